"""What was said in the recording that is looked at: read and corrected, off the GUI thread."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from recorder_app.domain.correction import Correction
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.words import StageType
from recorder_app.engine.front import Front, ResultFile, TranscriptView
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.commands.commander import new_key
from recorder_app.ui.details.transcript.passages import Clock, Passage, passages
from recorder_app.ui.language import say, translated
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.player.multimedia import multimedia_problem

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """One recording, ready to be read and watched."""

    recording_id: int
    view: TranscriptView | None
    """None: it is not transcribed, or nothing is said in it."""
    rows: tuple[Passage, ...]
    clock: Clock
    film: Path | None
    unplayable: str | None
    """What the film can't be played without: a library that this machine lacks."""


def read_transcript(front: Front, recording_id: int) -> Reading:
    """Blocks, for a second where twelve hours were transcribed."""
    view = front.transcript(recording_id)
    if view is None:
        rows: tuple[Passage, ...] = ()
        film = _film_among(front.files(recording_id))
    else:
        rows, film = passages(view.transcript, view.topics), view.film
    problem = multimedia_problem() if film is not None else None
    return Reading(recording_id, view, rows, Clock(rows), film, problem)


def _film_among(files: Sequence[ResultFile]) -> Path | None:
    """Trimmed, or as it was brought in."""
    films = {each.part: each.path for each in files}
    return films.get(StageType.TRIM.value) or films.get(StageType.DOWNLOAD.value)


@dataclass(frozen=True, slots=True)
class _Errand:
    """One correction, until it is carried out."""

    correction: Correction
    recording_id: int
    seen: TranscriptView
    """What it was made in view of."""
    key: str

    def rebased(self, done: _Done) -> _Errand:
        """In view of what the correction before has left, where its places mean the same there;
        otherwise as it is: the engine answers that it came too late."""
        reading = done.readings.get(self.recording_id)
        now = None if reading is None else reading.view
        if now is None or self.seen.revision not in done.superseded:
            return self
        return replace(self, seen=now) if _same_places(self.seen, now) else self


def _same_places(before: TranscriptView, now: TranscriptView) -> bool:
    """Nothing was added or taken out."""
    counts = [(len(each.transcript.segments), len(each.topics)) for each in (before, now)]
    return counts[0] == counts[1]


@dataclass(slots=True)
class _Done:
    outcomes: list[Outcome] = field(default_factory=list)
    readings: dict[int, Reading] = field(default_factory=dict)
    """How the recordings read that were corrected."""
    superseded: set[int] = field(default_factory=set)
    """Revisions that have become others by these corrections."""


class Proofreading(QObject):
    """One recording at a time, while somebody looks."""

    read = Signal(object)
    """`Reading`"""
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
            self._show,
            self._fail,
        )

    def _show(self, reading: Reading) -> None:
        if self._wanted is not None and reading.recording_id == self._wanted[0]:
            self._shown = reading
            self.read.emit(reading)

    def _fail(self, error: Exception) -> None:
        log.error("a transcript could not be read", exc_info=error)
        self._tell(say("The transcript could not be read: {error}", error=str(error)))

    # Corrections
    @Slot(object)
    def correct(self, correction: Correction) -> None:
        """One after the other, also when another recording is looked at by then."""
        shown = self._shown
        if shown is not None and shown.view is not None:
            errand = _Errand(correction, shown.recording_id, shown.view, new_key())
            self._waiting.append(errand)
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
            recording_id, revision = errand.recording_id, errand.seen.revision
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
        for reading in done.readings.values():
            self._show(reading)
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
