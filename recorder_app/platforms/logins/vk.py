"""Accounts of VK: VK ID, which is OAuth 2.1
(https://id.vk.com/about/business/go/docs/ru/vkid/latest/vk-id/connection/api-integration/api-description)."""

from __future__ import annotations

from collections.abc import Mapping

from recorder_app.domain.work import Json
from recorder_app.platforms.logins.login import (
    Credentials,
    Person,
    Question,
    answered,
    require,
    require_address,
)

AUTH_URI = "https://id.vk.com/authorize"
TOKEN_URI = "https://id.vk.com/oauth2/auth"
SCOPE = "video groups wall"

_CLIENT_ID = Question("client_id", "App ID", "Of your app at id.vk.com, with access to videos.")
_PORT = Question(
    "redirect_port",
    "Redirect port",
    "The port in the app's trusted redirect address, http://localhost:PORT/.",
)


class VK:
    def imported(self, data: Mapping[str, Json]) -> Credentials:
        require(data, "access_token")
        require_address(data, "api_root")
        return dict(data)

    def log_in(self, client: Mapping[str, Json], person: Person) -> Credentials:
        from recorder_app.platforms.logins import authorization

        known = {"auth_uri": AUTH_URI, "token_uri": TOKEN_URI, **client}
        for key in ("auth_uri", "token_uri", "api_root"):
            require_address(known, key)
        port = _port(answered(known, _PORT, person))
        registered = authorization.Client(
            title="VK",
            auth_uri=str(known["auth_uri"]),
            token_uri=str(known["token_uri"]),
            client_id=answered(known, _CLIENT_ID, person),
            scope=SCOPE,
            # VK ID names the device in the redirect and wants to hear it again.
            brought=("device_id", "state"),
            host="localhost",
            port=port,
        )
        answer = authorization.authorize(registered, person)
        credentials: Credentials = {
            "access_token": answer["access_token"],
            "expiry": authorization.expiry(answer),
            "client_id": registered.client_id,
            "token_uri": registered.token_uri,
            "redirect_port": str(port),
        }
        for key in ("refresh_token", "device_id", "user_id"):
            if answer.get(key):
                credentials[key] = answer[key]
        if known.get("api_root"):
            credentials["api_root"] = known["api_root"]
        return credentials


def _port(written: str) -> int:
    if not written.isdecimal() or not 0 <= int(written) < 2**16:
        raise ValueError("The redirect port is a number from 1 to 65535.")
    return int(written)
