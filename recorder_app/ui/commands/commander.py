"""Commands from the window to the engine: each press is one command, carried out off the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from recorder_app.domain.outcome import Outcome
from recorder_app.domain.words import PauseMode, Place
from recorder_app.engine.front import Front
from recorder_app.ui.adding.additions import Additions, add_each
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.language import say
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_THREADS = 4
"""A cancel waits until everything has stopped; others must not wait for it."""


class Command(StrEnum):
    RUN = "run"
    RUN_NOW = "run_now"
    PAUSE = "pause"
    PAUSE_AFTER_STAGE = "pause_after_stage"
    PAUSE_UNTIL = "pause_until"
    """A pause that ends by itself."""
    CANCEL = "cancel"
    RESET = "reset"
    RESET_KEEPING_FILES = "reset_keeping_files"
    REMOVE = "remove"
    REMOVE_WITH_FILES = "remove_with_files"
    """Also what was published to folders."""
    RESTORE = "restore"
    MOVE_TOP = "move_top"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    MOVE_BOTTOM = "move_bottom"
    RUN_ALL_PAUSED = "run_all_paused"
    RUN_PAUSED_TOGETHER = "run_paused_together"
    PAUSE_ALL = "pause_all"
    STOP_AFTER_THIS = "stop_after_this"


MOVES: Mapping[Command, Place] = {
    Command.MOVE_TOP: Place.TOP,
    Command.MOVE_UP: Place.UP,
    Command.MOVE_DOWN: Place.DOWN,
    Command.MOVE_BOTTOM: Place.BOTTOM,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine said to one command."""

    command: Command
    outcomes: tuple[Outcome, ...]


def new_key() -> str:
    """An idempotency key: each press has one of its own."""
    return uuid4().hex


class Commander(QObject):
    """A recording is busy from the press until the outcome is here and shown; further presses on it
    are no commands, so that a double click is one."""

    answered = Signal(object)
    """`Answer`"""
    added = Signal(object)
    """`Additions`"""
    failed = Signal(str)
    """A sentence: the engine could not answer at all."""
    busy_changed = Signal(object)
    """`frozenset[int]`: ids that became busy, or are no longer."""

    def __init__(self, front: Front, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._front = front
        self._bridge = bridge
        self._calls = OffThread("command", _THREADS, self)
        self._busy: dict[int, Command] = {}
        self._all_busy: set[Command] = set()
        self._ways: Mapping[Command, Callable[..., list[Outcome]]] = {
            Command.RUN: front.run,
            Command.RUN_NOW: front.run_now,
            Command.PAUSE: front.pause,
            Command.PAUSE_AFTER_STAGE: partial(front.pause, mode=PauseMode.AFTER_STAGE),
            Command.PAUSE_UNTIL: front.pause,
            Command.CANCEL: front.cancel,
            Command.RESET: front.reset,
            Command.RESET_KEEPING_FILES: partial(front.reset, keep_files=True),
            Command.REMOVE: front.remove,
            Command.REMOVE_WITH_FILES: partial(front.remove, files=True),
            Command.RESTORE: front.restore,
            **{command: partial(front.move, place=place) for command, place in MOVES.items()},
        }
        self._ways_for_all: Mapping[Command, Callable[..., list[Outcome]]] = {
            Command.RUN_ALL_PAUSED: front.run_all_paused,
            Command.RUN_PAUSED_TOGETHER: front.run_paused_together,
            Command.PAUSE_ALL: front.pause_all,
            Command.STOP_AFTER_THIS: front.stop_after_this,
        }

    def is_busy(self, recording_id: int) -> bool:
        return recording_id in self._busy

    def asked(self, recording_id: int) -> Command | None:
        """The command whose outcome is not here yet."""
        return self._busy.get(recording_id)

    def all_busy(self, ids: frozenset[int]) -> bool:
        return ids <= self._busy.keys()

    def give(self, command: Command, ids: Iterable[int], *, until: datetime | None = None) -> None:
        """Command these recordings, but for those that are busy. `until` is the end of a pause."""
        chosen = tuple(each for each in ids if each not in self._busy)
        if not chosen:
            return
        self._busy.update(dict.fromkeys(chosen, command))
        self.busy_changed.emit(frozenset(chosen))
        self._ask(command, partial(self._ways[command], chosen), chosen, until)

    def give_all(self, command: Command, *, until: datetime | None = None) -> None:
        """Command every recording that it fits: `RUN_ALL_PAUSED`, `RUN_PAUSED_TOGETHER`, `PAUSE_ALL` or
        `STOP_AFTER_THIS`."""
        if command in self._all_busy:
            return
        self._all_busy.add(command)
        self._ask(command, self._ways_for_all[command], (), until)

    def _ask(
        self,
        command: Command,
        way: Callable[..., list[Outcome]],
        ids: tuple[int, ...],
        until: datetime | None,
    ) -> None:
        end = {} if until is None else {"until": until}
        self._calls.ask(
            partial(way, **end, key=new_key()),
            partial(self._answer, command, ids),
            partial(self._trouble, command, ids),
        )

    def add(
        self, sources: Sequence[str], presets: Sequence[str] | None = None, *, again: bool = False
    ) -> None:
        """Put sources on the list, each to be published through these presets, or as rules and
        defaults say; where the person wants that, run them. With `again`, also what is there already."""
        if sources:
            self._calls.ask(
                partial(add_each, self._front, tuple(sources), presets, new_key(), again=again),
                self._added,
                self._not_added,
            )

    def _answer(self, command: Command, ids: tuple[int, ...], outcomes: list[Outcome]) -> None:
        # The row shows the outcome before its buttons can be pressed again.
        self._bridge.after_telling(partial(self._tell, command, ids, tuple(outcomes)))

    def _tell(self, command: Command, ids: tuple[int, ...], outcomes: tuple[Outcome, ...]) -> None:
        self._release(command, ids)
        self.answered.emit(Answer(command, outcomes))

    def _trouble(self, command: Command, ids: tuple[int, ...], error: Exception) -> None:
        log.error("%s of %d recordings failed", command.value, len(ids), exc_info=error)
        self._release(command, ids)
        self.failed.emit(say("That could not be carried out: {error}", error=str(error)))

    def _release(self, command: Command, ids: tuple[int, ...]) -> None:
        self._all_busy.discard(command)
        for each in ids:
            del self._busy[each]
        self.busy_changed.emit(frozenset(ids))

    def _added(self, additions: Additions) -> None:
        self._bridge.flush()
        self.added.emit(additions)

    def _not_added(self, error: Exception) -> None:
        log.error("adding failed", exc_info=error)
        self.failed.emit(say("Nothing could be added: {error}", error=str(error)))

    def stop(self) -> None:
        self._calls.stop()
