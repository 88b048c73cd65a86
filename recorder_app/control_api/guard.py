"""Before anything of a request is looked at: is it for us, from here, and from whom?"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from recorder_app.control_api.access import Access
from recorder_app.control_api.problems import problem


class Guard:
    """ASGI middleware. Refuses foreign `Host` and `Origin` with 403, a wrong token with 401."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, headers: Headers) -> Response | None:
        if not all(map(self._access.is_host, headers.getlist("host") or [""])):
            return problem(403, "foreign_host", "The Host header is not this program's address.")
        if not all(map(self._access.is_origin, headers.getlist("origin"))):
            return problem(403, "foreign_origin", "Pages of other sites are not listened to.")
        if not self._access.knows(headers.get("authorization", "")):
            return problem(
                401,
                "unauthorized",
                "The token is missing or wrong; it stands in control-api.json in the data folder.",
                {"WWW-Authenticate": "Bearer"},
            )
        return None
