"""An account's tokens: https://docs.joinpeertube.org/api/rest-getting-started"""

from __future__ import annotations

from recorder_app.domain.errors import Transient
from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http import service
from recorder_app.platforms.http.login import log_in_again
from recorder_app.platforms.http.origin import joined
from recorder_app.platforms.http.service import content_of
from recorder_app.platforms.peertube.video import TITLE
from recorder_app.sources.http_answer import retry_after_s

_NEEDED = ("refresh_token", "client_id", "client_secret")
_KEPT = ("access_token", "refresh_token", "expires_in", "refresh_token_expires_in")


class PeerTubeLogin:
    """An access token lives for a day; the refresh token that comes with it can be used once."""

    def __init__(self, root: str, context: UploadContext) -> None:
        self._root = root
        self._context = context

    def token(self) -> str:
        account = self._context.account
        if not (account.get("access_token") or account.get("token")):
            self.renew()
        account = self._context.account
        return str(account.get("access_token") or account.get("token"))

    def renew(self) -> None:
        account = dict(self._context.account)
        if not all(account.get(name) for name in _NEEDED):
            raise log_in_again(TITLE)
        form = {name: str(account[name]) for name in _NEEDED} | {"grant_type": "refresh_token"}
        with service.client(service.Patience()) as http, service.explained(TITLE):
            answer = http.post(joined(self._root, "/api/v1/users/token"), data=form)
        if answer.status_code >= 500 or answer.status_code in {408, 425, 429}:
            raise Transient(
                f"{TITLE} can't renew the login at the moment ({answer.status_code}).",
                retry_after_s=retry_after_s(answer.headers.get("retry-after")),
            )
        renewed = content_of(answer)
        if not answer.is_success or not renewed.get("access_token"):
            raise log_in_again(TITLE)
        account |= {name: renewed[name] for name in _KEPT if renewed.get(name)}
        self._context.renew_account(account)
