"""PeerTube's accounts: tokens, who one is, which channels one has.

https://docs.joinpeertube.org/api/rest-getting-started
https://docs.joinpeertube.org/api-rest-reference.html#tag/Session
"""

from __future__ import annotations

import itertools
from typing import Any

from tests.servers.loopback import Loopback, Reply, Request

CLIENT = {"client_id": "peertube-client", "client_secret": "peertube-client-secret"}
USER, PASSWORD, REFRESH_TOKEN = "recorder", "peertube-password-secret", "peertube-refresh-secret"
CHANNEL_ID = 7


def problem(status: int, code: str, detail: str = "") -> Reply:
    """RFC 7807, as PeerTube writes it."""
    return Reply(status, problem_body(status, code, detail))


def problem_body(status: int, code: str, detail: str = "") -> dict[str, Any]:
    return {"type": "about:blank", "status": status, "code": code, "detail": detail or code}


class PeerTubeLogin(Loopback):
    """Access tokens last until `expire`; after `revoke` the login is gone for good."""

    def __init__(self, *, root: str = "") -> None:
        super().__init__(root=root)
        self._numbers = itertools.count(1)
        self._tokens: set[str] = set()
        self.refresh_token = REFRESH_TOKEN
        self.revoked = False
        self.refreshes = 0

    def credentials(self) -> dict[str, Any]:
        return {
            "access_token": self.issue(),
            "refresh_token": self.refresh_token,
            **CLIENT,
            "api_root": self.api_root,
        }

    def issue(self) -> str:
        with self.lock:
            token = f"peertube-access-secret-{next(self._numbers)}"
            self._tokens.add(token)
            return token

    def expire(self) -> None:
        with self.lock:
            self._tokens.clear()

    def revoke(self) -> None:
        self.expire()
        self.revoked = True

    def refusal(self, request: Request) -> Reply | None:
        open_to_all = {"oauth_clients", "token", "config", "words"}
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if request.operation in open_to_all or token in self._tokens:
            return None
        return problem(401, "invalid_token", "Invalid token: access token is invalid")

    def _client(self, request: Request) -> Reply:
        return Reply(200, CLIENT)

    def _token(self, request: Request) -> Reply:
        form = request.form()
        if {name: form.get(name) for name in CLIENT} != CLIENT:
            return problem(400, "invalid_client")
        by_password = form.get("grant_type") == "password"
        known = (
            (form.get("username"), form.get("password")) == (USER, PASSWORD)
            if by_password
            else form.get("refresh_token") == self.refresh_token and not self.revoked
        )
        if not known:
            return problem(400, "invalid_grant", "Invalid grant: refresh token is invalid")
        self.refreshes += not by_password
        with self.lock:
            # "Only one access token can currently be used at a time"; the refresh token rotates.
            self._tokens.clear()
            self.refresh_token = f"{REFRESH_TOKEN}-{next(self._numbers)}"
        return Reply(
            200,
            {
                "token_type": "Bearer",
                "access_token": self.issue(),
                "refresh_token": self.refresh_token,
                "expires_in": 86399,
                "refresh_token_expires_in": 1209600,
            },
        )

    def _me(self, request: Request) -> Reply:
        channel = {"id": CHANNEL_ID, "name": "recorder_channel", "displayName": "Recorder's"}
        account = {"id": 3, "name": USER, "displayName": "Recorder"}
        found = {"id": 3, "username": USER, "account": account, "videoChannels": [channel]}
        return Reply(200, found | {"videoQuota": -1, "videoQuotaDaily": -1})

    def _channels(self, request: Request) -> Reply:
        channel = {"id": CHANNEL_ID, "name": "recorder_channel", "displayName": "Recorder's"}
        return Reply(200, {"total": 1, "data": [channel]})
