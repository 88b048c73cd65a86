"""What a command does to a recording: pure functions from facts to an outcome and new facts.

The engine calls them in one write transaction and then carries out what follows: it starts what
became claimable, tells running attempts of a pause, kills those of a cancelled run.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from recorder_app.domain import hints, output_hints
from recorder_app.domain import status as derive
from recorder_app.domain.giving_up import given_up
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.record import record, replace
from recorder_app.domain.recording import OutputPart, Recording, Run, new_stages
from recorder_app.domain.transitions import released, settle, tried_anew
from recorder_app.domain.words import OutputStatus, PauseMode, RecordingStatus

NEW_RUN = 0
"""The id of a run that the store has still to number."""


@record(frozen=True, slots=True)
class Decision:
    """The outcome, and the recording as it is from now on (the same object where nothing changes)."""

    outcome: Outcome
    recording: Recording


def _answer(recording: Recording, word: Word, message: str) -> Decision:
    return Decision(Outcome(recording.id, word, message), recording)


def open_run_for(
    recording: Recording, settings: Mapping[str, Any], now: datetime
) -> Recording | None:
    """The recording with a run for outputs alone, where nothing else is left to do before them."""
    if recording.run is not None or recording.skipped or derive.next_stage(recording) is not None:
        return None
    return replace(recording, run=Run(id=NEW_RUN, opened_at=now, settings=settings))


def _open_run(recording: Recording, settings: Mapping[str, Any], now: datetime) -> Recording:
    recording = tried_anew(recording, derive.failed_parts(recording))
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
        if derive.on_hold(recording):
            resumed = released(recording)
            resumed = tried_anew(resumed, derive.triable_parts(resumed))
            return Decision(Outcome(recording.id, Word.CONTINUED, hint), settle(resumed))
        if derive.running_parts(recording) or derive.claimable(recording):
            return _answer(recording, Word.ALREADY_RUNNING, hint)
        # What is held by itself beside parts that wait is let go too: all that is left is tried.
        free = released(recording)
        triable = derive.triable_parts(free)
        if triable or derive.claimable(free):
            return Decision(Outcome(recording.id, Word.RETRIED, hint), tried_anew(free, triable))
        return _answer(recording, Word.WAITING, hint)
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


def pause(
    recording: Recording,
    mode: PauseMode,
    until: datetime | None = None,
    *,
    together: bool = False,
) -> Decision:
    """Pause: nothing new is started; `CHECKPOINT` also stops what runs at its next checkpoint. With
    `until` it ends by itself then; another time changes that, none leaves it as it is. `together`: all
    others are paused with it."""
    open_run = recording.run
    if open_run is None:
        return _answer(recording, Word.NOT_PAUSABLE, hints.pause_hint(recording))
    if open_run.pause is not None:
        loose = open_run.pause is PauseMode.AFTER_STAGE and derive.pausing(recording)
        tightens = loose and mode is PauseMode.CHECKPOINT
        until = until or open_run.pause_until
        if not tightens and until == open_run.pause_until:
            return _answer(recording, Word.ALREADY_PAUSED, hints.paused_already(recording))
        mode = mode if tightens else open_run.pause
    elif derive.on_hold(recording):
        if until is None:
            return _answer(recording, Word.ALREADY_PAUSED, hints.paused_already(recording))
        # All that is left is paused output by output. A time is for the whole: at its end all goes on.
        recording, mode = released(recording), PauseMode.CHECKPOINT
    elif not derive.can_pause(recording):
        return _answer(recording, Word.NOT_PAUSABLE, hints.pause_hint(recording))
    held = replace(open_run, pause=mode, pause_until=until, together=together)
    changed = replace(recording, run=held)
    if derive.running_parts(recording):
        return Decision(Outcome(recording.id, Word.PAUSING, hints.pausing(changed, mode)), changed)
    return Decision(Outcome(recording.id, Word.PAUSED, hints.paused_now(changed)), changed)


def cancel(recording: Recording) -> Decision:
    """Cancel: where an attempt may have left something, the run is marked, and the engine answers once
    it has stopped and removed that and closed the run (`giving_up.cancelled`); else the run is closed
    at once."""
    open_run = recording.run
    if open_run is None:
        return _answer(recording, Word.NOT_RUNNING, hints.cancel_hint(recording))
    if open_run.cancelling:
        return _answer(recording, Word.CANCELLED, hints.cancelled(recording))
    if _has_begun(recording):
        marked = replace(open_run, cancelling=True, pause=None, pause_until=None, together=False)
        changed = replace(recording, run=marked)
    else:
        changed = given_up(recording)
    return Decision(Outcome(recording.id, Word.CANCELLED, hints.cancelled(recording)), changed)


def _has_begun(recording: Recording) -> bool:
    """Whether there was an attempt on a part that is not finished."""
    stages = any(each.attempts for each in recording.stages if not each.done)
    return (
        bool(derive.running_parts(recording))
        or stages
        or any(
            each.attempts for each in recording.outputs if each.status is not OutputStatus.UPLOADED
        )
    )


def skip(recording: Recording) -> Decision:
    """Mark as not to be processed; Run takes the mark away."""
    if recording.run is not None:
        return _answer(recording, Word.RUNNING, "Its run is open: cancel it first.")
    if recording.skipped:
        return _answer(recording, Word.ALREADY_SKIPPED, "It is marked as skipped already.")
    return Decision(
        Outcome(recording.id, Word.SKIPPED, "Skipped: it will not be processed."),
        replace(recording, skipped=True),
    )


def reset(recording: Recording) -> Decision:
    """Discard everything produced; nothing is deleted at a platform. A cancelled output stays so: it is
    uploaded again only when asked for by name."""
    if derive.running_parts(recording):
        return _answer(recording, Word.RUNNING, "It is running: pause or cancel it first.")
    changed = replace(
        recording,
        stages=new_stages({stage.type: stage.resumable for stage in recording.stages}),
        outputs=tuple(_as_new(output) for output in recording.outputs),
        run=None,
        skipped=False,
        expired=False,
        duration_s=None,
        film_is_source=False,
        source_problem=None,
    )
    return Decision(Outcome(recording.id, Word.RESET, hints.was_reset(recording)), changed)


def _as_new(output: OutputPart) -> OutputPart:
    kept = OutputStatus.CANCELLED
    return OutputPart(
        id=output.id,
        platform=output.platform,
        preset=output.preset,
        settings=output.settings,
        marker=output.marker,
        account=output.account,
        status=kept if output.status is kept else OutputStatus.NOT_UPLOADED,
        resumable=output.resumable,
    )


def add_output(
    recording: Recording, output: OutputPart, settings: Mapping[str, Any], now: datetime
) -> Decision:
    """Upload through a preset: joins the open run, opens one for itself when the stages are finished,
    or waits for Run."""
    if derive.status(recording) is RecordingStatus.EXPIRED:
        return _answer(recording, Word.REFUSED, hints.run_hint(recording))
    opened = open_run_for(recording, settings, now) or recording
    joins = opened.run is not None and not opened.run.cancelling
    changed = replace(opened, outputs=(*opened.outputs, replace(output, in_run=joins)))
    return Decision(
        Outcome(recording.id, Word.ADDED, output_hints.when(changed, changed.outputs[-1])), changed
    )
