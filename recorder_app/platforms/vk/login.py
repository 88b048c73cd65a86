"""An account's tokens at VK ID, which live for an hour; each refresh token can be used once.

https://id.vk.com/about/business/go/docs/ru/vkid/latest/vk-id/connection/api-integration/api-description
"""

from __future__ import annotations

import secrets

from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http.login import log_in_again
from recorder_app.platforms.http.refresh import refreshed
from recorder_app.platforms.vk.video import TITLE

TOKEN_URI = "https://id.vk.com/oauth2/auth"

_NEEDED = ("refresh_token", "client_id", "device_id")


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
        account = self._context.account
        token_uri = str(account.get("token_uri") or TOKEN_URI)
        state = secrets.token_urlsafe(32)
        self._context.renew_account(refreshed(TITLE, token_uri, account, _NEEDED, state=state))
