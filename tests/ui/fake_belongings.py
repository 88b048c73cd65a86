"""Accounts, presets and rules in memory; which calls were made."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Any

from recorder_app.domain.account import Account
from recorder_app.domain.preset import Preset
from recorder_app.domain.rule import Rule
from recorder_app.engine.front import Preview
from recorder_app.platforms.logins.login import LoginFailed, Person, Question


class FakeBelongings:
    def __init__(self) -> None:
        self.calls: list[str] = []
        self.known_accounts: list[Account] = []
        self.known_presets = [Preset("Folder", "folder"), Preset("Archive", "folder")]
        self.known_rules: list[Rule] = []
        self.previews: list[Preview] = []
        """What the next previews show."""
        self.logged_in = threading.Event()
        """The person is through with a login: cleared, it goes on until it is set or given up."""
        self.logged_in.set()
        self.previewed: tuple[Preset, int] | None = None
        """What was looked at last."""
        self.preset_problem = ""
        """Why no preset is kept."""
        self.asks = True
        """Whether a login asks for a password."""
        self.login_problem = ""
        """With which the next logins end; empty: they succeed."""
        self.given_up = 0
        """Logins that the person has given up."""
        self.client: Mapping[str, Any] | None = None
        """What the last login was told beforehand."""
        self.vault_warning: str | None = None

    def _note(self, name: str) -> None:
        self.calls.append(name)

    def accounts(self) -> list[Account]:
        self._note("accounts")
        return list(self.known_accounts)

    def add_account(self, platform: str, name: str, credentials: Mapping[str, Any]) -> Account:
        self._note("add_account")
        if not credentials:
            raise ValueError("It lacks “access_token”.")
        account = Account(platform, name)
        self.known_accounts = [*self._other_accounts(platform, name), account]
        return account

    def login(
        self,
        platform: str,
        name: str,
        person: Person,
        client: Mapping[str, Any] | None = None,
    ) -> Account:
        """Opens a page and asks for a password; lasts until `logged_in` is set or it is given up."""
        self._note("login")
        self.client = client
        try:
            person.open("https://platform.example/login")
            if self.asks:
                person.ask(Question("password", "Password", is_secret=True))
            while not self.logged_in.wait(0.01):
                if person.given_up.is_set():
                    raise LoginFailed("The login was given up.")
        except LoginFailed:
            self.given_up += 1
            raise
        if self.login_problem:
            raise LoginFailed(self.login_problem)
        return self.add_account(platform, name, {"access_token": "granted"})

    def remove_account(self, platform: str, name: str) -> list[str]:
        self._note("remove_account")
        self.known_accounts = self._other_accounts(platform, name)
        presets = self.known_presets
        return [each.name for each in presets if (each.platform, each.account) == (platform, name)]

    def _other_accounts(self, platform: str, name: str) -> list[Account]:
        return [
            each for each in self.known_accounts if (each.platform, each.name) != (platform, name)
        ]

    def presets(self) -> list[Preset]:
        self._note("presets")
        return list(self.known_presets)

    def save_preset(self, preset: Preset) -> Preset:
        self._note("save_preset")
        if not preset.name or self.preset_problem:
            raise ValueError(self.preset_problem or "A preset needs a name.")
        self.known_presets = [*self._other_presets(preset.name), preset]
        return preset

    def remove_preset(self, name: str) -> None:
        self._note("remove_preset")
        self.known_presets = self._other_presets(name)

    def _other_presets(self, name: str) -> list[Preset]:
        return [each for each in self.known_presets if each.name != name]

    def preview(self, preset: Preset, recording_id: int) -> list[Preview]:
        self._note("preview")
        self.previewed = (preset, recording_id)
        return list(self.previews)

    def rules(self) -> list[Rule]:
        self._note("rules")
        return list(self.known_rules)

    def change_rules(self, rules: Sequence[Rule]) -> None:
        self._note("change_rules")
        if not all(each.pattern for each in rules):
            raise ValueError("A rule needs something to look for.")
        self.known_rules = list(rules)
