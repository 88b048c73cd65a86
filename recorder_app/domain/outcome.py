"""What a command answers: a machine word, a sentence for people, and the HTTP status of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from operator import attrgetter

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

_PLURAL: Mapping[Word, str] = {
    Word.ALREADY_RUNNING: "already running",
    Word.WAITING: "waiting for a login",
    Word.COMPLETE: "already complete",
    Word.ALREADY_PAUSED: "already paused",
    Word.NOT_PAUSABLE: "with nothing to pause",
    Word.NOT_RUNNING: "not running",
    Word.ALREADY_SKIPPED: "already skipped",
    Word.RUNNING: "still running",
    Word.RUNS_NEXT: "next in the queue",
    Word.NOT_QUEUED: "not in the queue",
    Word.CHANGED_MEANWHILE: "changed meanwhile",
    Word.NOT_REMOVED: "not removed",
}


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
    return (
        ", ".join(
            f"{counts[word]} {_PLURAL.get(word, word.value)}" for word in Word if counts[word]
        )
        or "nothing selected"
    )
