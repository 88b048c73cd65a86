"""Google's accounts, of YouTube and Drive."""

from __future__ import annotations

from collections.abc import Mapping

from recorder_app.domain.work import Json
from recorder_app.platforms.logins.login import Credentials, require, require_address

TOKEN_URI = "https://oauth2.googleapis.com/token"


class Google:
    def __init__(self, platform: str) -> None:
        self._platform = platform

    def imported(self, data: Mapping[str, Json]) -> Credentials:
        """An authorized-user file, as `google.oauth2.credentials.Credentials.to_json` and `gcloud`
        write it."""
        if data.get("type") == "service_account":
            raise ValueError("It is of a service account; a person's account is needed.")
        require(data, "client_id", "client_secret", "refresh_token")
        credentials = {"token_uri": TOKEN_URI, **data}
        require_address(credentials, "token_uri")
        require_address(credentials, "api_root")
        return credentials
