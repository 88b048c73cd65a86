"""What happened to a recording, for people: its log and its attempts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class JournalEntry:
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of one stage or output inside a run."""

    id: int
    recording_id: int
    run_id: int
    part: str
    """The stage's type, or `output-<id>`."""
    started_at: datetime
    finished_at: datetime | None = None
    ended: str | None = None
    """`completed`, `skipped`, `stopped`, `waiting`, `failed`, `cancelled` or `crashed`; None while
    it runs."""
    message: str | None = None
