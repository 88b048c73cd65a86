"""What was said in the recording that is looked at: read and corrected, off the GUI thread."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from recorder_app.domain.correction import Correction
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.engine.front import Front, TranscriptView
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.commander import new_key
from recorder_app.ui.details.transcript.passages import Clock, Passage, passages
from recorder_app.ui.language import say, translated
from recorder_app.ui.notices import NoticeText
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.player.multimedia import multimedia_problem

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """The transcript of one recording, ready to be shown."""

    recording_id: int
    view: TranscriptView
    rows: tuple[Passage, ...]
    clock: Clock
    unplayable: str | None
    """What the film can't be played without: a library that this machine lacks."""


def read_transcript(front: Front, recording_id: int) -> Reading | None:
    """None until there is one. Blocks, for a second where twelve hours were transcribed."""
    view = front.transcript(recording_id)
    if view is None:
        return None
    rows = passages(view.transcript, view.topics)
    problem = multimedia_problem() if view.film is not None else None
    return Reading(recording_id, view, rows, Clock(rows), problem)


@dataclass(frozen=True, slots=True)
class _Errand:
    """One correction, until it is carried out."""

    correction: Correction
    seen: Reading
    """What it was made in view of."""
    key: str

    def rebased(self, done: _Done) -> _Errand:
        """In view of what the correction before has left, where its places mean the same there;
        otherwise as it is: the engine answers that it came too late."""
        now = done.readings.get(self.seen.recording_id)
        made_over = self.seen.view.revision in done.superseded
        return (
            replace(self, seen=now) if now and made_over and _same_places(self.seen, now) else self
        )


def _same_places(before: Reading, now: Reading) -> bool:
    """Nothing was added or taken out."""
    counts = [(len(each.view.transcript.segments), len(each.view.topics)) for each in (before, now)]
    return counts[0] == counts[1]


@dataclass(slots=True)
class _Done:
    outcomes: list[Outcome] = field(default_factory=list)
    readings: dict[int, Reading | None] = field(default_factory=dict)
    """How the recordings read that were corrected."""
    superseded: set[int] = field(default_factory=set)
    """Revisions that have become others by these corrections."""


class Proofreading(QObject):
    """One recording at a time, while somebody looks."""

    read = Signal(object)
    """`Reading`, or None: there is no transcript."""
    told = Signal(object)
    """`NoticeText`: what became of a correction."""

    def __init__(self, front: Front, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._front = front
        self._bridge = bridge
        self._calls = OffThread("transcript", 1, self)
        self._wanted: tuple[int, Hashable] | None = None
        self._shown: Reading | None = None
        self._waiting: deque[_Errand] = deque()
        """Filled here, emptied on the other thread."""
        self._busy = False

    @Slot(object)
    def look_at(self, wanted: tuple[int, Hashable] | None) -> None:
        """A recording, and what its transcript depends on: it is read anew when that changes."""
        if wanted == self._wanted:
            return
        before, self._wanted = self._wanted, wanted
        if wanted is None or before is None or before[0] != wanted[0]:
            self._shown = None
        if wanted is not None:
            self._read(wanted[0])

    def _read(self, recording_id: int) -> None:
        self._calls.ask(
            partial(read_transcript, self._front, recording_id),
            partial(self._show, recording_id),
            self._fail,
        )

    def _show(self, recording_id: int, reading: Reading | None) -> None:
        if self._wanted is None or recording_id != self._wanted[0]:
            return
        self._shown = reading
        self.read.emit(reading)

    def _fail(self, error: Exception) -> None:
        log.error("a transcript could not be read", exc_info=error)
        self._tell(say("The transcript could not be read: {error}", error=str(error)))

    # Corrections
    @Slot(object)
    def correct(self, correction: Correction) -> None:
        """One after the other, also when another recording is looked at by then."""
        if self._shown is not None:
            self._waiting.append(_Errand(correction, self._shown, new_key()))
            self._next()

    def _next(self) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            self._calls.ask(self._carry_out, self._answer, self._not_carried_out)

    def _carry_out(self) -> _Done:
        """On the other thread: all that waits. What is under way when the window closes is all of it."""
        done = _Done()
        while self._waiting:
            errand = self._waiting.popleft().rebased(done)
            recording_id, revision = errand.seen.recording_id, errand.seen.view.revision
            outcome = self._front.correct(
                recording_id, [errand.correction], revision=revision, key=errand.key
            )
            done.outcomes.append(outcome)
            if outcome.word is Word.CORRECTED:
                done.superseded.add(revision)
            done.readings[recording_id] = read_transcript(self._front, recording_id)
        return done

    def _answer(self, done: _Done) -> None:
        self._bridge.flush()
        self._busy = False
        for recording_id, reading in done.readings.items():
            self._show(recording_id, reading)
        refused = [each for each in done.outcomes if each.word is not Word.CORRECTED]
        for outcome in refused or done.outcomes[-1:]:
            self._tell(translated(outcome.message), trouble=bool(refused))
        self._next()

    def _not_carried_out(self, error: Exception) -> None:
        log.error("a correction failed", exc_info=error)
        self._busy = False
        self._waiting.clear()
        self._tell(say("The correction could not be saved: {error}", error=str(error)))

    def _tell(self, text: str, *, trouble: bool = True) -> None:
        self.told.emit(NoticeText(text, (), trouble))

    def stop(self) -> None:
        """Waits until what was corrected is saved."""
        self._calls.stop()
