"""What is asked of the list: which recordings, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recorder_app.domain.words import RecordingStatus


class Filter(StrEnum):
    """The sidebar's groups. A recording may be in several."""

    ALL = "all"
    RUNNING = "running"
    """Something of it runs."""
    QUEUED = "queued"
    PAUSED = "paused"
    """Paused or pausing."""
    ATTENTION = "attention"
    """Failed, or waiting for a person (a login, a quota, room on disk, its source)."""
    READY = "ready"


class SortKey(StrEnum):
    TITLE = "title"
    """Case-folded."""
    STATUS = "status"
    """In the order of the design's table, what needs attention first."""
    DURATION = "duration"
    CREATED = "created"
    QUEUE = "queue"
    """In the queue's order; what has no open run comes behind it."""
    SIZE = "size"
    LANGUAGE = "language"
    SOURCE = "source"
    ATTEMPTS = "attempts"
    ERROR = "error"
    FINISHED = "finished"
    PROGRESS = "progress"
    """By what is durably finished."""


@dataclass(frozen=True, slots=True)
class Query:
    filter: Filter = Filter.ALL
    status: RecordingStatus | None = None
    search: str = ""
    """Each white-space separated word must occur in the title, or be said close to the others; of the
    last its beginning is enough. In any case, with or without accents."""
    sort: SortKey = SortKey.CREATED
    descending: bool = True
    """Ties are broken by id, in the same direction, so that pages never overlap."""
    folder: str | None = None
    """`Folder.path`: only what came from there."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where recordings came from: the folder of their files, or the host of their links."""

    path: str
    """A host as `https://host`."""
    name: str
    """The last part of the path, or the host."""
    count: int
