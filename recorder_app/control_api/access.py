"""Who may speak to the control API: programs of the same person that can read its token."""

from __future__ import annotations

import hmac
import json
import os
import secrets
from pathlib import Path

_TOKEN_BYTES = 32


class Access:
    """A token of 256 bits, and the names under which the API may be called."""

    def __init__(self, port: int) -> None:
        self._token = secrets.token_urlsafe(_TOKEN_BYTES)
        names = ("127.0.0.1", "localhost")
        self.url = f"http://127.0.0.1:{port}"
        self._hosts = frozenset(names) | {f"{name}:{port}" for name in names}
        self._origins = frozenset(f"http://{name}:{port}" for name in names)

    @property
    def announcement(self) -> str:
        """What a client needs, as one line of JSON. It holds the token."""
        return json.dumps({"url": self.url, "token": self._token})

    def knows(self, authorization: str) -> bool:
        """Whether the header carries the token; takes the same time however much of it is right."""
        scheme, _, token = authorization.partition(" ")
        is_token = hmac.compare_digest(token.strip().encode(), self._token.encode())
        return is_token and scheme.lower() == "bearer"

    def is_host(self, host: str) -> bool:
        """A page of another site may have its name point here; its `Host` tells."""
        return host.lower() in self._hosts

    def is_origin(self, origin: str) -> bool:
        return origin.lower() in self._origins

    def write(self, path: Path) -> None:
        """To a file that only its owner can read, at no moment half written."""
        partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
        partial.unlink(missing_ok=True)
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(self.announcement)
        partial.replace(path)
