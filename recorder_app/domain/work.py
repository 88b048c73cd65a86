"""The contract between the engine and one unit of work (a stage or a platform's upload).

A unit runs in a child process of its own session, so it may block, hang or crash: the engine kills it.
It gets a job (what to do) and a context (where to write, how to report), and returns a result. It
imports nothing heavy at module level, because the engine reads its declarations in every process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from recorder_app.domain.preset import Setting
from recorder_app.domain.words import Lane, SourceKind, StageType

Json = Any
"""A value that `json` can write: the checkpoint's and the result's form on disk."""


@dataclass(frozen=True, slots=True)
class StageOutcome:
    """What a finished stage left: the folder that its files are in, and what it says about them."""

    folder: Path
    data: Mapping[str, Json]
    """The stage's result. A file is named relative to `folder`, or by an absolute path."""

    def file(self, key: str) -> Path:
        """The path that `data[key]` names."""
        return self.folder / str(self.data[key])


@dataclass(frozen=True, slots=True)
class Source:
    kind: SourceKind
    location: str
    """Absolute path or URL."""
    identity: Mapping[str, Json] = field(default_factory=dict)
    """What the source was when it was added (`size_bytes`, `mtime_ns` for a file), if known."""


@dataclass(frozen=True, slots=True)
class StageJob:
    """All that a stage may depend on. A checkpoint is valid only for an equal job (see `key`)."""

    title: str
    source: Source
    settings: Mapping[str, Json]
    """The run's frozen settings of this stage, e.g. `{"model": "tiny.en", "language": null}`."""
    done: Mapping[StageType, StageOutcome]
    """Earlier stages that are COMPLETED; a SKIPPED one is absent."""
    home: Path
    """The app's data folder; a stage reads `home / "models"` and writes nothing here."""

    @property
    def film(self) -> Path:
        """The trimmed film, or the untrimmed one where there was nothing to trim."""
        trim = self.done.get(StageType.TRIM)
        return trim.file("film") if trim else self.done[StageType.DOWNLOAD].file("film")

    @property
    def duration_s(self) -> float:
        """Length of `film` in seconds."""
        last = self.done.get(StageType.TRIM) or self.done[StageType.DOWNLOAD]
        return float(last.data["duration_s"])


@dataclass(frozen=True, slots=True)
class UploadJob:
    """All that an upload through one preset may depend on."""

    title: str
    settings: Mapping[str, Json]
    """The preset's settings, frozen when the run began, e.g. `{"dir": "/home/me/Talks"}`."""
    done: Mapping[StageType, StageOutcome]
    source: Source
    marker: str
    """Unique to this output and stable over its attempts: what a platform is asked about when it is
    unknown whether an upload arrived."""
    created_at: datetime
    """When the recording was added, in UTC."""

    @property
    def film(self) -> Path:
        trim = self.done.get(StageType.TRIM)
        return trim.file("film") if trim else self.done[StageType.DOWNLOAD].file("film")


class Context(Protocol):
    """What one attempt gives to the unit that runs in it."""

    @property
    def folder(self) -> Path:
        """The attempt's own folder. It survives pause, crash and reboot, and is handed to the next
        attempt; cancel deletes it. Keep spools and partial files here."""

    @property
    def out(self) -> Path:
        """`folder / "out"`: its files become the stage's result when `run` returns. Exists."""

    def progress(
        self, fraction: float, *, position_s: float | None = None, note: str | None = None
    ) -> None:
        """Say how far it is: `fraction` 0..1, `position_s` on the recording's time line, `note` a few
        words for the person ("Loading model tiny.en"). Cheap; call as often as you like."""

    def checkpoint(self, data: Mapping[str, Json], *, position_s: float | None = None) -> None:
        """Persist `data` durably (files it speaks of must be fsynced before) as the point to resume
        at. Raises `Stopped` if a pause is wanted; let it pass."""

    def resume(self) -> Mapping[str, Json] | None:
        """The last checkpoint's data if one was taken for an equal job, else None. When a checkpoint
        was taken for another input or other settings, the folder has been emptied and the person is
        told."""

    def say(self, sentence: str) -> None:
        """A sentence for the recording's log: "Language: English (98 %)"."""


MAY_BE_THERE = ("published", "arrived", "ended", "sent")
"""Where one of these is true in an upload's checkpoint, its film is at the platform or may be: the
checkpoint outlives a cancel, so that the next attempt asks before it sends anything."""


class UploadContext(Context, Protocol):
    """What one attempt of an upload gets besides. Nothing secret may reach the disk, a log or an error
    but through `seal`."""

    @property
    def account(self) -> Mapping[str, Json]:
        """The account's credentials in the form in which they were imported or the login returned them;
        empty for a platform that needs none."""

    def renew_account(self, credentials: Mapping[str, Json]) -> None:
        """Keep renewed credentials (a new access token, a rotated refresh token) for later attempts."""

    def seal(self, secret: str) -> str:
        """Encrypted, for a checkpoint: the address of an upload session is as good as a password."""

    def unseal(self, sealed: str) -> str | None:
        """What was sealed; None where the key is no longer the same."""

    def published(self, url: str) -> None:
        """The film is up and can be seen there, whatever becomes of the steps after it. Durable: take
        the checkpoint that says so first."""

    @property
    def bytes_per_s(self) -> float | None:
        """The upload's share of the person's bandwidth limit at this moment; None without one."""


@dataclass(frozen=True, slots=True)
class Done:
    """The stage is COMPLETED with `data` as its result (see `StageOutcome.data`)."""

    data: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Skipped:
    """The stage makes no sense for this recording; `reason` is shown: "The recording has no sound"."""

    reason: str


class Stage(Protocol):
    """A stage: one file `recorder_app/stages/<type>.py` that defines `STAGE`.

    Failures are raised as `recorder_app.domain.errors` says.
    """

    @property
    def type(self) -> StageType: ...

    @property
    def lane(self) -> Lane: ...

    @property
    def version(self) -> int:
        """Raised when a checkpoint of an older version must not be used."""

    @property
    def resumable(self) -> bool:
        """Whether it can stop at a checkpoint before its end (decides `can_pause`)."""

    def run(self, job: StageJob, context: Context) -> Done | Skipped: ...


@runtime_checkable
class WarmsUp(Protocol):
    """A stage that takes long to load something, and can do so before its job comes."""

    def warm_up(self, settings: Mapping[str, Json], home: Path) -> None:
        """Load what a job with these settings needs; what fails here is told by `run`."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """The output is UPLOADED."""

    url: str
    """Where it can be seen; a `file:` URL for the folder platform."""
    data: Mapping[str, Json] = field(default_factory=dict)
    """What the platform calls it (ids), kept for reconciliation."""


class Platform(Protocol):
    """A platform: one file `recorder_app/platforms/<name>.py` that defines `PLATFORM`."""

    @property
    def name(self) -> str: ...

    @property
    def title(self) -> str:
        """As people call it: "YouTube"."""

    @property
    def resumable(self) -> bool: ...

    @property
    def needs_account(self) -> bool: ...

    @property
    def settings(self) -> tuple[Setting, ...]:
        """What a preset can say, in the order in which it is edited."""

    def upload(self, job: UploadJob, context: UploadContext) -> Uploaded:
        """Bring the film there, then do the steps after it. An end that is not known is raised as
        `Unknown`; the next attempt asks the platform before it sends anything."""

    def check(self, job: UploadJob) -> None:
        """Raise `Permanent` for what the platform would refuse (a title that is too long, a time that
        is past), without asking it: called before the first byte."""

    def discard(self, job: UploadJob) -> int:
        """Remove what an upload that was given up has left outside its attempt's folder. Returns how
        many bytes; quick, because a cancel waits for it."""

    def abandon(self, checkpoint: Mapping[str, Json], context: UploadContext) -> bool:
        """Delete the partial upload that a cancelled attempt's last checkpoint speaks of, where the
        protocol can. Done later, and again until it returns; raises as `upload` does. What is already
        published is never deleted: False where the film is there, or may be, all the same."""
