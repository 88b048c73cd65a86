"""What a command answers: a machine word, a sentence for people, and the HTTP status of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from operator import attrgetter

from recorder_app.domain.phrase import Phrase, counted, joined, phrase
from recorder_app.domain.record import record


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
    RESTORED = "restored"
    """A removal was taken back."""
    NOT_REMOVED = "not_removed"
    RENAMED = "renamed"
    RUNS_NEXT = "runs_next"
    """Run now, where a run was open: its next step is the first that a free lane begins."""
    CORRECTED = "corrected"
    CHANGED_MEANWHILE = "changed_meanwhile"
    """What was to be corrected is no longer what the person has seen."""
    MOVED = "moved"
    NOT_QUEUED = "not_queued"
    UNKNOWN = "unknown"


_CONFLICT = {
    Word.ALREADY_RUNNING,
    Word.REFUSED,
    Word.NOT_PAUSABLE,
    Word.NOT_RUNNING,
    Word.RUNNING,
    Word.NOT_QUEUED,
    Word.CHANGED_MEANWHILE,
    Word.NOT_REMOVED,
}

_COUNTED: Mapping[Word, Phrase] = {
    Word.STARTED: counted("{n} started", "{n} started", 0),
    Word.CONTINUED: counted("{n} continued", "{n} continued", 0),
    Word.RETRIED: counted("{n} retried", "{n} retried", 0),
    Word.ALREADY_RUNNING: counted("{n} already running", "{n} already running", 0),
    Word.WAITING: counted("{n} waiting for a login", "{n} waiting for a login", 0),
    Word.COMPLETE: counted("{n} already complete", "{n} already complete", 0),
    Word.REFUSED: counted("{n} refused", "{n} refused", 0),
    Word.PAUSING: counted("{n} pausing", "{n} pausing", 0),
    Word.PAUSED: counted("{n} paused", "{n} paused", 0),
    Word.ALREADY_PAUSED: counted("{n} already paused", "{n} already paused", 0),
    Word.NOT_PAUSABLE: counted("{n} with nothing to pause", "{n} with nothing to pause", 0),
    Word.CANCELLED: counted("{n} cancelled", "{n} cancelled", 0),
    Word.NOT_RUNNING: counted("{n} not running", "{n} not running", 0),
    Word.SKIPPED: counted("{n} skipped", "{n} skipped", 0),
    Word.ALREADY_SKIPPED: counted("{n} already skipped", "{n} already skipped", 0),
    Word.RESET: counted("{n} reset", "{n} reset", 0),
    Word.RUNNING: counted("{n} still running", "{n} still running", 0),
    Word.ADDED: counted("{n} added", "{n} added", 0),
    Word.REMOVED: counted("{n} removed", "{n} removed", 0),
    Word.RESTORED: counted("{n} restored", "{n} restored", 0),
    Word.NOT_REMOVED: counted("{n} not removed", "{n} not removed", 0),
    Word.RENAMED: counted("{n} renamed", "{n} renamed", 0),
    Word.RUNS_NEXT: counted("{n} next in the queue", "{n} next in the queue", 0),
    Word.CORRECTED: counted("{n} corrected", "{n} corrected", 0),
    Word.CHANGED_MEANWHILE: counted("{n} changed meanwhile", "{n} changed meanwhile", 0),
    Word.MOVED: counted("{n} moved", "{n} moved", 0),
    Word.NOT_QUEUED: counted("{n} not in the queue", "{n} not in the queue", 0),
    Word.UNKNOWN: counted("{n} unknown", "{n} unknown", 0),
}
"""So many of them, here of none."""


@record(frozen=True, slots=True)
class Outcome:
    recording_id: int
    word: Word
    message: str

    @property
    def http_status(self) -> int:
        if self.word is Word.UNKNOWN:
            return 404
        return 409 if self.word in _CONFLICT else 200


class KeyConflict(Exception):
    """An idempotency key came a second time with another content (HTTP 422)."""

    word = "key_conflict"

    def __init__(self) -> None:
        super().__init__("This key was used for another command already.")


class InProgress(Exception):
    """The command of the same idempotency key is still being carried out (HTTP 409)."""

    word = "in_progress"

    def __init__(self) -> None:
        super().__init__("The same command is still being carried out.")


def unknown_output(output_id: int) -> Outcome:
    """No recording has that output, so there is no recording's id to name either: it is 0."""
    return Outcome(0, Word.UNKNOWN, f"There is no upload {output_id}.")


def unknown(recording_id: int) -> Outcome:
    return Outcome(recording_id, Word.UNKNOWN, f"There is no recording {recording_id}.")


def summary(outcomes: Iterable[Outcome]) -> str:
    """One line for many: "8 started, 3 already running"."""
    counts = Counter(map(attrgetter("word"), outcomes))
    said = [_COUNTED[word].of(counts[word]) for word in Word if counts[word]]
    return joined(said) if said else phrase("nothing selected")
