"""Accounts of a PeerTube server
(https://docs.joinpeertube.org/api-rest-reference.html#tag/Session)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recorder_app.domain.work import Json
from recorder_app.platforms.logins.login import (
    Credentials,
    LoginFailed,
    Person,
    Question,
    answered,
    require,
    require_address,
)
from recorder_app.sources.file_name import shown

_SERVER = Question("api_root", "Server", "Its address: https://peertube.example")
_USER = Question("username", "User name")
_PASSWORD = Question("password", "Password", is_secret=True)
_CODE = Question("otp", "Code of your authenticator app", is_secret=True)
_CODE_TRIES = 3
_KEPT = ("access_token", "refresh_token", "token_type", "expires_in", "refresh_token_expires_in")


class PeerTube:
    def imported(self, data: Mapping[str, Json]) -> Credentials:
        require(data, "access_token", "api_root")
        require_address(data, "api_root")
        return dict(data)

    def log_in(self, client: Mapping[str, Json], person: Person) -> Credentials:
        root = answered(client, _SERVER, person).rstrip("/").removesuffix("/api/v1")
        root = root if "://" in root else f"https://{root}"
        require_address({"api_root": root}, "api_root")
        local = _content("GET", f"{root}/api/v1/oauth-clients/local")
        if not local.get("client_id") or not local.get("client_secret"):
            raise LoginFailed(f"“{shown(root)}” is no PeerTube server.")
        registered = {name: str(local[name]) for name in ("client_id", "client_secret")}
        form = {
            **registered,
            "grant_type": "password",
            "username": answered(client, _USER, person),
            "password": answered(client, _PASSWORD, person),
        }
        answer = _token(root, form, person)
        kept = {name: answer[name] for name in _KEPT if name in answer}
        return {"api_root": root, **registered, **kept}


def _token(root: str, form: Mapping[str, str], person: Person) -> dict[str, Any]:
    """Asks for the code of the second factor where the server wants one."""
    headers: dict[str, str] = {}
    for _ in range(1 + _CODE_TRIES):
        answer = _content("POST", f"{root}/api/v1/users/token", data=form, headers=headers)
        if answer.get("access_token"):
            return answer
        # The reason stands in `code`, or at the end of a problem's `type` (RFC 7807).
        reason = str(answer.get("code") or answer.get("type") or "").rpartition("/")[2]
        if reason not in ("missing_two_factor", "invalid_two_factor"):
            break
        headers = {"x-peertube-otp": answered({}, _CODE, person)}
    if reason == "invalid_grant":
        raise LoginFailed("The user name or the password is wrong.")
    raise LoginFailed(
        f"PeerTube did not let the program in{f': {shown(reason)}' if reason else ''}."
    )


def _content(method: str, address: str, **what: Any) -> dict[str, Any]:
    from recorder_app.platforms.logins import authorization

    return authorization.content_of(authorization.asked("PeerTube", method, address, **what))
