"""The selected recordings, and for how many of them each command would do something."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from recorder_app.domain import decide, hints
from recorder_app.domain import status as derive
from recorder_app.domain.query import Query
from recorder_app.domain.recording import Recording
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.commander import Command
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_AT_ONCE = 50
"""So many are judged on the GUI thread, where they are loaded; more are judged on the reader's."""
_CHUNK = 400
"""Recordings that are read together, so that other readers have their turn in between."""
_SCATTERED = 4
"""Ranges shorter than this are read one recording at a time."""


class Can(IntFlag):
    """What a command could do with a recording."""

    NOTHING = 0
    RUN = 1
    PAUSE = 2
    CANCEL = 4
    RESET = 8
    REMOVE = 16


_NEEDS = {
    Command.RUN: Can.RUN,
    Command.PAUSE: Can.PAUSE,
    Command.PAUSE_AFTER_STAGE: Can.PAUSE,
    Command.CANCEL: Can.CANCEL,
    Command.RESET: Can.RESET,
    Command.RESET_KEEPING_FILES: Can.RESET,
    Command.REMOVE: Can.REMOVE,
}


def judge(recording: Recording) -> int:
    """The `Can` of a recording, as a plain number: 100,000 of them are counted in a blink."""
    result = Can.NOTHING
    if decide.can_run(recording):
        result |= Can.RUN
    if derive.can_pause(recording):
        result |= Can.PAUSE
    if derive.can_cancel(recording):
        result |= Can.CANCEL
    else:
        result |= Can.REMOVE
    if not derive.running_parts(recording):
        result |= Can.RESET
    return int(result)


@dataclass(frozen=True, slots=True)
class _Judged:
    can: int
    title: str


def _judge_all(snapshots: Iterable[Snapshot]) -> dict[int, _Judged]:
    recordings = (each.recording for each in snapshots)
    return {each.id: _Judged(judge(each), each.title) for each in recordings}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Selected rows that stood one after another when they were selected."""

    first: int
    ids: tuple[int, ...]


def _read_and_judge(
    front: Front, query: Query, stretches: Sequence[_Stretch]
) -> dict[int, _Judged]:
    found: dict[int, _Judged] = {}
    for stretch in stretches:
        if len(stretch.ids) >= _SCATTERED:
            found.update(_judge_all(front.page(query, stretch.first, len(stretch.ids))))
        for each in stretch.ids:
            snapshot = None if each in found else front.recording(each)
            if snapshot is not None:
                found.update(_judge_all([snapshot]))
    return found


@dataclass(frozen=True, slots=True)
class Eligible:
    """How many of the selection a command would do something with."""

    count: int
    of: int
    complete: bool
    """All of the selection has been judged."""


class Selection(QObject):
    changed = Signal()
    """Another selection, or another verdict on it."""

    def __init__(
        self,
        front: Front,
        bridge: Bridge,
        reader: OffThread,
        model: RecordingsModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._front = front
        self._reader = reader
        self._model = model
        self._ids: tuple[int, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self._verdicts: dict[int, _Judged] = {}
        self._counts: Counter[int] = Counter()
        """How many recordings have this verdict."""
        self._left: list[_Stretch] = []
        self._turn = 0
        """Raised by each new selection: what an earlier one still brings is dropped."""
        bridge.changed.connect(self._follow)

    @property
    def ids(self) -> tuple[int, ...]:
        return self._ids

    @property
    def chosen(self) -> frozenset[int]:
        """The ids, without their order."""
        return self._chosen

    def eligible(self, command: Command) -> Eligible:
        return Eligible(
            sum(count for can, count in self._counts.items() if can & _NEEDS[command]),
            len(self._ids),
            complete=len(self._verdicts) == len(self._ids),
        )

    def title(self, recording_id: int) -> str:
        """Also of one that the list has not loaded."""
        row = self._model.row(recording_id)
        if row is not None:
            return row.title
        judged = self._verdicts.get(recording_id)
        return f"Recording {recording_id}" if judged is None else judged.title

    def hint(self, command: Command) -> str | None:
        """The sentence of what a command would do with the one that is selected."""
        row = self._model.row(self._ids[0]) if len(self._ids) == 1 else None
        if row is None:
            return None
        match command:
            case Command.RUN:
                return row.run_hint
            case Command.PAUSE:
                return row.pause_hint
            case Command.CANCEL:
                return row.cancel_hint
            case Command.RESET:
                return hints.reset_hint(row.recording)
            case _:
                return None

    def choose(self, ranges: Sequence[tuple[int, int]]) -> None:
        """The rows of the list, as ranges with both ends included, that are selected now."""
        listed = self._model.ids
        stretches = [_Stretch(first, tuple(listed[first : last + 1])) for first, last in ranges]
        ids = tuple(each for stretch in stretches for each in stretch.ids)
        if ids == self._ids:
            return
        self._ids, self._chosen = ids, frozenset(ids)
        self._turn += 1
        self._left.clear()
        if len(ids) <= _AT_ONCE and all(self._model.row(each) is not None for each in ids):
            rows = (self._model.row(each) for each in ids)
            self._verdicts = _judge_all(row.snapshot for row in rows if row is not None)
        else:
            kept = self._verdicts.keys() & self._chosen
            self._verdicts = {each: self._verdicts[each] for each in kept}
            self._left = [chunk for stretch in stretches for chunk in _chunks(stretch, kept)]
            self._read_on()
        self._count()

    def _read_on(self) -> None:
        """Ask for the next chunk."""
        chunk: list[_Stretch] = []
        while self._left and sum(len(each.ids) for each in chunk) < _CHUNK:
            chunk.append(self._left.pop())
        if chunk:
            self._reader.ask(
                partial(_read_and_judge, self._front, self._model.query, chunk),
                partial(self._judged, self._turn),
                self._fail,
            )

    def _judged(self, turn: int, verdicts: dict[int, _Judged]) -> None:
        if turn != self._turn:
            return
        for key, judged in verdicts.items():
            self._verdicts.setdefault(key, judged)  # what an event has told is newer
        self._count()
        self._read_on()

    @Slot(object)
    def _follow(self, snapshots: tuple[Snapshot, ...]) -> None:
        """New facts of selected recordings."""
        if not self._ids:
            return
        concerned = [each for each in snapshots if each.recording.id in self._chosen]
        if len(concerned) <= _AT_ONCE:
            self._verdicts.update(_judge_all(concerned))
            self._count()
        else:
            self._reader.ask(
                partial(_judge_all, concerned), partial(self._rejudged, self._turn), self._fail
            )

    def _rejudged(self, turn: int, verdicts: dict[int, _Judged]) -> None:
        if turn == self._turn:
            self._verdicts.update(verdicts)
            self._count()

    def _count(self) -> None:
        self._counts = Counter(each.can for each in self._verdicts.values())
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        log.error("the selection could not be judged", exc_info=error)


def _chunks(stretch: _Stretch, known: set[int]) -> Iterable[_Stretch]:
    """The stretch in pieces of at most `_CHUNK`, without those that are wholly known."""
    for start in range(0, len(stretch.ids), _CHUNK):
        ids = stretch.ids[start : start + _CHUNK]
        if not all(each in known for each in ids):
            yield _Stretch(stretch.first + start, ids)
