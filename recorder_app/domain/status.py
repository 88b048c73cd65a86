"""Status and flags, derived from the facts (design, section 3). None of them is stored by hand."""

from __future__ import annotations

from datetime import datetime

from recorder_app.domain.recording import OutputPart, Part, PartRef, Recording, StagePart, Waiting
from recorder_app.domain.words import (
    OutputHold,
    OutputStatus,
    RecordingStatus,
    StageStatus,
    StageType,
    WaitKind,
)

RUNTIME = (RecordingStatus.DOWNLOADING, RecordingStatus.PROCESSING, RecordingStatus.UPLOADING)

# Looked up once: up to Python 3.11 that takes longer than all else that is done with a member.
_IN_WORK = StageStatus.RUNNING, OutputStatus.UPLOADING
_BROKEN = StageStatus.FAILED, OutputStatus.FAILED


def next_stage(recording: Recording) -> StagePart | None:
    """The first stage that is neither completed nor skipped."""
    for stage in recording.stages:
        if not stage.done:
            return stage
    return None


def live_outputs(recording: Recording) -> tuple[OutputPart, ...]:
    """The outputs that count: all but the cancelled ones."""
    return tuple(each for each in recording.outputs if each.status is not OutputStatus.CANCELLED)


def running_parts(recording: Recording) -> tuple[Part, ...]:
    return _in_state(recording, *_IN_WORK)


def _in_state(recording: Recording, stage: StageStatus, output: OutputStatus) -> tuple[Part, ...]:
    # Loops, because a comprehension is a call up to Python 3.11, and this is asked most of all.
    found: list[Part] = []
    for step in recording.stages:
        if step.status is stage:
            found.append(step)  # noqa: PERF401
    for upload in recording.outputs:
        if upload.status is output:
            found.append(upload)  # noqa: PERF401
    return tuple(found)


def pending_parts(recording: Recording) -> tuple[Part, ...]:
    """What the open run has still to start, now or when its time comes: the next stage, or, once all
    stages are done, the outputs of this run. A part behind a failed stage is not among them."""
    if recording.run is None:
        return ()
    stage = next_stage(recording)
    if stage is not None:
        return (stage,) if stage.status is StageStatus.PENDING else ()
    return tuple(
        each
        for each in recording.outputs
        if each.in_run and each.status is OutputStatus.NOT_UPLOADED
    )


def waiting_parts(recording: Recording) -> tuple[Waiting, ...]:
    return tuple(part.waiting for part in pending_parts(recording) if part.waiting is not None)


def held(part: Part) -> bool:
    """It is an output that is paused, or being cancelled, by itself."""
    return isinstance(part, OutputPart) and part.hold is not None


def _paused_alone(part: Part) -> bool:
    return isinstance(part, OutputPart) and part.hold is OutputHold.PAUSE


def on_hold(recording: Recording) -> bool:
    """A pause is set: of the run, or of everything that is left of it."""
    run = recording.run
    if run is None or run.cancelling:
        return False
    if run.pause is not None:
        return True
    if not any(map(_paused_alone, recording.outputs)):
        return False
    left = (*running_parts(recording), *pending_parts(recording))
    return any(map(_paused_alone, left)) and all(map(held, left))


def claimable(recording: Recording) -> tuple[PartRef, ...]:
    """The parts that a free lane may start at this moment."""
    run = recording.run
    if run is None or run.pause is not None or run.cancelling:
        return ()
    return tuple(
        part.ref for part in pending_parts(recording) if part.waiting is None and not held(part)
    )


def failed_parts(recording: Recording) -> tuple[Part, ...]:
    """The parts for which no automatic try remains."""
    return _in_state(recording, *_BROKEN)


def failed_in_run(recording: Recording) -> tuple[Part, ...]:
    """The failed parts of the open run. An output that failed earlier, and that a run opened for
    another output did not take in, is not among them."""
    return tuple(
        part for part in failed_parts(recording) if isinstance(part, StagePart) or part.in_run
    )


def triable_parts(recording: Recording) -> tuple[Part, ...]:
    """What Run in an open run has tried at once: the parts that failed, and those whose waiting a
    person can cut short."""
    waits = tuple(
        part
        for part in pending_parts(recording)
        if part.waiting is not None and not stays(part.waiting)
    )
    return (*waits, *failed_parts(recording))


def _needs_source(recording: Recording, stage: StagePart) -> bool:
    """The film that trim and transcribe read is the source itself while nothing was fetched or cut."""
    if stage.type is StageType.DOWNLOAD:
        return True
    return recording.film_is_source and stage.type in (StageType.TRIM, StageType.TRANSCRIBE)


def status(recording: Recording) -> RecordingStatus:
    """The design's table; the first row that matches wins."""
    if recording.expired and recording.run is None:
        return RecordingStatus.EXPIRED
    if recording.skipped:
        return RecordingStatus.SKIPPED
    for part in running_parts(recording):
        if isinstance(part, OutputPart):
            return RecordingStatus.UPLOADING
        download = part.type is StageType.DOWNLOAD
        return RecordingStatus.DOWNLOADING if download else RecordingStatus.PROCESSING
    stage = next_stage(recording)
    if stage is not None:
        if recording.source_problem is not None and _needs_source(recording, stage):
            return RecordingStatus.PENDING_SOURCE
        if stage.type is StageType.DOWNLOAD:
            return RecordingStatus.INITIALIZED
        return RecordingStatus.DOWNLOADED
    outputs = live_outputs(recording)
    uploaded = sum(output.status is OutputStatus.UPLOADED for output in outputs)
    if uploaded == len(outputs):
        return RecordingStatus.READY
    return RecordingStatus.UPLOADED if uploaded else RecordingStatus.PROCESSED


def is_runtime(recording: Recording) -> bool:
    return status(recording) in RUNTIME


def queued(recording: Recording) -> bool:
    """The run is open and only a free lane is missing; also between two stages."""
    run = recording.run
    return (
        run is not None
        and not run.cancelling
        and not on_hold(recording)
        and not running_parts(recording)
        and not waiting_parts(recording)
    )


def pausing(recording: Recording) -> bool:
    return on_hold(recording) and bool(running_parts(recording))


def paused(recording: Recording) -> bool:
    return on_hold(recording) and not running_parts(recording)


def cancelling(recording: Recording) -> bool:
    return recording.run is not None and recording.run.cancelling


FOR_A_PERSON = frozenset({WaitKind.LOGIN, WaitKind.QUOTA, WaitKind.DISK, WaitKind.SOURCE})


def for_a_person(wait: Waiting) -> bool:
    """Whether somebody has to do something, or to decide something, before it goes on."""
    return wait.kind in FOR_A_PERSON or is_question(wait)


def stays(wait: Waiting) -> bool:
    """Whether it waits on, also when a person asks for it to be tried now: for a login, for the hours
    of uploads, for a connection that does not cost by the byte."""
    return wait.kind in (WaitKind.LOGIN, WaitKind.HOURS, WaitKind.METERED)


def goes_on_by_itself(wait: Waiting, before: datetime) -> bool:
    """Whether the machine is needed for it before long, without anybody's doing: it is tried again
    before that moment, or its hours come."""
    if wait.kind is WaitKind.HOURS:
        return True
    tried = wait.kind in (WaitKind.RETRY, WaitKind.VERIFYING)
    return tried and wait.next_try is not None and wait.next_try <= before


def is_question(wait: Waiting) -> bool:
    """The platform can't say whether the upload arrived: "it is there", or "send again"."""
    return wait.kind is WaitKind.VERIFYING and wait.next_try is None


def waiting(recording: Recording) -> bool:
    return bool(waiting_parts(recording))


def failed(recording: Recording) -> bool:
    return bool(failed_parts(recording))


def next_try(recording: Recording) -> datetime | None:
    """When the first waiting part is tried again, where a time can be named."""
    times = [each.next_try for each in waiting_parts(recording) if each.next_try is not None]
    return min(times, default=None)


def holdable(recording: Recording) -> bool:
    """Whether a pause can hold something back: a pending stage, a NOT_UPLOADED output of the run,
    or a running part that can stop at a checkpoint. What is held by itself is held back already."""
    if any(stage.status is StageStatus.PENDING for stage in recording.stages):
        return True
    return any(
        output.in_run and output.status is OutputStatus.NOT_UPLOADED and output.hold is None
        for output in recording.outputs
    ) or any(part.resumable and not held(part) for part in running_parts(recording))


def can_pause(recording: Recording) -> bool:
    run = recording.run
    return run is not None and not run.cancelling and not on_hold(recording) and holdable(recording)


def can_cancel(recording: Recording) -> bool:
    """A run is open. True until a cancel has been carried out, so that scripts can wait for it."""
    return recording.run is not None
