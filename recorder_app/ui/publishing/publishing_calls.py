"""All that accounts, presets and rules ask of the engine, off the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from recorder_app.domain.account import Account
from recorder_app.domain.preset import Preset
from recorder_app.domain.query import Query
from recorder_app.domain.rule import Rule
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front, Preview
from recorder_app.platforms.logins import credentials_file
from recorder_app.platforms.logins.login import LoginFailed, known_client
from recorder_app.ui.language import say
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.publishing.belongings import Belongings, read_belongings
from recorder_app.ui.publishing.window_person import WindowPerson

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_LOGINS = 4
"""At a time; each waits for its person."""
_RECENT = 30
"""Recordings that a preset can be looked at with."""

Fail = Callable[[str], None]
"""Called with a sentence."""


class PublishingCalls(QObject):
    changed = Signal(object)
    """`Belongings`, as they are now."""

    def __init__(self, front: Front, parent: QObject) -> None:
        super().__init__(parent)
        self._front = front
        self._calls = OffThread("publishing", 1, self)
        self._logins = OffThread("login", _LOGINS, self)
        self._persons: set[WindowPerson] = set()
        self.now = Belongings()

    @Slot()
    def refresh(self) -> None:
        self._calls.ask(partial(read_belongings, self._front), self._show, self._log)

    def _show(self, belongings: Belongings) -> None:
        if belongings != self.now:
            self.now = belongings
        self.changed.emit(belongings)

    def _log(self, error: Exception) -> None:
        log.error("accounts and presets could not be read", exc_info=error)

    def _change(self, call: Callable[[], _T], done: Callable[[_T], None], fail: Fail) -> None:
        """What is shown is read again before `done` is called."""

        def act() -> tuple[_T, Belongings]:
            answer = call()
            return answer, read_belongings(self._front)

        def show(both: tuple[_T, Belongings]) -> None:
            answer, belongings = both
            self._show(belongings)
            done(answer)

        self._calls.ask(act, show, partial(self._tell, fail))

    def _tell(self, fail: Fail, error: Exception) -> None:
        if not isinstance(error, (ValueError, LoginFailed)):
            log.error("a change of accounts or presets failed", exc_info=error)
        fail(str(error))

    # Presets and rules
    def save_preset(
        self, preset: Preset, before: str | None, done: Callable[[Preset], None], fail: Fail
    ) -> None:
        """`before` is the name that it had, so that rules follow it to another."""
        self._change(partial(_save_preset, self._front, preset, before), done, fail)

    def remove_preset(self, name: str, done: Callable[[None], None], fail: Fail) -> None:
        self._change(partial(self._front.remove_preset, name), done, fail)

    def change_rules(self, rules: Sequence[Rule], done: Callable[[None], None], fail: Fail) -> None:
        self._change(partial(self._front.change_rules, rules), done, fail)

    def preview(
        self,
        preset: Preset,
        recording_id: int,
        done: Callable[[list[Preview]], None],
        fail: Fail,
    ) -> None:
        self._calls.ask(
            partial(self._front.preview, preset, recording_id), done, partial(self._tell, fail)
        )

    def recent(self, done: Callable[[list[Snapshot]], None], fail: Fail) -> None:
        """Recordings that a preset can be looked at with, the latest first."""
        query = Query()
        self._calls.ask(
            partial(self._front.page, query, 0, _RECENT), done, partial(self._tell, fail)
        )

    # Accounts
    def log_in(
        self,
        platform: str,
        name: str,
        person: WindowPerson,
        file: Path | None,
        done: Callable[[Account], None],
        fail: Fail,
    ) -> None:
        """With a file: take the login from it, or log in with the client that it holds. One that the
        person gives up answers nothing."""
        self._persons.add(person)

        def over(account: Account) -> None:
            self._persons.discard(person)
            self.refresh()
            done(account)

        def failed(error: Exception) -> None:
            self._persons.discard(person)
            if not person.given_up.is_set():
                self._tell(fail, error)

        self._logins.ask(partial(_log_in, self._front, platform, name, person, file), over, failed)

    def remove_account(
        self, platform: str, name: str, done: Callable[[list[str]], None], fail: Fail
    ) -> None:
        self._change(partial(self._front.remove_account, platform, name), done, fail)

    def stop(self) -> None:
        for each in self._persons:
            each.give_up()
        self._logins.stop()
        self._calls.stop()


def _save_preset(front: Front, preset: Preset, before: str | None) -> Preset:
    kept = front.save_preset(preset)
    if before is not None and before != kept.name:
        rules = front.rules()
        front.change_rules([_renamed(each, before, kept.name) for each in rules])
        front.remove_preset(before)
    return kept


def _renamed(rule: Rule, before: str, now: str) -> Rule:
    names = (now if each == before else each for each in rule.presets)
    return replace(rule, presets=tuple(dict.fromkeys(names)))


def _log_in(
    front: Front, platform: str, name: str, person: WindowPerson, file: Path | None
) -> Account:
    if file is None:
        return front.login(platform, name, person)
    data: dict[str, Any] = credentials_file.read(file)
    client = known_client(data)
    try:
        if client is None:
            return front.add_account(platform, name, data)
        return front.login(platform, name, person, client)
    except ValueError as error:
        raise ValueError(
            say("“{file}” can't be used. {why}", file=file.name, why=str(error))
        ) from None
