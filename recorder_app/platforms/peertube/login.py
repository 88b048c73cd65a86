"""An account's tokens: https://docs.joinpeertube.org/api/rest-getting-started"""

from __future__ import annotations

from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http.origin import joined
from recorder_app.platforms.http.refresh import refreshed
from recorder_app.platforms.peertube.video import TITLE


class PeerTubeLogin:
    """An access token lives for a day; the refresh token that comes with it can be used once."""

    def __init__(self, root: str, context: UploadContext) -> None:
        self._token_uri = joined(root, "/api/v1/users/token")
        self._context = context

    def token(self) -> str:
        if not self._context.account.get("access_token"):
            self.renew()
        return str(self._context.account["access_token"])

    def renew(self) -> None:
        names = ("refresh_token", "client_id", "client_secret")
        account = refreshed(TITLE, self._token_uri, self._context.account, names)
        self._context.renew_account(account)
