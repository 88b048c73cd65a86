"""Google's accounts, of YouTube and Drive
(https://developers.google.com/identity/protocols/oauth2/native-app)."""

from __future__ import annotations

from collections.abc import Mapping

from recorder_app.domain.work import Json
from recorder_app.platforms.http.origin import joined
from recorder_app.platforms.logins.login import (
    Credentials,
    LoginFailed,
    Person,
    Question,
    answered,
    require,
    require_address,
)

AUTH_URI = "https://accounts.google.com/o/oauth2/v2/auth"
TOKEN_URI = "https://oauth2.googleapis.com/token"

SCOPES = {
    # Captions and playlists need it; it covers uploads too.
    "youtube": "https://www.googleapis.com/auth/youtube.force-ssl",
    # “drive.file” can't put anything into a folder that the person has chosen.
    "google_drive": "https://www.googleapis.com/auth/drive",
}

_CLIENT_ID = Question(
    "client_id",
    "Client ID",
    "Of a client of the type “Desktop app” in your project at console.cloud.google.com.",
)
_CLIENT_SECRET = Question("client_secret", "Client secret", is_secret=True)


class Google:
    def __init__(self, platform: str) -> None:
        self._scope = SCOPES[platform]

    def imported(self, data: Mapping[str, Json]) -> Credentials:
        """An authorized-user file, as `google.oauth2.credentials.Credentials.to_json` and `gcloud`
        write it; for a server of one's own a token alone will do."""
        if data.get("type") == "service_account":
            raise ValueError("It is of a service account; a person's account is needed.")
        own = data.get("api_root")
        renewing = ("client_id", "client_secret", "refresh_token")
        has_token = data.get("token") or data.get("access_token")
        if not (own and has_token) or data.keys() & set(renewing):
            require(data, *renewing)
        require_address(data, "api_root")
        credentials = {"token_uri": joined(str(own), "/token") if own else TOKEN_URI, **data}
        require_address(credentials, "token_uri")
        return credentials

    def log_in(self, client: Mapping[str, Json], person: Person) -> Credentials:
        from recorder_app.platforms.logins import authorization

        known = {"auth_uri": AUTH_URI, "token_uri": TOKEN_URI, **client}
        for key in ("auth_uri", "token_uri", "api_root"):
            require_address(known, key)
        registered = authorization.Client(
            title="Google",
            auth_uri=str(known["auth_uri"]),
            token_uri=str(known["token_uri"]),
            client_id=answered(known, _CLIENT_ID, person),
            client_secret=answered(known, _CLIENT_SECRET, person),
            scope=self._scope,
            # Without these there is no refresh token where the person has been here before.
            wishes={"access_type": "offline", "prompt": "consent"},
        )
        answer = authorization.authorize(registered, person)
        granted = str(answer.get("scope") or self._scope).split()
        if self._scope not in granted:
            raise LoginFailed(
                "Google did not let the program upload: log in again and tick all boxes."
            )
        if not answer.get("refresh_token"):
            raise LoginFailed("Google let the program in for an hour only; log in again.")
        credentials: Credentials = {
            "type": "authorized_user",
            "client_id": registered.client_id,
            "client_secret": registered.client_secret,
            "refresh_token": answer["refresh_token"],
            "token_uri": registered.token_uri,
            "token": answer["access_token"],
            "expiry": authorization.expiry(answer),
            "scopes": granted,
        }
        if known.get("api_root"):
            credentials["api_root"] = known["api_root"]
        return credentials
