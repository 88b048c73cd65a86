"""Commands on accounts."""

from __future__ import annotations

from collections.abc import Mapping

from recorder_app import platforms
from recorder_app.domain import transitions
from recorder_app.domain.account import Account
from recorder_app.domain.naming import name_as_kept
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json
from recorder_app.engine.commands.means import Commanding
from recorder_app.platforms import logins
from recorder_app.platforms.logins.login import Person


class AccountCommands(Commanding):
    """Thread-safe."""

    def accounts(self) -> list[Account]:
        return self._accounts.all()

    @property
    def vault_warning(self) -> str | None:
        return self._accounts.warning

    def add_account(self, platform: str, name: str, credentials: Mapping[str, Json]) -> Account:
        """Add it, or replace the one of its name; what waits for this login goes on."""
        taken = checked_name(platform, name)
        found = logins.load(platform).imported(credentials)
        account = self._accounts.add(platform, taken, found)
        with self._store.write() as tx:
            waiting = tx.recordings(tx.waiting_for_login(platform, taken))
            there = (platform, taken)
            tx.save_all([transitions.let_go(each, (WaitKind.LOGIN,), there) for each in waiting])
        return account

    def login(
        self,
        platform: str,
        name: str,
        person: Person,
        client: Mapping[str, Json] | None = None,
    ) -> Account:
        """`add_account` with the credentials of a login, which ends when the person is through. Raises
        `LoginFailed`, and `ValueError` for a name or a client that can't be used."""
        known = {**self._accounts.client(platform, checked_name(platform, name)), **(client or {})}
        return self.add_account(platform, name, logins.load(platform).log_in(known, person))

    def remove_account(self, platform: str, name: str) -> list[str]:
        """Answers the names of the presets that use it."""
        name = name_as_kept(name)
        self._accounts.remove(platform, name)
        with self._store.read() as tx:
            return [
                each.name
                for each in tx.presets()
                if (each.platform, each.account) == (platform, name)
            ]


def checked_name(platform: str, name: str) -> str:
    """The name as it is kept. Raises `ValueError` for one, or a platform, that can't be used."""
    if not platforms.load(platform).needs_account:
        raise ValueError(f"{platforms.title(platform)} needs no account.")
    kept = name_as_kept(name)
    if not kept:
        raise ValueError("An account needs a name.")
    return kept
