"""What YouTube's and Drive's servers share: tokens, sessions, errors in Google's form.

https://developers.google.com/identity/protocols/oauth2/native-app#offline
https://developers.google.com/youtube/v3/docs/errors
https://developers.google.com/drive/api/guides/handle-errors
"""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from typing import Any

from tests.servers.loopback import Loopback, Reply, Request, Route
from tests.servers.resumable import Session, Sessions

REFRESH_TOKEN = "1//refresh-secret"
CLIENT_SECRET = "client-secret"


def problem(status: int, reason: str, message: str = "", domain: str = "global") -> Reply:
    """An error as Google's APIs write it."""
    return Reply(status, problem_body(status, reason, message, domain))


def problem_body(
    status: int, reason: str, message: str = "", domain: str = "global"
) -> dict[str, Any]:
    text = message or reason
    errors = [{"message": text, "domain": domain, "reason": reason}]
    return {"error": {"code": status, "message": text, "errors": errors}}


UNAUTHORIZED = problem_body(401, "authError", "Invalid Credentials")


class GoogleServer(Loopback, ABC):
    """Access tokens last until `expire`; after `revoke` the login is gone for good."""

    def __init__(self, *, root: str = "/google", counted: bool = False) -> None:
        super().__init__(root=root)
        self._numbers = itertools.count(1)
        self._tokens: set[str] = set()
        self.revoked = False
        self.refreshes = 0
        self.sessions = Sessions(self.publish, counted=counted)

    @abstractmethod
    def publish(self, session: Session) -> Reply: ...

    def credentials(self, *, logged_in: bool = False) -> dict[str, Any]:
        """An account, with an access token that is valid already or without one."""
        account = {
            "type": "authorized_user",
            "client_id": "recorder.apps.example",
            "client_secret": CLIENT_SECRET,
            "refresh_token": REFRESH_TOKEN,
            "token_uri": f"{self.origin}/token",
            "api_root": self.api_root,
        }
        return account | {"token": self.issue()} if logged_in else account

    def issue(self) -> str:
        with self.lock:
            token = f"ya29.access-secret-{next(self._numbers)}"
            self._tokens.add(token)
            return token

    def expire(self) -> None:
        """No access token is valid any more."""
        with self.lock:
            self._tokens.clear()

    def revoke(self) -> None:
        self.expire()
        self.revoked = True

    def allows(self, request: Request) -> bool:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and token in self._tokens

    def refusal(self, request: Request) -> Reply | None:
        if request.operation == "token" or self.allows(request):
            return None
        return Reply(401, UNAUTHORIZED)

    def _token(self, request: Request) -> Reply:
        form = request.form()
        if form.get("grant_type") != "refresh_token" or "client_id" not in form:
            return Reply(400, {"error": "invalid_request"})
        if self.revoked or form.get("refresh_token") != REFRESH_TOKEN:
            said = "Token has been expired or revoked."
            return Reply(400, {"error": "invalid_grant", "error_description": said})
        self.refreshes += 1
        return Reply(
            200, {"access_token": self.issue(), "expires_in": 3599, "token_type": "Bearer"}
        )

    def unknown(self, request: Request) -> Reply:
        return problem(404, "notFound", "Not Found")

    def begin(self, request: Request, path: str, resource: dict[str, Any]) -> Reply:
        """Open a session for `resource`; its address is in `Location`."""
        announced = request.headers.get("x-upload-content-length")
        name = f"session-secret-{next(self._numbers)}"
        total = None if announced is None else int(announced)
        self.sessions.begin(name, total, resource, request.headers)
        address = f"{self.api_root}{path}?uploadType=resumable&upload_id={name}"
        return Reply(200, headers={"Location": address})

    def put_chunk(self, request: Request) -> Reply:
        return self.sessions.put(request.query.get("upload_id", ""), request)

    def delete_session(self, request: Request) -> Reply:
        return self.sessions.delete(request.query.get("upload_id", ""), 499)

    TOKEN = Route("POST", "/token", "token", _token, below_root=False)

    def kind(self, route: Route, request: Request) -> str:
        """A chunk is `upload`, a question for the offset `query`."""
        asks = request.headers.get("content-range", "").startswith("bytes */")
        if route.name == "upload" and asks and not request.length:
            request.operation = "query"
        return request.operation
