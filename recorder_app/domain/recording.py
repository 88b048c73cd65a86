"""The facts of one recording, as the store remembers them. Everything else is derived from these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from functools import cache
from typing import Any

from recorder_app.domain.record import record, replace
from recorder_app.domain.words import (
    OutputHold,
    OutputStatus,
    PauseMode,
    SourceKind,
    StageStatus,
    StageType,
    WaitKind,
)

PartRef = StageType | int
"""Names a part of a recording: a stage by its type, an output by its id."""

_TYPES = tuple(StageType)
_DONE = (StageStatus.COMPLETED, StageStatus.SKIPPED)


@record(frozen=True, slots=True)
class Waiting:
    """A part waits by itself. `next_try` is None where no time can be named (a login)."""

    kind: WaitKind
    message: str
    next_try: datetime | None = None


@record(frozen=True, slots=True)
class StagePart:
    """One stage of one recording."""

    type: StageType
    status: StageStatus = StageStatus.PENDING
    resumable: bool = False
    """It can stop at a checkpoint before its end."""
    attempt_id: int | None = None
    """The attempt that runs, or the one that completed it."""
    attempts: int = 0
    """How many attempts there were, in all runs."""
    tries: int = 0
    """Automatic tries that failed since a person last asked for it."""
    crashes: int = 0
    """Times in a row that the program or its child died in it without a new checkpoint."""
    error: str | None = None
    waiting: Waiting | None = None
    reason: str | None = None
    """Why it was skipped."""
    checkpoint_s: float | None = None
    """Position on the recording's time line that has durably been reached."""
    result: Mapping[str, Any] | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None

    @property
    def ref(self) -> PartRef:
        return self.type

    @property
    def done(self) -> bool:
        return self.status in _DONE


@record(frozen=True, slots=True)
class OutputPart:
    """One upload of the recording through one preset."""

    id: int
    platform: str
    preset: str
    settings: Mapping[str, Any]
    marker: str
    account: str | None = None
    status: OutputStatus = OutputStatus.NOT_UPLOADED
    resumable: bool = False
    in_run: bool = False
    """The open run is to upload it."""
    hold: OutputHold | None = None
    """A pause or a cancel of this output alone. Only an output of the open run has one."""
    attempt_id: int | None = None
    attempts: int = 0
    tries: int = 0
    crashes: int = 0
    error: str | None = None
    waiting: Waiting | None = None
    url: str | None = None
    bytes_sent: int = 0
    bytes_total: int = 0
    started_at: datetime | None = None
    finished_at: datetime | None = None
    title: str | None = None
    """What it goes on with as the recording's title, where that was changed after it had begun."""

    @property
    def ref(self) -> PartRef:
        return self.id


Part = StagePart | OutputPart


@record(frozen=True, slots=True)
class Run:
    """One request to work on a recording; at most one is open."""

    id: int
    opened_at: datetime
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Frozen when the run opened, so that a changed setting touches the next one."""
    pause: PauseMode | None = None
    pause_until: datetime | None = None
    """When the pause ends by itself; None where only Run ends it."""
    cancelling: bool = False
    place: int = 0
    """Where it stands in the queue: the lowest comes first. The store puts a new run at the end."""
    together: bool = False
    """It was paused with all others, not by itself: what a person had paused before stays paused when
    these go on."""


@record(frozen=True, slots=True)
class Recording:
    """One item of the list, from its source to its uploads."""

    id: int
    title: str
    source_kind: SourceKind
    source: str
    """Absolute path or URL."""
    created_at: datetime
    stages: tuple[StagePart, ...]
    outputs: tuple[OutputPart, ...] = ()
    run: Run | None = None
    duration_s: float | None = None
    identity: Mapping[str, Any] = field(default_factory=dict)
    """What the source was when it was added, so that a changed file is noticed."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Stage settings of this recording alone, over the person's settings."""
    source_problem: str | None = None
    """Why the source is not ready: still being written, on an unplugged disk."""
    film_is_source: bool = False
    """Nothing was trimmed: later parts read the source itself."""
    skipped: bool = False
    """Marked as not to be processed."""
    expired: bool = False
    """Its retention ended and its files were removed."""
    revision: int = 0
    """Raised by each change; a view applies a snapshot only if it holds no newer one."""

    def stage(self, stage: StageType) -> StagePart:
        for each in self.stages:
            if each.type is stage:
                return each
        raise LookupError(f"recording {self.id} has no stage {stage}")

    def output(self, output_id: int) -> OutputPart:
        return next(each for each in self.outputs if each.id == output_id)

    def with_stage(self, stage: StageType, **changes: Any) -> Recording:
        return replace(
            self,
            stages=tuple(
                replace(each, **changes) if each.type is stage else each for each in self.stages
            ),
        )

    def with_output(self, output_id: int, **changes: Any) -> Recording:
        return replace(
            self,
            outputs=tuple(
                replace(each, **changes) if each.id == output_id else each for each in self.outputs
            ),
        )

    def with_part(self, part: PartRef, **changes: Any) -> Recording:
        if isinstance(part, StageType):
            return self.with_stage(part, **changes)
        return self.with_output(part, **changes)

    def part(self, part: PartRef) -> Part:
        return self.stage(part) if isinstance(part, StageType) else self.output(part)


def new_stages(resumable: Mapping[StageType, bool]) -> tuple[StagePart, ...]:
    """The stages of a recording that was just added."""
    return _new_stages(tuple(map(resumable.__getitem__, _TYPES)))


@cache
def _new_stages(resumable: tuple[bool, ...]) -> tuple[StagePart, ...]:
    return tuple(map(new_stage, _TYPES, resumable))


@cache
def new_stage(stage: StageType, resumable: bool) -> StagePart:
    """A stage on which nothing has been done. Built once: it is the same in all recordings."""
    return StagePart(type=stage, resumable=resumable)
