"""Secrets in an encrypted file, with the key in a file beside it that only its owner can read."""

from __future__ import annotations

import json
import logging
import os
import threading
from pathlib import Path

from recorder_app.engine import durable, sealing

log = logging.getLogger(__name__)


class FileDrawer:
    """In a folder of its own. Thread-safe; the caller is the only program that writes there."""

    def __init__(self, folder: Path) -> None:
        self._secrets = folder / "secrets"
        self._key = folder / "key"
        self._lock = threading.Lock()

    def get(self, name: str) -> str | None:
        with self._lock:
            try:
                return self._read().get(name)
            except OSError as error:
                log.warning("the file with the logins can't be read: %s", error.strerror)
                return None

    def put(self, name: str, secret: str) -> None:
        with self._lock:
            self._write(self._read() | {name: secret})

    def remove(self, name: str) -> None:
        with self._lock:
            there = self._read()
            if there.pop(name, None) is not None:
                self._write(there)

    def _read(self) -> dict[str, str]:
        """Nothing where it was sealed with a key that is gone. Raises `OSError` for what is there and
        can't be read: nobody may take it for nothing, and replace it."""
        try:
            opened = sealing.unseal(self._secrets.read_text("ascii"), self._key.read_text("ascii"))
            there = json.loads(opened or "{}")
        except (FileNotFoundError, ValueError):
            return {}
        return there if isinstance(there, dict) else {}

    def _write(self, there: dict[str, str]) -> None:
        self._key.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            key = self._key.read_text("ascii")
        except FileNotFoundError:
            key = sealing.new_key()
            _write_for_owner(self._key, key)
        _write_for_owner(self._secrets, sealing.seal(json.dumps(there), key))


def _write_for_owner(path: Path, text: str) -> None:
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    durable.sync_folder(path.parent)
