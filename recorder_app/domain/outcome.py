"""What a command answers: a machine word, a sentence for people, and the HTTP status of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Word(StrEnum):
    STARTED = "started"
    CONTINUED = "continued"
    RETRIED = "retried"
    ALREADY_RUNNING = "already_running"
    WAITING = "waiting"
    COMPLETE = "complete"
    REFUSED = "refused"
    PAUSING = "pausing"
    PAUSED = "paused"
    ALREADY_PAUSED = "already_paused"
    NOT_PAUSABLE = "not_pausable"
    CANCELLED = "cancelled"
    NOT_RUNNING = "not_running"
    SKIPPED = "skipped"
    ALREADY_SKIPPED = "already_skipped"
    RESET = "reset"
    RUNNING = "running"
    ADDED = "added"
    REMOVED = "removed"
    UNKNOWN = "unknown"


_CONFLICT = {Word.ALREADY_RUNNING, Word.REFUSED, Word.NOT_PAUSABLE, Word.NOT_RUNNING, Word.RUNNING}

_PLURAL: Mapping[Word, str] = {
    Word.ALREADY_RUNNING: "already running",
    Word.WAITING: "waiting for a login",
    Word.COMPLETE: "already complete",
    Word.ALREADY_PAUSED: "already paused",
    Word.NOT_PAUSABLE: "with nothing to pause",
    Word.NOT_RUNNING: "not running",
    Word.ALREADY_SKIPPED: "already skipped",
    Word.RUNNING: "still running",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    recording_id: int
    word: Word
    message: str

    @property
    def http_status(self) -> int:
        if self.word is Word.UNKNOWN:
            return 404
        return 409 if self.word in _CONFLICT else 200


def unknown(recording_id: int) -> Outcome:
    return Outcome(recording_id, Word.UNKNOWN, f"There is no recording {recording_id}.")


def summary(outcomes: Iterable[Outcome]) -> str:
    """One line for many: "8 started, 3 already running"."""
    counts = Counter(outcome.word for outcome in outcomes)
    return (
        ", ".join(
            f"{counts[word]} {_PLURAL.get(word, word.value)}" for word in Word if counts[word]
        )
        or "nothing selected"
    )
