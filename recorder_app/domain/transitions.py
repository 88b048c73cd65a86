"""What happens to a recording while its run is carried out: pure functions from facts to facts.

Each ends in `settle`, which closes a run that has nothing left to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from recorder_app.domain import status as derive
from recorder_app.domain.backoff import MAX_TRIES, RECHECK_S, delay_s
from recorder_app.domain.errors import NeedsUser, Transient
from recorder_app.domain.recording import PartRef, Recording, StagePart, Waiting
from recorder_app.domain.words import OutputStatus, StageStatus, StageType, WaitKind

MAX_CRASHES = 3
"""So many deaths in a row without a new checkpoint, and the part is FAILED."""


def _pending(part: PartRef) -> StageStatus | OutputStatus:
    return StageStatus.PENDING if isinstance(part, StageType) else OutputStatus.NOT_UPLOADED


def _failed(part: PartRef) -> StageStatus | OutputStatus:
    return StageStatus.FAILED if isinstance(part, StageType) else OutputStatus.FAILED


def settle(recording: Recording) -> Recording:
    """Close the run when nothing of it is pending, running or waiting and it is not paused. A pausing
    run with nothing left closes too; one that failed while paused stays paused and failed."""
    run = recording.run
    if run is None or run.cancelling:
        return recording
    if derive.running_parts(recording) or derive.pending_parts(recording):
        return recording
    if run.pause is not None and derive.failed(recording):
        return recording
    return close(recording)


def close(recording: Recording) -> Recording:
    """The recording without its run; its outputs wait for the next one."""
    return replace(
        recording,
        run=None,
        outputs=tuple(replace(output, in_run=False) for output in recording.outputs),
    )


def claimed(recording: Recording, part: PartRef, attempt_id: int, now: datetime) -> Recording:
    """An attempt has begun on a part that was claimable."""
    if part not in derive.claimable(recording):
        raise ValueError(f"part {part!r} of recording {recording.id} can't be claimed")
    running = StageStatus.RUNNING if isinstance(part, StageType) else OutputStatus.UPLOADING
    return recording.with_part(
        part,
        status=running,
        attempt_id=attempt_id,
        attempts=recording.part(part).attempts + 1,
        error=None,
        started_at=now,
        finished_at=None,
    )


def checkpointed(recording: Recording, part: PartRef, position_s: float | None) -> Recording:
    """The attempt has durably finished something, so deaths before it no longer count."""
    changes: dict[str, Any] = {"crashes": 0}
    if isinstance(part, StageType) and position_s is not None:
        changes["checkpoint_s"] = position_s
    return recording.with_part(part, **changes)


def completed(
    recording: Recording, stage: StageType, result: Mapping[str, Any], now: datetime
) -> Recording:
    """A stage has finished and its files are in place."""
    recording = recording.with_stage(
        stage,
        status=StageStatus.COMPLETED,
        result=result,
        finished_at=now,
        **_CLEAN,
        checkpoint_s=None,
        reason=None,
    )
    if stage is StageType.DOWNLOAD:
        recording = replace(
            recording,
            duration_s=result.get("duration_s"),
            source_problem=None,
            film_is_source=recording.source_kind.value == "file",
        )
    elif stage is StageType.TRIM:
        recording = replace(
            recording,
            duration_s=result.get("duration_s", recording.duration_s),
            source_problem=None,
            film_is_source=recording.film_is_source and not result.get("trimmed"),
        )
    return settle(recording)


def skipped(recording: Recording, stage: StageType, reason: str, now: datetime) -> Recording:
    """The stage makes no sense for this recording; counts as completed."""
    return settle(
        recording.with_stage(
            stage,
            status=StageStatus.SKIPPED,
            reason=reason,
            result=None,
            finished_at=now,
            **_CLEAN,
            checkpoint_s=None,
        )
    )


def uploaded(recording: Recording, output_id: int, url: str, now: datetime) -> Recording:
    total = recording.output(output_id).bytes_total
    return settle(
        recording.with_output(
            output_id,
            status=OutputStatus.UPLOADED,
            url=url,
            bytes_sent=total,
            finished_at=now,
            **_CLEAN,
        )
    )


_CLEAN: Mapping[str, Any] = {"error": None, "waiting": None, "tries": 0, "crashes": 0}


def stopped(recording: Recording, part: PartRef) -> Recording:
    """The attempt has stopped at a checkpoint because a pause was wanted. If the pause was taken back
    in the meantime, the part is simply claimed again."""
    return settle(recording.with_part(part, status=_pending(part), attempt_id=None))


def failed(recording: Recording, part: PartRef, error: Exception, now: datetime) -> Recording:
    """The attempt has failed. What is likely to succeed later waits for its next try."""
    before = recording.part(part)
    message = str(error)
    if isinstance(error, NeedsUser):
        recheck = RECHECK_S.get(error.kind)
        next_try = None if recheck is None else now + timedelta(seconds=recheck)
        if error.kind is WaitKind.SOURCE:
            recording = replace(recording, source_problem=message)
        return _wait(recording, part, Waiting(error.kind, message, next_try))
    if isinstance(error, Transient) and before.tries + 1 < MAX_TRIES:
        wait_s = max(delay_s(before.tries), error.retry_after_s or 0.0)
        waiting = Waiting(WaitKind.RETRY, message, now + timedelta(seconds=wait_s))
        return _wait(recording, part, waiting, tries=before.tries + 1)
    return settle(
        recording.with_part(
            part, status=_failed(part), error=message, waiting=None, finished_at=now
        )
    )


def _wait(recording: Recording, part: PartRef, waiting: Waiting, **changes: Any) -> Recording:
    return recording.with_part(
        part,
        status=_pending(part),
        attempt_id=None,
        waiting=waiting,
        error=waiting.message,
        **changes,
    )


def crashed(recording: Recording, part: PartRef, story: str, now: datetime) -> Recording:
    """The program or the attempt's child process died in it."""
    crashes = recording.part(part).crashes + 1
    if crashes >= MAX_CRASHES:
        message = (
            f"{story} This happened {crashes} times in a row, so it is not tried again by itself."
        )
        return settle(
            recording.with_part(
                part,
                status=_failed(part),
                error=message,
                crashes=crashes,
                waiting=None,
                finished_at=now,
            )
        )
    return settle(
        recording.with_part(part, status=_pending(part), attempt_id=None, crashes=crashes)
    )


def due(recording: Recording, now: datetime) -> Recording:
    """Waiting parts whose time has come are to be tried again."""
    for part in derive.pending_parts(recording):
        if part.waiting and part.waiting.next_try and part.waiting.next_try <= now:
            ref = part.type if isinstance(part, StagePart) else part.id
            recording = recording.with_part(ref, waiting=None)
    return recording


def source_found(recording: Recording) -> Recording:
    """The source that was missing or growing is ready."""
    recording = replace(recording, source_problem=None)
    for part in derive.pending_parts(recording):
        if part.waiting and part.waiting.kind is WaitKind.SOURCE:
            ref = part.type if isinstance(part, StagePart) else part.id
            recording = recording.with_part(ref, waiting=None, error=None)
    return recording


def cancelled(recording: Recording) -> Recording:
    """Nothing runs any more: unfinished parts are as if they had never begun, the run is closed."""
    for stage in recording.stages:
        if stage.status in (StageStatus.RUNNING, StageStatus.PENDING):
            recording = recording.with_stage(
                stage.type,
                status=StageStatus.PENDING,
                attempt_id=None,
                checkpoint_s=None,
                **_CLEAN,
            )
    for output in recording.outputs:
        if output.status in (OutputStatus.UPLOADING, OutputStatus.NOT_UPLOADED):
            recording = recording.with_output(
                output.id,
                status=OutputStatus.NOT_UPLOADED,
                attempt_id=None,
                bytes_sent=0,
                **_CLEAN,
            )
    return close(recording)
