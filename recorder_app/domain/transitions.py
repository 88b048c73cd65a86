"""What happens to a recording while its run is carried out: pure functions from facts to facts.

Each ends in `settle`, which closes a run that has nothing left to do.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeGuard

from recorder_app.domain import status as derive
from recorder_app.domain.account import Destination
from recorder_app.domain.backoff import MAX_TRIES, RECHECK_S, delay_s
from recorder_app.domain.errors import NeedsUser, Transient, Undecided, Unknown
from recorder_app.domain.record import replace
from recorder_app.domain.recording import (
    OutputPart,
    Part,
    PartRef,
    Recording,
    Waiting,
)
from recorder_app.domain.words import (
    OutputHold,
    OutputStatus,
    SourceKind,
    StageStatus,
    StageType,
    WaitKind,
)

MAX_CRASHES = 3
"""So many deaths in a row without a new checkpoint, and the part is FAILED."""

CLEAN: Mapping[str, Any] = {"error": None, "waiting": None, "tries": 0, "crashes": 0}
"""Nothing stands against the part any more."""


def _pending(part: PartRef) -> StageStatus | OutputStatus:
    return StageStatus.PENDING if isinstance(part, StageType) else OutputStatus.NOT_UPLOADED


def _failed(part: PartRef) -> StageStatus | OutputStatus:
    return StageStatus.FAILED if isinstance(part, StageType) else OutputStatus.FAILED


def settle(recording: Recording) -> Recording:
    """Close the run when nothing of it is pending, running or waiting. A run that is paused or pausing
    closes too, unless a part of it has failed: then it stays paused and failed. What failed before
    this run, and is not of it, does not count."""
    run = recording.run
    if run is None or run.cancelling:
        return recording
    if derive.running_parts(recording) or derive.pending_parts(recording):
        return recording
    if run.pause is not None and derive.failed_in_run(recording):
        return recording
    return close(recording)


def close(recording: Recording) -> Recording:
    """The recording without its run; its outputs wait for the next one."""
    return replace(recording, run=None, outputs=tuple(map(out_of_run, recording.outputs)))


def out_of_run(output: OutputPart, **changes: Any) -> OutputPart:
    """An output of the run, once it is closed."""
    return replace(output, in_run=False, hold=None, **changes) if output.in_run else output


def released(recording: Recording) -> Recording:
    """The pause is over: that of the run, and that of each of its outputs. What still runs just goes
    on."""
    assert recording.run is not None
    run = replace(recording.run, pause=None, pause_until=None, together=False)
    recording = replace(recording, run=run)
    for output in recording.outputs:
        if output.hold is OutputHold.PAUSE:
            recording = recording.with_output(output.id, hold=None)
    return recording


def pause_over(recording: Recording, now: datetime) -> Recording:
    """A pause with a time ends by itself. What failed meanwhile has no automatic try left."""
    run = recording.run
    if run is None or run.pause_until is None or run.pause_until > now:
        return recording
    run = replace(run, pause=None, pause_until=None, together=False)
    return settle(replace(recording, run=run))


def tried_anew(recording: Recording, parts: Iterable[Part]) -> Recording:
    """A person asked for these parts: they are pending again, with all their automatic tries."""
    for part in parts:
        changes: dict[str, Any] = {"status": _pending(part.ref), **CLEAN}
        if isinstance(part, OutputPart):
            changes |= {"in_run": True, "hold": None}
        recording = recording.with_part(part.ref, **changes)
    return recording


def claimed(recording: Recording, part: PartRef, attempt_id: int, now: datetime) -> Recording:
    """An attempt has begun on a part that was claimable. Whether the source is ready is a stage's to
    find out: what was known of that is from before."""
    if part not in derive.claimable(recording):
        raise ValueError(f"part {part!r} of recording {recording.id} can't be claimed")
    running = StageStatus.RUNNING if isinstance(part, StageType) else OutputStatus.UPLOADING
    if isinstance(part, StageType):
        recording = replace(recording, source_problem=None)
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
    """The attempt has durably finished something. If that is more than before, deaths and failures
    before it no longer count: what gets further each time may break off as often as it likes. The same
    position again is no progress."""
    if not isinstance(part, StageType) or position_s is None:
        return recording.with_part(part, crashes=0, tries=0)
    before = recording.stage(part)
    if before.checkpoint_s is None or position_s > before.checkpoint_s:
        return recording.with_stage(part, checkpoint_s=position_s, crashes=0, tries=0)
    return recording.with_stage(part, checkpoint_s=position_s)


def completed(
    recording: Recording, stage: StageType, result: Mapping[str, Any], now: datetime
) -> Recording:
    """A stage has finished and its files are in place."""
    recording = recording.with_stage(
        stage,
        status=StageStatus.COMPLETED,
        result=result,
        finished_at=now,
        **CLEAN,
        checkpoint_s=None,
        reason=None,
    )
    if stage is StageType.DOWNLOAD:
        recording = replace(
            recording,
            duration_s=result.get("duration_s"),
            film_is_source=recording.source_kind is SourceKind.FILE,
            identity=_as_brought_in(recording.identity, result),
        )
    elif stage is StageType.TRIM:
        recording = replace(
            recording,
            duration_s=result.get("duration_s", recording.duration_s),
            film_is_source=recording.film_is_source and not result.get("trimmed"),
        )
    return settle(recording)


def _as_brought_in(identity: Mapping[str, Any], result: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the source was when it was brought in: it may have grown since it was added."""
    fingerprint = result.get("fingerprint", {})
    return {key: fingerprint.get(key, value) for key, value in identity.items()}


def skipped(recording: Recording, stage: StageType, reason: str, now: datetime) -> Recording:
    """The stage makes no sense for this recording; counts as completed."""
    return settle(
        recording.with_stage(
            stage,
            status=StageStatus.SKIPPED,
            reason=reason,
            result=None,
            finished_at=now,
            **CLEAN,
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
            hold=None,
            **CLEAN,
        )
    )


def stopped(recording: Recording, part: PartRef) -> Recording:
    """The attempt has stopped at a checkpoint because a pause was wanted. If the pause was taken back
    in the meantime, the part is simply claimed again."""
    if _cancelling(part, recording):
        return _left_to_its_cancel(recording, part)
    return settle(recording.with_part(part, status=_pending(part), attempt_id=None))


def failed(recording: Recording, part: PartRef, error: Exception, now: datetime) -> Recording:
    """The attempt has failed. What is likely to succeed later waits for its next try."""
    if _cancelling(part, recording):
        return _left_to_its_cancel(recording, part)
    before = recording.part(part)
    message = str(error)
    if isinstance(error, NeedsUser):
        if error.kind is WaitKind.SOURCE:
            recording = replace(recording, source_problem=message)
        return _wait(recording, part, Waiting(error.kind, message, _look_again(error, now)))
    if isinstance(error, Unknown):
        if before.tries + 1 >= MAX_TRIES:
            return _wait(recording, part, Waiting(WaitKind.VERIFYING, message))
        wait_s = max(RECHECK_S[WaitKind.VERIFYING], delay_s(before.tries))
        waiting = Waiting(WaitKind.VERIFYING, message, now + timedelta(seconds=wait_s))
        return _wait(recording, part, waiting, tries=before.tries + 1)
    if isinstance(error, Transient) and before.tries + 1 < MAX_TRIES:
        wait_s = max(delay_s(before.tries), error.retry_after_s or 0.0)
        waiting = Waiting(WaitKind.RETRY, message, now + timedelta(seconds=wait_s))
        return _wait(recording, part, waiting, tries=before.tries + 1)
    return _give_up(recording, part, message, now)


def _look_again(error: NeedsUser, now: datetime) -> datetime | None:
    """When what is waited for may have changed by itself."""
    if isinstance(error, Undecided):
        return None
    if error.until is not None:
        return max(error.until, now)
    recheck = RECHECK_S.get(error.kind)
    return None if recheck is None else now + timedelta(seconds=recheck)


def _give_up(
    recording: Recording, part: PartRef, message: str, now: datetime, **changes: Any
) -> Recording:
    if not isinstance(part, StageType):
        changes["hold"] = None
    return settle(
        recording.with_part(
            part,
            status=_failed(part),
            attempt_id=None,
            waiting=None,
            error=message,
            finished_at=now,
            **changes,
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
    if _cancelling(part, recording):
        return _left_to_its_cancel(recording, part)
    crashes = recording.part(part).crashes + 1
    if crashes >= MAX_CRASHES:
        message = (
            f"{story} This happened {crashes} times in a row, so it is not tried again by itself."
        )
        return _give_up(recording, part, message, now, crashes=crashes)
    return settle(
        recording.with_part(part, status=_pending(part), attempt_id=None, crashes=crashes)
    )


def _cancelling(part: PartRef, recording: Recording) -> TypeGuard[int]:
    """Whether the part is an output that is being cancelled."""
    return not isinstance(part, StageType) and recording.output(part).hold is OutputHold.CANCEL


def _left_to_its_cancel(recording: Recording, output_id: int) -> Recording:
    """However its attempt has ended, unless it has uploaded: the cancel is still to be carried out."""
    return recording.with_output(output_id, status=OutputStatus.NOT_UPLOADED, attempt_id=None)


def held_back(recording: Recording, output_id: int, waiting: Waiting) -> Recording:
    """An output that could be uploaded now is not, because of when or over what that would be."""
    return recording.with_output(output_id, waiting=waiting)


def let_go(
    recording: Recording, kinds: Container[WaitKind], to: Destination | None = None
) -> Recording:
    """What outputs wait for is there, or may be: for this destination, if one is given."""
    for each in recording.outputs:
        concerned = to is None or to == (each.platform, each.account)
        if concerned and each.waiting is not None and each.waiting.kind in kinds:
            recording = recording.with_output(each.id, waiting=None, error=None)
    return recording


def published(recording: Recording, output_id: int, url: str) -> Recording:
    """The film is up, whatever becomes of the steps after it."""
    total = recording.output(output_id).bytes_total
    return recording.with_output(output_id, url=url, bytes_sent=total)


def due(recording: Recording, now: datetime, lacking_room: Container[PartRef] = ()) -> Recording:
    """Waiting parts whose time has come are to be tried again, but for those that still lack room on
    a disk. A source is looked at first, which ends in `source_found` or `source_still_missing`."""
    for part in derive.pending_parts(recording):
        wait = part.waiting
        if wait and wait.kind is not WaitKind.SOURCE and wait.next_try and wait.next_try <= now:
            again = _later(wait, now) if part.ref in lacking_room else None
            recording = recording.with_part(part.ref, waiting=again)
    return recording


def _later(wait: Waiting, now: datetime) -> Waiting:
    """What it waits for was looked at and is not there: it is looked at again later."""
    return replace(wait, next_try=now + timedelta(seconds=RECHECK_S[wait.kind]))


def source_still_missing(recording: Recording, now: datetime) -> Recording:
    """The source was looked at and is not ready."""
    for part in derive.pending_parts(recording):
        wait = part.waiting
        if wait and wait.kind is WaitKind.SOURCE and wait.next_try and wait.next_try <= now:
            recording = recording.with_part(part.ref, waiting=_later(wait, now))
    return recording


def source_found(recording: Recording) -> Recording:
    """The source that was missing or growing is ready."""
    recording = replace(recording, source_problem=None)
    for part in derive.pending_parts(recording):
        if part.waiting and part.waiting.kind is WaitKind.SOURCE:
            recording = recording.with_part(part.ref, waiting=None, error=None)
    return recording
