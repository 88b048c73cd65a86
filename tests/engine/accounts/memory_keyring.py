"""A keyring in memory, as small as Windows' is; it can be made to fail, and forget."""

from __future__ import annotations

import threading

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError, PasswordSetError

WINDOWS_BYTES = 2560


class MemoryKeyring(KeyringBackend):
    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = False
        self.forgetful = False
        self.asked = threading.Event()
        self.answers = threading.Event()
        """Cleared, it waits for a password that nobody types."""
        self.answers.set()

    def get_password(self, service: str, username: str) -> str | None:
        self._check("")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check(password)
        if len(password.encode("utf-16-le")) > WINDOWS_BYTES:
            raise PasswordSetError(f"too long: {password}")
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check("")
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")

    def _check(self, password: str) -> None:
        self.asked.set()
        self.answers.wait()
        if self.broken:
            raise RuntimeError(f"locked while given {password}")
