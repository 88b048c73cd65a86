"""Where a browser is sent back to after a login: a port of this machine that hears one answer
(RFC 8252, section 7.3)."""

from __future__ import annotations

import hmac
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from recorder_app.platforms.logins.login import LoginFailed

LIMIT_S = 300.0
"""How long a person may take."""

_LOOK_S = 0.1
_PAGE = """<!doctype html><meta charset="utf-8"><title>Recorder</title>
<p style="font: 1.2em sans-serif; margin: 4em; text-align: center">{}</p>"""


class Redirect:
    """Listens from its construction to the end of the `with` block."""

    def __init__(self, state: str, *, port: int = 0, host: str = "127.0.0.1") -> None:
        """`state` is what the answer must carry; `port` 0 is any that is free, `host` the name under
        which the browser is sent here. Raises `LoginFailed` where the port is taken."""
        self._answers: SimpleQueue[dict[str, str]] = SimpleQueue()
        handler = type("Handler", (_Handler,), {"state": state, "answers": self._answers})
        try:
            self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError as error:
            raise LoginFailed(f"Port {port} is taken by another program.") from error
        self.address = f"http://{host}:{self._server.server_port}/"

    def __enter__(self) -> Self:
        serve = self._server.serve_forever
        threading.Thread(target=serve, args=(_LOOK_S,), name="login", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, given_up: threading.Event) -> dict[str, str]:
        """What the browser brought. Raises `LoginFailed` when nothing comes, or nothing is wanted any
        more."""
        ends_at = time.monotonic() + LIMIT_S
        while not given_up.is_set():
            if time.monotonic() > ends_at:
                raise LoginFailed("The login was not finished in time; try again.")
            try:
                return self._answers.get(timeout=_LOOK_S)
            except Empty:
                continue
        raise LoginFailed("The login was given up.")


class _Handler(BaseHTTPRequestHandler):
    state: str
    answers: SimpleQueue[dict[str, str]]
    timeout = 10.0

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        if parts.path != "/" or not query:
            return self._reply(404, "There is nothing here.")
        # Anybody's page may send the browser here; whoever began the login knows the state.
        if not hmac.compare_digest(query.get("state", "").encode(), self.state.encode()):
            return self._reply(400, "This is not the answer to the login that was begun.")
        if "error" in query:
            self._reply(200, "The login was denied. You can close this page.")
        else:
            self._reply(200, "You are logged in. You can close this page.")
        self.answers.put(query)
        return None

    def _reply(self, status: int, text: str) -> None:
        content = _PAGE.format(text).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing: the addresses hold the code."""
