"""What was said in the recording that is looked at: read and corrected, off the GUI thread."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass
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
class _Answer:
    outcome: Outcome
    reading: Reading | None


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
        self._waiting: deque[tuple[Correction, int]] = deque()
        """Corrections, each with the revision that it was made in view of."""
        self._busy = False

    @Slot(object)
    def look_at(self, wanted: tuple[int, Hashable] | None) -> None:
        """A recording, and what its transcript depends on: it is read anew when that changes."""
        if wanted == self._wanted:
            return
        before, self._wanted = self._wanted, wanted
        if wanted is None or before is None or before[0] != wanted[0]:
            self._shown = None
            self._waiting.clear()
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
        """One after the other: each is made in view of what the one before has left."""
        if self._shown is not None:
            self._waiting.append((correction, self._shown.view.revision))
            self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting or self._shown is None:
            return
        correction, revision = self._waiting.popleft()
        self._busy = True
        self._calls.ask(
            partial(self._carry_out, self._shown.recording_id, correction, revision, new_key()),
            partial(self._answer, revision),
            self._not_carried_out,
        )

    def _carry_out(
        self, recording_id: int, correction: Correction, revision: int, key: str
    ) -> _Answer:
        outcome = self._front.correct(recording_id, [correction], revision=revision, key=key)
        return _Answer(outcome, read_transcript(self._front, recording_id))

    def _answer(self, revision: int, answer: _Answer) -> None:
        self._bridge.flush()
        self._busy = False
        outcome, before = answer.outcome, self._shown
        if answer.reading is not None:
            if outcome.word is Word.CORRECTED and before is not None:
                self._rebase(revision, before, answer.reading)
            self._show(answer.reading.recording_id, answer.reading)
        trouble = outcome.word is not Word.CORRECTED
        self._tell(translated(outcome.message), trouble=trouble)
        self._next()

    def _rebase(self, revision: int, before: Reading, now: Reading) -> None:
        """Corrections that were made meanwhile still mean the same places, as long as nothing was
        added or taken out; otherwise the engine answers that they came too late."""
        same = len(before.view.transcript.segments) == len(now.view.transcript.segments)
        if same and len(before.view.topics) == len(now.view.topics):
            self._waiting = deque(
                (each, now.view.revision if seen == revision else seen)
                for each, seen in self._waiting
            )

    def _not_carried_out(self, error: Exception) -> None:
        log.error("a correction failed", exc_info=error)
        self._busy = False
        self._waiting.clear()
        self._tell(say("The correction could not be saved: {error}", error=str(error)))

    def _tell(self, text: str, *, trouble: bool = True) -> None:
        self.told.emit(NoticeText(text, (), trouble))

    def stop(self) -> None:
        self._calls.stop()
