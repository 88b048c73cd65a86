"""One row of the list: what is shown of a snapshot, each value worked out once, when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property

from recorder_app.domain import decide, hints
from recorder_app.domain import status as derive
from recorder_app.domain.recording import OutputPart, StagePart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import (
    OutputStatus,
    RecordingStatus,
    StageStatus,
    StageType,
    WaitKind,
)
from recorder_app.ui.listing.chips import Chip, chips_of
from recorder_app.ui.listing.tone import Tone
from recorder_app.ui.look.moments import moment_text, time_text


class Fill(StrEnum):
    """What a segment of the progress bar says."""

    PENDING = "pending"
    RUNNING = "running"
    """It runs, or it goes on as soon as there is room for it."""
    HELD = "held"
    """Begun, and held: paused, waiting, or without a run."""
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Segment:
    """One stage of the progress bar, or, as the last one, the outputs."""

    label: str
    weight: int
    fraction: float
    """0..1"""
    fill: Fill


_WEIGHTS = {StageType.TRANSCRIBE: 3}
"""Roughly how long stages take beside each other; the others count 1."""
_OUTPUTS_WEIGHT = 2


class Row:
    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.recording = snapshot.recording

    @property
    def id(self) -> int:
        return self.recording.id

    @property
    def title(self) -> str:
        return self.recording.title

    @cached_property
    def status_text(self) -> str:
        """With the time of the next try, where one is due: "Waiting: … Next try: 14:05:30."."""
        text = self.snapshot.status_text()
        if not text.startswith("Waiting"):
            return text
        due = derive.next_try(self.recording)
        retries = [each.kind for each in derive.waiting_parts(self.recording)]
        if due is None or retries[:1] != [WaitKind.RETRY]:
            return text
        return f"{text} Next try: {time_text(due)}."

    @cached_property
    def duration_text(self) -> str:
        seconds = self.recording.duration_s
        return "" if seconds is None else hints.clock(seconds)

    @cached_property
    def added_text(self) -> str:
        return moment_text(self.recording.created_at, datetime.now(UTC))

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        return chips_of(self.snapshot)

    @cached_property
    def platforms_text(self) -> str:
        """A line for each upload."""
        return "\n".join(each.tip for each in self.chips)

    @cached_property
    def can_run(self) -> bool:
        return decide.can_run(self.recording)

    @cached_property
    def can_pause(self) -> bool:
        return derive.can_pause(self.recording)

    @cached_property
    def can_cancel(self) -> bool:
        return derive.can_cancel(self.recording)

    @cached_property
    def run_hint(self) -> str:
        return hints.run_hint(self.recording)

    @cached_property
    def pause_hint(self) -> str:
        return hints.pause_hint(self.recording)

    @cached_property
    def cancel_hint(self) -> str:
        return hints.cancel_hint(self.recording)

    @cached_property
    def tone(self) -> Tone:
        recording = self.recording
        if derive.cancelling(recording):
            return Tone.QUEUED
        if derive.pausing(recording) or derive.paused(recording):
            return Tone.FAILED if derive.failed(recording) else Tone.PAUSED
        if derive.is_runtime(recording):
            return Tone.RUNNING
        waits = derive.waiting_parts(recording)
        if waits:
            by_itself = all(each.kind in (WaitKind.RETRY, WaitKind.VERIFYING) for each in waits)
            return Tone.WAITING if by_itself else Tone.ATTENTION
        if derive.failed(recording):
            return Tone.FAILED
        if derive.queued(recording):
            return Tone.QUEUED
        match derive.status(recording):
            case RecordingStatus.PENDING_SOURCE:
                return Tone.ATTENTION
            case RecordingStatus.READY:
                return Tone.READY
            case RecordingStatus.SKIPPED | RecordingStatus.EXPIRED:
                return Tone.SKIPPED
            case _:
                return Tone.NEW

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        stages = tuple(
            Segment(
                hints.STAGE_NAMES[stage.type],
                _WEIGHTS.get(stage.type, 1),
                self.snapshot.fraction(stage),
                self._stage_fill(stage),
            )
            for stage in self.recording.stages
        )
        outputs = derive.live_outputs(self.recording)
        if not outputs:
            return stages
        fraction = sum(self.snapshot.fraction(each) for each in outputs) / len(outputs)
        return (
            *stages,
            Segment("Upload", _OUTPUTS_WEIGHT, fraction, self._outputs_fill(outputs)),
        )

    def _stage_fill(self, stage: StagePart) -> Fill:
        match stage.status:
            case StageStatus.COMPLETED:
                return Fill.DONE
            case StageStatus.SKIPPED:
                return Fill.SKIPPED
            case StageStatus.FAILED:
                return Fill.FAILED
            case StageStatus.RUNNING:
                return Fill.RUNNING
            case StageStatus.PENDING if not stage.checkpoint_s:
                return Fill.PENDING
            case StageStatus.PENDING:
                return Fill.RUNNING if derive.queued(self.recording) else Fill.HELD

    def _outputs_fill(self, outputs: tuple[OutputPart, ...]) -> Fill:
        statuses = {each.status for each in outputs}
        if OutputStatus.UPLOADING in statuses:
            return Fill.RUNNING
        if OutputStatus.FAILED in statuses:
            return Fill.FAILED
        if statuses == {OutputStatus.UPLOADED}:
            return Fill.DONE
        return Fill.HELD if OutputStatus.UPLOADED in statuses else Fill.PENDING

    @cached_property
    def progress_text(self) -> str:
        """For the tooltip and for a screen reader: "3 of 6 done, Transcribe 45 %"."""
        done = sum(each.fill in (Fill.DONE, Fill.SKIPPED) for each in self.segments)
        parts = [f"{done} of {len(self.segments)} done"]
        for each in self.segments:
            if each.fill in (Fill.RUNNING, Fill.HELD):
                parts.append(f"{each.label} {each.fraction:.0%}")
            elif each.fill is Fill.FAILED:
                parts.append(f"{each.label} failed")
        return ", ".join(parts)
