"""The selected recordings, and for how many of them each command would do something."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import partial
from itertools import chain, islice

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.domain import decide, hints
from recorder_app.domain import status as derive
from recorder_app.domain.recording import Recording, Run
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import PauseMode
from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.commands.commander import MOVES, Command
from recorder_app.ui.language import say, translated
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_AT_ONCE = 50
"""So many are judged on the GUI thread, where they are loaded; more are judged on the reader's."""
_CHUNK = 400
"""Recordings that are read together, so that other readers have their turn in between."""
_TOGETHER = 1000
"""Recordings that are judged together after a command: counting the verdicts is the GUI thread's."""
_REST_MS = 150
"""A command on very many is told and painted before they are judged again."""
_TELL_MS = 100
"""Between two tellings of verdicts that come in by and by."""


class Can(IntFlag):
    """What a command could do with a recording."""

    NOTHING = 0
    RUN = 1
    PAUSE = 2
    CANCEL = 4
    RESET = 8
    REMOVE = 16
    RUN_NOW = 32
    TIGHTEN = 64
    """It is pausing after its stage, and could stop before."""
    SET_END = 128
    """It is paused, and the pause could end by itself."""
    MOVE = 256


_NEEDS = {
    Command.RUN: Can.RUN,
    Command.RUN_NOW: Can.RUN_NOW,
    Command.PAUSE: Can.PAUSE | Can.TIGHTEN,
    Command.PAUSE_AFTER_STAGE: Can.PAUSE,
    Command.PAUSE_UNTIL: Can.PAUSE | Can.SET_END,
    Command.CANCEL: Can.CANCEL,
    Command.RESET: Can.RESET,
    Command.RESET_KEEPING_FILES: Can.RESET,
    Command.REMOVE: Can.REMOVE,
    **dict.fromkeys(MOVES, Can.MOVE),
}


def judge(recording: Recording) -> int:
    """The `Can` of a recording, as a plain number: 100,000 of them are counted in a blink."""
    result = _judge_run(recording, recording.run) if recording.run else int(Can.REMOVE)
    if decide.can_run(recording):
        result |= Can.RUN | Can.RUN_NOW
    if not derive.running_parts(recording):
        result |= Can.RESET
    return int(result)


def _judge_run(recording: Recording, run: Run) -> int:
    """What an open run allows."""
    result = Can.NOTHING
    if derive.can_cancel(recording):
        result |= Can.CANCEL
    if derive.can_pause(recording):
        result |= Can.PAUSE
    elif run.pause is not None:
        result |= Can.SET_END
        if run.pause is PauseMode.AFTER_STAGE and derive.pausing(recording):
            result |= Can.TIGHTEN
    if derive.queued(recording):
        result |= Can.RUN_NOW
    if not run.cancelling:
        result |= Can.MOVE
    return int(result)


@dataclass(frozen=True, slots=True)
class _Judged:
    can: int
    title: str


def _judge_all(snapshots: Iterable[Snapshot]) -> dict[int, _Judged]:
    recordings = (each.recording for each in snapshots)
    return {each.id: _Judged(judge(each), each.title) for each in recordings}


def _judge_and_drop(snapshots: list[Snapshot]) -> dict[int, _Judged]:
    """One by one: ten thousand recordings that die together hold every thread for 20 ms."""
    verdicts: dict[int, _Judged] = {}
    while snapshots:
        verdicts |= _judge_all((snapshots.pop(),))
    return verdicts


def _read_and_judge(front: Front, ids: Sequence[int]) -> dict[int, _Judged]:
    return _judge_all(front.recordings(ids))


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
        self._left: list[int] = []
        """Not judged yet."""
        self._turn = 0
        """Raised by each new selection: what an earlier one still brings is dropped."""
        self._waiting: dict[int, Snapshot] = {}
        """New facts of very many, to be judged on the reader's thread."""
        self._judging = False
        """Some of them are being judged."""
        self._rest = _single_shot(self, _REST_MS, self._judge_waiting)
        self._telling = _single_shot(self, _TELL_MS, self.changed.emit)
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

    def titles(self) -> Callable[[int], str]:
        """What names a recording, also one that the list has not loaded, and also later, when it is
        no longer selected or there."""
        verdicts, model = self._verdicts, self._model

        def title(recording_id: int) -> str:
            judged = verdicts.get(recording_id)
            if judged is not None:
                return judged.title
            row = model.row(recording_id)
            return say("Recording {number}", number=recording_id) if row is None else row.title

        return title

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
                return translated(hints.reset_hint(row.recording))
            case _:
                return None

    def choose(self, ranges: Sequence[tuple[int, int]]) -> None:
        """The rows of the list, as ranges with both ends included, that are selected now."""
        listed = self._model.ids
        ids = tuple(chain.from_iterable(listed[first : last + 1] for first, last in ranges))
        if ids == self._ids:
            return
        before, self._ids, self._chosen = self._chosen, ids, frozenset(ids)
        if self._chosen == before:  # the same in another order
            self.changed.emit()
            return
        self._turn += 1
        self._left.clear()
        if len(ids) <= _AT_ONCE and all(self._model.row(each) is not None for each in ids):
            rows = (self._model.row(each) for each in ids)
            self._verdicts = _judge_all(row.snapshot for row in rows if row is not None)
        else:
            kept = self._verdicts.keys() & self._chosen
            self._verdicts = {each: self._verdicts[each] for each in kept}
            self._left = [each for each in ids if each not in kept] if kept else list(ids)
            self._read_on()
        self._counts = Counter(each.can for each in self._verdicts.values())
        self.changed.emit()

    def _read_on(self) -> None:
        """Ask for the next chunk."""
        chunk = self._left[-_CHUNK:]
        del self._left[-_CHUNK:]
        if chunk:
            self._reader.ask(
                partial(_read_and_judge, self._front, chunk),
                partial(self._judged, self._turn),
                self._fail,
            )

    def _judged(self, turn: int, verdicts: dict[int, _Judged]) -> None:
        if turn != self._turn:
            return
        # What an event has told is newer.
        self._note({key: each for key, each in verdicts.items() if key not in self._verdicts})
        self._tell_soon()
        self._read_on()

    @Slot(object)
    def _follow(self, snapshots: tuple[Snapshot, ...]) -> None:
        """New facts of selected recordings."""
        concerned = [each for each in snapshots if each.recording.id in self._chosen]
        if self._waiting or self._judging or len(concerned) > _AT_ONCE:
            self._waiting.update((each.recording.id, each) for each in concerned)
            if not self._judging:
                self._rest.start()
        elif concerned:
            self._note(_judge_all(concerned))
            self.changed.emit()

    @Slot()
    def _judge_waiting(self) -> None:
        some = list(islice(self._waiting, _TOGETHER))
        self._judging = bool(some)
        if some:
            judge_them = partial(_judge_and_drop, [self._waiting.pop(each) for each in some])
            self._reader.ask(judge_them, self._rejudged, self._fail_to_judge)

    def _rejudged(self, verdicts: dict[int, _Judged]) -> None:
        self._note({key: each for key, each in verdicts.items() if key in self._chosen})
        self._tell_soon()
        self._judge_waiting()

    def _fail_to_judge(self, error: Exception) -> None:
        self._fail(error)
        self._judge_waiting()

    def _note(self, verdicts: Mapping[int, _Judged]) -> None:
        before = filter(None, map(self._verdicts.get, verdicts))
        self._counts.subtract(each.can for each in before)
        self._counts.update(each.can for each in verdicts.values())
        self._verdicts.update(verdicts)

    def _tell_soon(self) -> None:
        """Each telling writes on a dozen buttons: not after every few hundred verdicts; but the last of
        them are told at once."""
        if len(self._verdicts) == len(self._ids) and not self._waiting:
            self._telling.stop()
            self.changed.emit()
        elif not self._telling.isActive():
            self._telling.start()

    def _fail(self, error: Exception) -> None:
        log.error("the selection could not be judged", exc_info=error)


def _single_shot(parent: QObject, after_ms: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(then)
    return timer
