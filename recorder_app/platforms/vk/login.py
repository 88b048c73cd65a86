"""An account's tokens at VK ID, which live for an hour
(https://id.vk.com/about/business/go/docs/ru/vkid/latest/vk-id/connection/api-integration/api-description).
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from recorder_app.domain.errors import Transient
from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http import service
from recorder_app.platforms.http.login import log_in_again
from recorder_app.platforms.http.service import content_of
from recorder_app.platforms.vk.video import TITLE
from recorder_app.sources.http_answer import retry_after_s

TOKEN_URI = "https://id.vk.com/oauth2/auth"

_NEEDED = ("refresh_token", "client_id", "device_id")
_STATE_BYTES = 32


class VKLogin:
    """A token of another origin, without what it takes to renew it, is used as it is."""

    def __init__(self, context: UploadContext) -> None:
        self._context = context

    def token(self) -> str:
        account = self._context.account
        held = str(account.get("access_token") or account.get("token") or "")
        if not held:
            raise log_in_again(TITLE)
        return held

    def renew(self) -> None:
        account = dict(self._context.account)
        if not all(account.get(name) for name in _NEEDED):
            raise log_in_again(TITLE)
        form = {name: str(account[name]) for name in _NEEDED} | {
            "grant_type": "refresh_token",
            "state": secrets.token_urlsafe(_STATE_BYTES),
        }
        address = str(account.get("token_uri") or TOKEN_URI)
        with service.client(service.Patience()) as http, service.explained(TITLE):
            answer = http.post(address, data=form)
        if answer.status_code >= 500 or answer.status_code in {408, 425, 429}:
            raise Transient(
                f"{TITLE} can't renew the login at the moment ({answer.status_code}).",
                retry_after_s=retry_after_s(answer.headers.get("retry-after")),
            )
        renewed = content_of(answer)
        if not answer.is_success or not renewed.get("access_token"):
            raise log_in_again(TITLE)
        lasts = timedelta(seconds=float(renewed.get("expires_in") or 3600))
        account |= {
            "access_token": renewed["access_token"],
            "refresh_token": renewed.get("refresh_token") or account["refresh_token"],
            "expiry": f"{datetime.now(UTC) + lasts:%Y-%m-%dT%H:%M:%SZ}",
        }
        self._context.renew_account(account)
