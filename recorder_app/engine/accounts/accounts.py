"""The accounts of a data folder: what is known of them in the store, their secrets in the vault."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime

from recorder_app import platforms
from recorder_app.domain.account import Account
from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json
from recorder_app.engine import sealing
from recorder_app.engine.accounts.vault import Vault
from recorder_app.sources.file_name import shown
from recorder_app.store.store import Store

Credentials = Mapping[str, Json]

_OF_THE_CLIENT = ("client_id", "client_secret", "token_uri", "redirect_port", "api_root")
_SEALING_KEY = "sealing key"


class Accounts:
    """Thread-safe. Credentials are handed to uploads and to nothing else."""

    def __init__(self, store: Store, vault: Vault) -> None:
        self._store = store
        self._vault = vault
        self._lock = threading.Lock()

    @property
    def warning(self) -> str | None:
        """For the person, where secrets can't be kept as well as they should be."""
        return self._vault.warning

    def all(self) -> list[Account]:
        """By platform and name."""
        with self._store.read() as tx:
            return tx.accounts()

    def credentials(self, platform: str, name: str | None) -> Credentials:
        """Raises `NeedsUser` where a login is missing, or what was kept of it is damaged."""
        secret = self._vault.get(_secret_name(platform, name)) if name else None
        try:
            credentials = json.loads(secret or "")
        except ValueError:
            credentials = None
        if not isinstance(credentials, dict):
            raise NeedsUser(_login_missing(platform, name), kind=WaitKind.LOGIN)
        return credentials

    def client(self, platform: str, name: str) -> Credentials:
        """With what an account that is there has logged in, so that nobody is asked for it again: its
        server, and the program as it is registered there."""
        try:
            credentials = self.credentials(platform, name)
        except NeedsUser:
            return {}
        return {key: credentials[key] for key in _OF_THE_CLIENT if key in credentials}

    def add(self, platform: str, name: str, credentials: Credentials) -> Account:
        """Or replace the one of that name."""
        facts = {"added_at": datetime.now(UTC).isoformat()}
        if credentials.get("api_root"):
            facts["api_root"] = str(credentials["api_root"])
        account = Account(platform, name, facts)
        with self._lock:
            self._vault.put(_secret_name(platform, name), json.dumps(dict(credentials)))
            with self._store.write() as tx:
                tx.put_account(account)
        return account

    def renew(
        self, platform: str, name: str, credentials: Credentials, *, used: Credentials
    ) -> None:
        """Keep new tokens of an account in place of those that an upload has used. One that was removed
        meanwhile stays removed, one that was logged in anew or renewed by another upload stays so."""
        with self._lock, suppress(NeedsUser):
            with self._store.read() as tx:
                known = tx.account(platform, name)
            if known is not None and self.credentials(platform, name) == used:
                self._vault.put(_secret_name(platform, name), json.dumps(dict(credentials)))

    def remove(self, platform: str, name: str) -> None:
        """Raises `ValueError` where there is none."""
        with self._lock:
            with self._store.read() as tx:
                if tx.account(platform, name) is None:
                    raise ValueError(unknown_account(platform, name))
            # First what is secret: a death in between leaves an account without a login, not a login
            # that nobody knows of.
            self._vault.remove(_secret_name(platform, name))
            with self._store.write() as tx:
                tx.remove_account(platform, name)

    def secrets(self, platform: str, name: str | None) -> dict[str, Json]:
        """What a child is told besides its upload (see `recorder_app.engine.children.wire`). Raises as
        `credentials` does."""
        account = self.credentials(platform, name)
        return {"account": dict(account), "sealing_key": self.sealing_key()}

    def sealing_key(self) -> str:
        """For what checkpoints keep and must not show; see `recorder_app.engine.sealing`."""
        with self._lock:
            key = self._vault.get(_SEALING_KEY)
            if not key:
                key = sealing.new_key()
                self._vault.put(_SEALING_KEY, key)
            return key


def unknown_account(platform: str, name: str) -> str:
    return f"There is no {platforms.title(platform)} account called “{shown(name)}”."


def _secret_name(platform: str, name: str | None) -> str:
    return f"account/{platform}/{name}"


def _login_missing(platform: str, name: str | None) -> str:
    title = platforms.title(platform)
    if name is None:
        return f"The preset names no {title} account: add one, and choose it in the preset."
    return f"{title} needs a login as “{shown(name)}”: add the account again."
