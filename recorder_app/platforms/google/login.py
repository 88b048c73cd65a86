"""A Google account's access token, renewed with its refresh token.

https://developers.google.com/identity/protocols/oauth2/native-app#offline
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from recorder_app.domain.errors import NeedsUser, Transient
from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http.failures import NOT_THERE
from recorder_app.platforms.http.login import log_in_again
from recorder_app.platforms.http.service import (
    Patience,
    client,
    content_of,
    explained,
    quickly_again,
)
from recorder_app.sources.http_answer import retry_after_s

TOKEN_URI = "https://oauth2.googleapis.com/token"
_LASTS_S = 3600
_EXPIRES_EARLIER = timedelta(seconds=60)


class GoogleLogin:
    """The account has the form of an authorized-user file; `context` keeps what is renewed."""

    def __init__(self, title: str, context: UploadContext) -> None:
        self._title = title
        self._context = context
        self._account: dict[str, Any] = dict(context.account)

    def token(self) -> str:
        held = str(self._account.get("token") or self._account.get("access_token") or "")
        if held and not (_is_past(self._account.get("expiry")) and self._can_renew()):
            return held
        self.renew()
        return str(self._account["token"])

    def renew(self) -> None:
        """Get a new access token. Raises `NeedsUser` where the login was revoked or has expired (after
        7 days for an app in testing), `Transient` where Google can't be asked."""
        if not self._can_renew():
            raise log_in_again(self._title)
        content = quickly_again(self._ask_once)
        self._account["token"] = content["access_token"]
        if "access_token" in self._account:
            self._account["access_token"] = content["access_token"]
        self._account["expiry"] = _expiry(content.get("expires_in"))
        if content.get("refresh_token"):
            self._account["refresh_token"] = content["refresh_token"]
        self._context.renew_account(dict(self._account))

    def _can_renew(self) -> bool:
        return bool(self._account.get("refresh_token"))

    def _ask_once(self) -> dict[str, Any]:
        form = {
            "grant_type": "refresh_token",
            "refresh_token": str(self._account["refresh_token"]),
            "client_id": str(self._account.get("client_id") or ""),
            "client_secret": str(self._account.get("client_secret") or ""),
        }
        address = str(self._account.get("token_uri") or TOKEN_URI)
        with client(Patience()) as asking, explained(self._title):
            answer = asking.post(address, data=form)
        content = content_of(answer)
        if answer.is_success and content.get("access_token"):
            return content
        status = answer.status_code
        later = status in {408, 425, 429} or (status >= 500 and status not in NOT_THERE)
        if later or answer.is_success:
            raise Transient(
                f"{self._title}: the login can’t be renewed at the moment.",
                retry_after_s=retry_after_s(answer.headers.get("retry-after")),
            )
        raise self._refused(str(content.get("error") or ""))

    def _refused(self, error: str) -> NeedsUser:
        if error == "invalid_grant":
            return NeedsUser(
                f"{self._title}: the login has expired or was withdrawn. Log in again.",
                kind=log_in_again(self._title).kind,
            )
        return log_in_again(self._title)


def _expiry(expires_in: object) -> str:
    """As google-auth writes it; an hour where the answer says nothing of use."""
    try:
        until = datetime.now(UTC) + timedelta(seconds=float(str(expires_in or _LASTS_S)))
    except (ValueError, OverflowError):
        until = datetime.now(UTC) + timedelta(seconds=_LASTS_S)
    return until.strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_past(expiry: object) -> bool:
    """Whether a token's time is over, or nearly. Without a zone it is UTC, as google-auth writes it."""
    try:
        until = datetime.fromisoformat(str(expiry))
    except ValueError:
        return False
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return until - _EXPIRES_EARLIER <= datetime.now(UTC)
