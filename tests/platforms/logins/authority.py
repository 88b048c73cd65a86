"""An authorization server on loopback: OAuth 2 with PKCE as RFC 6749 and 7636 say, and PeerTube's way
to tokens. It lies when told to."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import urlopen

CODE = "one-time-code"


class Authority:
    def __init__(self) -> None:
        self.requested: dict[str, str] = {}
        """Of the last authorization request."""
        self.forms: list[dict[str, str]] = []
        """Of the token requests."""
        self.denies = False
        self.changes: dict[str, str] = {}
        """Laid over what the redirect brings."""
        self.forgets_challenge = False
        self.tokens: dict[str, Any] = {
            "access_token": "access-secret",
            "refresh_token": "refresh-secret",
            "expires_in": 3600,
        }
        self.password = "correct horse"
        self.otp: str | None = None
        authority = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                if parts.path == "/authorize":
                    self.send_response(302)
                    self.send_header("Location", authority.redirect(dict(parse_qsl(parts.query))))
                    self.end_headers()
                elif parts.path == "/api/v1/oauth-clients/local":
                    self.reply(200, {"client_id": "local", "client_secret": "local-secret"})
                else:
                    self.reply(404, {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = dict(parse_qsl(body))
                authority.forms.append(form)
                if self.path == "/api/v1/users/token":
                    self.reply(*authority.peertube(form, self.headers.get("x-peertube-otp")))
                else:
                    self.reply(*authority.token(form))

            def reply(self, status: int, content: Any) -> None:
                body = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self._server.server_port}"

    @property
    def client(self) -> dict[str, str]:
        """As Google's console gives one out."""
        return {
            "client_id": "me",
            "client_secret": "client-secret",
            "auth_uri": f"{self.root}/authorize?fixed=1",
            "token_uri": f"{self.root}/token",
        }

    def redirect(self, request: dict[str, str]) -> str:
        self.requested = request
        brought = {"error": "access_denied"} if self.denies else {"code": CODE, "device_id": "dev"}
        query = {"state": request["state"], **brought, **self.changes}
        return f"{request['redirect_uri']}?{urlencode(query)}"

    def token(self, form: dict[str, str]) -> tuple[int, Any]:
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        expected = "another" if self.forgets_challenge else self.requested["code_challenge"]
        same_place = form["redirect_uri"] == self.requested["redirect_uri"]
        if form["code"] != CODE or challenge != expected or not same_place:
            return 400, {"error": "invalid_grant", "error_description": "The proof is wrong"}
        return 200, self.tokens

    def peertube(self, form: dict[str, str], otp: str | None) -> tuple[int, Any]:
        if form["password"] != self.password or form["client_secret"] != "local-secret":
            return 400, {
                "code": "invalid_grant",
                "type": "https://docs/#section/Errors/invalid_grant",
            }
        if self.otp is not None and otp is None:
            return 401, {"code": "missing_two_factor"}
        if self.otp is not None and otp != self.otp:
            return 403, {"type": "https://docs.joinpeertube.org/api/#errors/invalid_two_factor"}
        return 200, self.tokens

    def __enter__(self) -> Self:
        serve = self._server.serve_forever
        threading.Thread(target=serve, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def browse(address: str) -> None:
    """As a person who says yes."""
    with urlopen(address, timeout=10) as page:
        page.read()
