"""Where secrets are kept: in the system's keyring, or, where there is none, in an encrypted file."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from uuid import uuid4

from recorder_app.engine import durable
from recorder_app.engine.accounts.file_drawer import FileDrawer
from recorder_app.engine.accounts.keyring_drawer import (
    KeyringDrawer,
    KeyringFailed,
    system_keyring,
)

log = logging.getLogger(__name__)

_SERVICE = "Recorder"


class Vault:
    """The secrets of one data folder, by name. Thread-safe. Touches the keyring when first asked."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the vault's own, in the data folder."""
        self._folder = folder
        self._file = FileDrawer(folder)
        # Of a secret in parts, none may be taken away while another thread puts them together.
        self._lock = threading.RLock()
        self._keyring: KeyringDrawer | None = None
        self._looked = False
        self._warning: str | None = None

    @property
    def warning(self) -> str | None:
        """For the person, where there is no keyring."""
        with self._lock:
            self._system()
            return self._warning

    def get(self, name: str) -> str | None:
        """None where there is none of that name, or it can't be read any more."""
        with self._lock:
            # What is in the file was put there without the keyring, so it is the newer one.
            secret = self._file.get(name)
            keyring = self._system() if secret is None else None
            if keyring:
                try:
                    secret = keyring.get(name)
                except KeyringFailed as error:
                    self._do_without(str(error))
            return secret

    def put(self, name: str, secret: str) -> None:
        with self._lock:
            if keyring := self._system():
                try:
                    keyring.put(name, secret)
                except KeyringFailed as error:
                    self._do_without(str(error))
                else:
                    self._file.remove(name)
                    return
            self._file.put(name, secret)

    def remove(self, name: str) -> None:
        """Raises `KeyringFailed` where the keyring keeps it all the same."""
        with self._lock:
            self._file.remove(name)
            if keyring := self._system():
                keyring.remove(name)

    def _system(self) -> KeyringDrawer | None:
        if not self._looked:
            self._looked = True
            found = system_keyring()
            if found is None:
                self._do_without("This system has no keyring.")
            else:
                self._keyring = KeyringDrawer(found, f"{_SERVICE} {self._identity()}")
        return self._keyring

    def _do_without(self, reason: str) -> None:
        """Until the next start."""
        self._keyring = None
        self._warning = (
            f"{reason} Logins are kept in an encrypted file in “{self._folder}”; its key lies beside "
            "it, so keep that folder to yourself."
        )
        log.warning("%s", self._warning)

    def _identity(self) -> str:
        """Of the data folder, so that two of them don't mix; it moves with the folder."""
        path = self._folder / "identity.json"
        known = (durable.read_json(path) or {}).get("id")
        if not known:
            known = uuid4().hex
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            durable.write_json(path, {"id": known})
        return str(known)
