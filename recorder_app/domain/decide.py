"""What a command does to a recording: pure functions from facts to an outcome and new facts.

The engine calls them in one write transaction and then carries out what follows: it starts what
became claimable, tells running attempts of a pause, kills those of a cancelled run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from recorder_app.domain import hints
from recorder_app.domain import status as derive
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.recording import (
    OutputPart,
    PartRef,
    Recording,
    Run,
    StagePart,
    new_stages,
)
from recorder_app.domain.transitions import cancelled, settle
from recorder_app.domain.words import (
    OutputStatus,
    PauseMode,
    RecordingStatus,
    StageStatus,
    WaitKind,
)

NEW_RUN = 0
"""The id of a run that the store has still to number."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome, and the recording as it is from now on (the same object where nothing changes)."""

    outcome: Outcome
    recording: Recording


def _answer(recording: Recording, word: Word, message: str) -> Decision:
    return Decision(Outcome(recording.id, word, message), recording)


def _retry_failed(recording: Recording) -> Recording:
    """Failed parts are to be tried again, with all their automatic tries."""
    fresh: Mapping[str, Any] = {"error": None, "waiting": None, "tries": 0, "crashes": 0}
    for stage in recording.stages:
        if stage.status is StageStatus.FAILED:
            recording = recording.with_stage(stage.type, status=StageStatus.PENDING, **fresh)
    for output in recording.outputs:
        if output.status is OutputStatus.FAILED:
            recording = recording.with_output(
                output.id, status=OutputStatus.NOT_UPLOADED, in_run=True, **fresh
            )
    return recording


def _try_now(recording: Recording) -> Recording:
    """What waits is tried now, except what a person must do something for first."""
    for part in derive.pending_parts(recording):
        if part.waiting is not None and part.waiting.kind is not WaitKind.LOGIN:
            recording = recording.with_part(_ref(part), waiting=None, tries=0)
    return recording


def _ref(part: StagePart | OutputPart) -> PartRef:
    return part.type if isinstance(part, StagePart) else part.id


def _open_run(recording: Recording, settings: Mapping[str, Any], now: datetime) -> Recording:
    recording = _retry_failed(recording)
    recording = replace(
        recording,
        skipped=False,
        run=Run(id=NEW_RUN, opened_at=now, settings=settings),
        outputs=tuple(
            replace(output, in_run=output.status is OutputStatus.NOT_UPLOADED)
            for output in recording.outputs
        ),
    )
    return settle(recording)


def run(recording: Recording, settings: Mapping[str, Any], now: datetime) -> Decision:
    """Run: always the right thing, in the order of the design's table. `settings` are frozen into a
    run that is opened."""
    open_run = recording.run
    hint = hints.run_hint(recording)
    if open_run is not None:
        if open_run.cancelling:
            return _answer(recording, Word.REFUSED, hint)
        if open_run.pause is not None:
            resumed = _retry_failed(replace(recording, run=replace(open_run, pause=None)))
            return Decision(Outcome(recording.id, Word.CONTINUED, hint), settle(resumed))
        if derive.running_parts(recording) or not derive.waiting_parts(recording):
            return _answer(recording, Word.ALREADY_RUNNING, hint)
        if all(each.kind is WaitKind.LOGIN for each in derive.waiting_parts(recording)):
            return _answer(recording, Word.WAITING, hint)
        retried = _try_now(_retry_failed(recording))
        return Decision(Outcome(recording.id, Word.RETRIED, hint), retried)
    state = derive.status(recording)
    if state is RecordingStatus.READY:
        return _answer(recording, Word.COMPLETE, hint)
    if state in (RecordingStatus.PENDING_SOURCE, RecordingStatus.EXPIRED):
        return _answer(recording, Word.REFUSED, hint)
    return Decision(Outcome(recording.id, Word.STARTED, hint), _open_run(recording, settings, now))


def can_run(recording: Recording) -> bool:
    """Whether Run would take a meaningful action; the same table as `run`."""
    nothing: Mapping[str, Any] = {}
    word = run(recording, nothing, recording.created_at).outcome.word
    return word in (Word.STARTED, Word.CONTINUED, Word.RETRIED)


def pause(recording: Recording, mode: PauseMode) -> Decision:
    """Pause: nothing new is started; `CHECKPOINT` also stops what runs at its next checkpoint."""
    open_run = recording.run
    if open_run is None:
        return _answer(recording, Word.NOT_PAUSABLE, "Nothing to pause: it is not running.")
    if open_run.cancelling:
        return _answer(recording, Word.NOT_PAUSABLE, "Nothing to pause: it is being cancelled.")
    if open_run.pause is not None:
        tightens = open_run.pause is PauseMode.AFTER_STAGE and mode is PauseMode.CHECKPOINT
        if not (tightens and derive.pausing(recording)):
            return _answer(recording, Word.ALREADY_PAUSED, hints.paused_already(recording))
    elif not derive.holdable(recording):
        return _answer(
            recording, Word.NOT_PAUSABLE, "Nothing to pause: what runs is the last step of the run."
        )
    changed = replace(recording, run=replace(open_run, pause=mode))
    if derive.running_parts(recording):
        return Decision(Outcome(recording.id, Word.PAUSING, hints.pausing(changed, mode)), changed)
    return Decision(Outcome(recording.id, Word.PAUSED, hints.paused_now(changed)), changed)


def cancel(recording: Recording) -> Decision:
    """Cancel: where something runs, the run is marked and `CANCELLED` is answered for when the engine
    has stopped it; where nothing runs, that is so at once."""
    open_run = recording.run
    if open_run is None:
        return _answer(recording, Word.NOT_RUNNING, "Nothing to cancel: it is not running.")
    if derive.running_parts(recording):
        changed = replace(recording, run=replace(open_run, cancelling=True, pause=None))
    else:
        changed = cancelled(recording)
    return Decision(Outcome(recording.id, Word.CANCELLED, hints.cancelled(recording)), changed)


def skip(recording: Recording) -> Decision:
    """Mark as not to be processed; Run takes the mark away."""
    if recording.run is not None:
        return _answer(recording, Word.RUNNING, "It is running: cancel it first.")
    if recording.skipped:
        return _answer(recording, Word.ALREADY_SKIPPED, "It is marked as skipped already.")
    return Decision(
        Outcome(recording.id, Word.SKIPPED, "Skipped: it will not be processed."),
        replace(recording, skipped=True),
    )


def reset(recording: Recording) -> Decision:
    """Discard everything produced; nothing is deleted at a platform."""
    if derive.running_parts(recording):
        return _answer(recording, Word.RUNNING, "It is running: pause or cancel it first.")
    published = [each for each in recording.outputs if each.status is OutputStatus.UPLOADED]
    outputs = tuple(
        replace(
            output,
            status=OutputStatus.NOT_UPLOADED,
            in_run=False,
            attempt_id=None,
            tries=0,
            crashes=0,
            error=None,
            waiting=None,
            url=None,
            bytes_sent=0,
            started_at=None,
            finished_at=None,
        )
        for output in recording.outputs
    )
    changed = replace(
        recording,
        stages=new_stages({stage.type: stage.resumable for stage in recording.stages}),
        outputs=outputs,
        run=None,
        skipped=False,
        expired=False,
        film_is_source=False,
        source_problem=None,
    )
    return Decision(Outcome(recording.id, Word.RESET, hints.was_reset(published)), changed)


def add_output(
    recording: Recording, output: OutputPart, settings: Mapping[str, Any], now: datetime
) -> Decision:
    """Upload through a preset: joins the open run, opens one for itself when the stages are finished,
    or waits for Run."""
    open_run = recording.run is not None
    ready = not open_run and derive.next_stage(recording) is None
    changed = replace(
        recording,
        outputs=(*recording.outputs, replace(output, in_run=open_run or ready)),
    )
    if ready:
        changed = replace(changed, run=Run(id=NEW_RUN, opened_at=now, settings=settings))
    when = "starts now" if ready else "after its stages" if open_run else "when it is run"
    return Decision(
        Outcome(recording.id, Word.ADDED, f"Upload to {output.preset}: {when}."), changed
    )
