"""Sentences for people: what a command would do, what it has done, where a recording stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recorder_app.domain import status as derive
from recorder_app.domain.recording import OutputPart, Part, Recording, StagePart
from recorder_app.domain.words import (
    OutputStatus,
    PauseMode,
    RecordingStatus,
    StageStatus,
    StageType,
    WaitKind,
)

STAGE_NAMES: Mapping[StageType, str] = {
    StageType.DOWNLOAD: "Download",
    StageType.TRIM: "Trim",
    StageType.TRANSCRIBE: "Transcribe",
    StageType.TOPICS: "Topics",
    StageType.SUBTITLES: "Subtitles",
}
"""A stage in a heading: "Paused in Transcribe"."""

STAGE_DOING: Mapping[StageType, str] = {
    StageType.DOWNLOAD: "bringing in",
    StageType.TRIM: "trimming",
    StageType.TRANSCRIBE: "transcribing",
    StageType.TOPICS: "finding topics",
    StageType.SUBTITLES: "making subtitles",
}
"""A stage while it runs."""


def clock(seconds: float) -> str:
    """`41:20`, `1:32:00`."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _doing(part: Part) -> str:
    if isinstance(part, StagePart):
        return STAGE_DOING[part.type]
    return f"uploading to {part.preset}"


def _at(stage: StagePart) -> str:
    return f" at {clock(stage.checkpoint_s)}" if stage.checkpoint_s else ""


def _next_step(recording: Recording) -> str:
    """What is done next, as a command's object: "trimming", "2 uploads"."""
    stage = derive.next_stage(recording)
    if stage is not None:
        return STAGE_DOING[stage.type] + _at(stage)
    todo = [
        output
        for output in recording.outputs
        if output.status in (OutputStatus.NOT_UPLOADED, OutputStatus.FAILED)
        and (recording.run is None or output.in_run or output.status is OutputStatus.FAILED)
    ]
    return _plural(len(todo), "upload")


def run_hint(recording: Recording) -> str:
    """The sentence of what Run would do, or why it would do nothing."""
    run = recording.run
    running = derive.running_parts(recording)
    if run is not None:
        if run.cancelling:
            return "It is being cancelled."
        if run.pause is not None:
            if running:
                return f"Take the pause back and go on {_doing(running[0])}."
            return _resume_sentence(recording)
        if running:
            return f"Already {_doing(running[0])}."
        waits = derive.waiting_parts(recording)
        if waits and all(each.kind is WaitKind.LOGIN for each in waits):
            return waits[0].message
        if waits:
            return f"Try now: {_next_step(recording)}."
        return f"Already in the queue: {_next_step(recording)} is next."
    state = derive.status(recording)
    if state is RecordingStatus.READY:
        return "Everything is done."
    if state is RecordingStatus.EXPIRED:
        return "Its retention has ended and its files were removed."
    if state is RecordingStatus.PENDING_SOURCE:
        return recording.source_problem or "Its source is not ready."
    if state is RecordingStatus.INITIALIZED and not derive.failed(recording):
        return "Run the whole pipeline."
    return _resume_sentence(recording)


def _resume_sentence(recording: Recording) -> str:
    stage = derive.next_stage(recording)
    if stage is not None:
        if stage.status is StageStatus.FAILED:
            return f"Try again: {STAGE_DOING[stage.type]}{_at(stage)}."
        if stage.checkpoint_s:
            return f"Continue {STAGE_DOING[stage.type]}{_at(stage)}."
        return f"Continue with {STAGE_DOING[stage.type]}."
    outputs = derive.live_outputs(recording)
    failed = sum(output.status is OutputStatus.FAILED for output in outputs)
    if failed:
        return f"Retry {_plural(failed, 'upload')}."
    left = sum(output.status is OutputStatus.NOT_UPLOADED for output in outputs)
    return f"Start {_plural(left, 'upload')}."


def pause_hint(recording: Recording) -> str:
    """The sentence of what Pause would do, or why it would do nothing."""
    run = recording.run
    if run is None:
        return "Nothing to pause: it is not running."
    if run.pause is not None:
        return paused_already(recording)
    running = derive.running_parts(recording)
    if not derive.can_pause(recording):
        return "Nothing to pause: what runs is the last step of the run."
    if any(part.resumable for part in running):
        return f"Pause {_doing(running[0])} at the next checkpoint; nothing is lost."
    if running:
        return f"Pause after {_doing(running[0])}."
    return "Pause; it keeps its place in the queue."


def cancel_hint(recording: Recording) -> str:
    """The sentence of what Cancel would do, or why it would do nothing."""
    if recording.run is None:
        return "Nothing to cancel: it is not running."
    running = derive.running_parts(recording)
    if running:
        return f"Stop {_doing(running[0])} and discard its progress; finished stages stay."
    return "Take it out of the queue; finished stages stay."


def pausing(recording: Recording, mode: PauseMode) -> str:
    running = derive.running_parts(recording)[0]
    if mode is PauseMode.CHECKPOINT and running.resumable:
        return f"Pausing: {_doing(running)} stops at its next checkpoint."
    return f"Pausing: {_doing(running)} is finished first."


def paused_now(recording: Recording) -> str:
    return f"{paused_in(recording)}."


def paused_already(recording: Recording) -> str:
    if derive.pausing(recording):
        return "It is pausing already."
    return f"{paused_in(recording)} already."


def paused_in(recording: Recording) -> str:
    """ "Paused in Transcribe at 41:20", "Paused before Trim", "Paused before 2 uploads"."""
    stage = derive.next_stage(recording)
    if stage is None:
        return f"Paused before {_next_step(recording)}"
    if stage.checkpoint_s:
        return f"Paused in {STAGE_NAMES[stage.type]}{_at(stage)}"
    return f"Paused before {STAGE_NAMES[stage.type]}"


def cancelled(before: Recording) -> str:
    """The receipt's first half: what was stopped."""
    running = derive.running_parts(before)
    if running:
        return f"Cancelled: stopped {', '.join(_doing(part) for part in running)}."
    return "Cancelled: taken out of the queue."


def was_reset(published: Sequence[OutputPart]) -> str:
    if not published:
        return "Reset: everything starts anew."
    names = ", ".join(output.preset for output in published)
    return f"Reset: everything starts anew. Running it publishes a second time to {names}."


STATUS_WORDS: Mapping[RecordingStatus, str] = {
    RecordingStatus.EXPIRED: "Expired",
    RecordingStatus.SKIPPED: "Skipped",
    RecordingStatus.PENDING_SOURCE: "Waiting for its source",
    RecordingStatus.INITIALIZED: "New",
    RecordingStatus.DOWNLOADED: "Partly processed",
    RecordingStatus.READY: "Ready",
    RecordingStatus.UPLOADED: "Partly uploaded",
    RecordingStatus.PROCESSED: "Processed, not uploaded",
}


def status_text(recording: Recording) -> str:
    """Where a recording stands, in words; live positions are added by whoever shows it."""
    run = recording.run
    running = derive.running_parts(recording)
    doing = _doing(running[0]).capitalize() if running else ""
    if run is not None and run.cancelling:
        return "Cancelling…"
    if derive.pausing(recording):
        return f"Pausing… {_doing(running[0])}"
    if derive.paused(recording):
        text = paused_in(recording)
        return f"{text}, failed: {_first_error(recording)}" if derive.failed(recording) else text
    if running:
        return doing
    waits = derive.waiting_parts(recording)
    if waits:
        return f"Waiting: {waits[0].message}"
    if derive.failed(recording):
        return f"Failed: {_first_error(recording)}"
    if derive.queued(recording):
        return "Queued"
    state = derive.status(recording)
    if state is RecordingStatus.PENDING_SOURCE:
        return f"Waiting: {recording.source_problem}"
    return STATUS_WORDS[state]


def _first_error(recording: Recording) -> str:
    for stage in recording.stages:
        if stage.status is StageStatus.FAILED:
            return stage.error or STAGE_NAMES[stage.type]
    for output in recording.outputs:
        if output.status is OutputStatus.FAILED:
            return output.error or output.preset
    return ""
