"""Every body is JSON, whatever kind its sender says it is."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class JsonBodies:
    """ASGI middleware. Many a client that sends JSON calls it a form unless it is told otherwise (curl's
    `-d`, Python's urllib). No page of another site gets in by that: the guard has seen the token."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            others = [each for each in scope["headers"] if each[0] != b"content-type"]
            scope = {**scope, "headers": [*others, (b"content-type", b"application/json")]}
        await self._app(scope, receive, send)
