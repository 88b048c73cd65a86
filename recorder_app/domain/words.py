"""The program's words: every name that a user, a script or the database sees."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class StageType(StrEnum):
    """One step of processing; the members stand in the order in which they are done."""

    DOWNLOAD = "download"
    TRIM = "trim"
    TRANSCRIBE = "transcribe"
    TOPICS = "topics"
    SUBTITLES = "subtitles"


class StageStatus(StrEnum):
    PENDING = "PENDING"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"


class OutputStatus(StrEnum):
    NOT_UPLOADED = "NOT_UPLOADED"
    UPLOADING = "UPLOADING"
    UPLOADED = "UPLOADED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class RecordingStatus(StrEnum):
    """Derived, never stored by hand: see `recorder_app.domain.status`."""

    EXPIRED = "EXPIRED"
    SKIPPED = "SKIPPED"
    DOWNLOADING = "DOWNLOADING"
    PROCESSING = "PROCESSING"
    UPLOADING = "UPLOADING"
    PENDING_SOURCE = "PENDING_SOURCE"
    INITIALIZED = "INITIALIZED"
    DOWNLOADED = "DOWNLOADED"
    READY = "READY"
    UPLOADED = "UPLOADED"
    PROCESSED = "PROCESSED"


class Lane(StrEnum):
    """A pool with its own limit."""

    NETWORK = "network"
    MEDIA = "media"
    SPEECH = "speech"
    UPLOAD = "upload"


STAGE_LANES: Mapping[StageType, Lane] = {
    StageType.DOWNLOAD: Lane.NETWORK,
    StageType.TRIM: Lane.MEDIA,
    StageType.TRANSCRIBE: Lane.SPEECH,
    StageType.TOPICS: Lane.MEDIA,
    StageType.SUBTITLES: Lane.MEDIA,
}
"""The lane that each stage runs in; outputs run in `upload`."""


class PauseMode(StrEnum):
    CHECKPOINT = "checkpoint"
    """Stop at the next checkpoint and keep all progress."""
    AFTER_STAGE = "after_stage"
    """Let the current stage or upload finish, start nothing after it."""


class OutputHold(StrEnum):
    """What was asked of one output alone, while its siblings go on."""

    PAUSE = "pause"
    CANCEL = "cancel"
    """Until what runs of it, and what that has left, is gone; then it is CANCELLED."""


class Place(StrEnum):
    """Where in the queue a recording is moved to."""

    TOP = "top"
    UP = "up"
    """Before the one that stands before it."""
    DOWN = "down"
    BOTTOM = "bottom"


class WaitKind(StrEnum):
    """Why a part waits by itself."""

    RETRY = "retry"
    LOGIN = "login"
    QUOTA = "quota"
    DISK = "disk"
    SOURCE = "source"
    VERIFYING = "verifying"
    HOURS = "hours"
    """Uploads are made at set hours only."""
    METERED = "metered"
    """The connection costs by the byte."""


class SourceKind(StrEnum):
    FILE = "file"
    URL = "url"
