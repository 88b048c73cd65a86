"""What the progress bar of a row says: a segment for each stage, and one for the outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from recorder_app.domain import hints
from recorder_app.domain import status as derive
from recorder_app.domain.recording import OutputPart, Recording, StagePart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import OutputStatus, StageStatus, StageType
from recorder_app.ui.language import say, translated


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

    stage: StageType | None
    weight: int
    fraction: float
    """0..1"""
    fill: Fill

    @property
    def label(self) -> str:
        return say("Upload") if self.stage is None else translated(hints.STAGE_NAMES[self.stage])


Bar = tuple[Segment, ...]

_WEIGHTS = {StageType.TRANSCRIBE: 3}
"""Roughly how long stages take beside each other; the others count 1."""
_OUTPUTS_WEIGHT = 2
_STEPS = 240
"""Finer steps of a segment are not to be seen."""


def bar_of(snapshot: Snapshot) -> Bar:
    recording = snapshot.recording
    stages = tuple(
        Segment(
            stage.type,
            _WEIGHTS.get(stage.type, 1),
            snapshot.fraction(stage),
            _stage_fill(recording, stage),
        )
        for stage in recording.stages
    )
    outputs = derive.live_outputs(recording)
    if not outputs:
        return stages
    fraction = _outputs_fraction(snapshot, outputs)
    return (*stages, Segment(None, _OUTPUTS_WEIGHT, fraction, _outputs_fill(outputs)))


def moved(bar: Bar, snapshot: Snapshot) -> Bar:
    """The same after progress alone: only what runs is further on."""
    return tuple(
        replace(each, fraction=_fraction(snapshot, each.stage))
        if each.fill is Fill.RUNNING
        else each
        for each in bar
    )


def looks(bar: Bar) -> tuple[tuple[Fill, int], ...]:
    """Equal where nobody sees a difference."""
    return tuple((each.fill, round(each.fraction * _STEPS)) for each in bar)


def words(bar: Bar) -> str:
    """For the tooltip and for a screen reader: "3 of 6 done, Transcribe 45 %"."""
    done = sum(each.fill in (Fill.DONE, Fill.SKIPPED) for each in bar)
    parts = [say("{done} of {all} done", done=done, all=len(bar))]
    for each in bar:
        if each.fill in (Fill.RUNNING, Fill.HELD):
            parts.append(f"{each.label} {each.fraction:.0%}")
        elif each.fill is Fill.FAILED:
            parts.append(say("{part} failed", part=each.label))
    return ", ".join(parts)


def _fraction(snapshot: Snapshot, stage: StageType | None) -> float:
    if stage is None:
        return _outputs_fraction(snapshot, derive.live_outputs(snapshot.recording))
    return snapshot.fraction(snapshot.recording.stage(stage))


def _outputs_fraction(snapshot: Snapshot, outputs: Sequence[OutputPart]) -> float:
    return sum(map(snapshot.fraction, outputs)) / len(outputs)


def _stage_fill(recording: Recording, stage: StagePart) -> Fill:
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
            return Fill.RUNNING if derive.queued(recording) else Fill.HELD


def _outputs_fill(outputs: Sequence[OutputPart]) -> Fill:
    statuses = {each.status for each in outputs}
    if OutputStatus.UPLOADING in statuses:
        return Fill.RUNNING
    if OutputStatus.FAILED in statuses:
        return Fill.FAILED
    if statuses == {OutputStatus.UPLOADED}:
        return Fill.DONE
    return Fill.HELD if OutputStatus.UPLOADED in statuses else Fill.PENDING
