"""What a command does to one output, and to nothing beside it: its siblings go on as they were."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from recorder_app.domain import hints, output_hints
from recorder_app.domain import status as derive
from recorder_app.domain.decide import Decision, open_run_for
from recorder_app.domain.giving_up import output_cancelled
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.recording import OutputPart, Recording
from recorder_app.domain.transitions import tried_anew, uploaded
from recorder_app.domain.words import OutputHold, OutputStatus, RecordingStatus


def _decided(recording: Recording, word: Word, message: str, changed: Recording) -> Decision:
    return Decision(Outcome(recording.id, word, message), changed)


def _answer(recording: Recording, word: Word, message: str) -> Decision:
    return _decided(recording, word, message, recording)


def pause(recording: Recording, output_id: int) -> Decision:
    """It is not begun, or stops at its next checkpoint; Run or a retry of it go on."""
    output = recording.output(output_id)
    if output.hold is OutputHold.PAUSE:
        return _answer(recording, Word.ALREADY_PAUSED, output_hints.paused_already(output))
    if not can_pause(recording, output):
        return _answer(recording, Word.NOT_PAUSABLE, output_hints.not_pausable(output))
    changed = recording.with_output(output_id, hold=OutputHold.PAUSE)
    if output.status is OutputStatus.UPLOADING:
        return _decided(recording, Word.PAUSING, output_hints.pausing(output), changed)
    return _decided(recording, Word.PAUSED, output_hints.paused(output), changed)


def can_pause(recording: Recording, output: OutputPart) -> bool:
    """The open run is to upload it, and it can be held back: it has not begun, or can stop."""
    if recording.run is None or recording.run.cancelling or not output.in_run or output.hold:
        return False
    if output.status is OutputStatus.UPLOADING:
        return output.resumable
    return output.status is OutputStatus.NOT_UPLOADED


def cancel(recording: Recording, output_id: int) -> Decision:
    """Give it up. Where an attempt may have left something it is marked, and the engine answers once
    that has been stopped and removed (`giving_up.output_cancelled`)."""
    output = recording.output(output_id)
    if output.status is OutputStatus.UPLOADED:
        return _answer(recording, Word.NOT_RUNNING, output_hints.uploaded(output))
    if output.status is OutputStatus.CANCELLED:
        return _answer(recording, Word.NOT_RUNNING, output_hints.cancelled_already(output))
    if output.hold is OutputHold.CANCEL:
        return _answer(recording, Word.CANCELLED, output_hints.cancelled(output))
    if output.attempts:
        changed = recording.with_output(output_id, hold=OutputHold.CANCEL)
    else:
        changed = output_cancelled(recording, output_id)
    return _decided(recording, Word.CANCELLED, output_hints.cancelled(output), changed)


def can_cancel(output: OutputPart) -> bool:
    return output.status not in (OutputStatus.UPLOADED, OutputStatus.CANCELLED)


def retry(
    recording: Recording, output_id: int, settings: Mapping[str, Any], now: datetime
) -> Decision:
    """Upload it now: goes on where it is paused, tries again where it failed, waits or was cancelled.
    It joins the open run (held while that is paused), opens one for itself when the stages are
    finished, or waits for Run. `settings` are frozen into a run that is opened."""
    output = recording.output(output_id)
    run = recording.run
    if derive.status(recording) is RecordingStatus.EXPIRED:
        return _answer(recording, Word.REFUSED, hints.run_hint(recording))
    if output.status is OutputStatus.UPLOADED:
        return _answer(recording, Word.COMPLETE, output_hints.uploaded(output))
    if output.hold is OutputHold.CANCEL or (run is not None and run.cancelling):
        return _answer(recording, Word.REFUSED, "It is being cancelled.")
    if output.hold is OutputHold.PAUSE:
        return _continued(recording, output)
    if output.status is OutputStatus.UPLOADING:
        return _answer(recording, Word.ALREADY_RUNNING, output_hints.running(output))
    if output.status is OutputStatus.NOT_UPLOADED and output.in_run:
        if output.waiting is None:
            message = output_hints.when(recording, output)
            return _answer(recording, Word.ALREADY_RUNNING, message)
        if derive.stays(output.waiting):
            return _answer(recording, Word.WAITING, output.waiting.message)
    return _begun(recording, output, settings, now)


def answer(
    recording: Recording, output_id: int, there: bool, marker: str, now: datetime
) -> Decision:
    """A person says whether an upload arrived whose end nobody else can tell. It is there: it is
    UPLOADED. It is not: it is sent again, under another `marker`, so that nothing of the first is taken
    for the second."""
    output = recording.output(output_id)
    if output.waiting is None or not derive.is_question(output.waiting):
        return _answer(recording, Word.REFUSED, output_hints.no_question(output))
    if there:
        changed = uploaded(recording, output_id, output.url or "", now)
        return _decided(recording, Word.COMPLETE, output_hints.said_to_be_there(output), changed)
    changed = recording.with_output(output_id, marker=marker, attempts=0, bytes_sent=0, title=None)
    changed = tried_anew(changed, [changed.output(output_id)])
    return _decided(recording, Word.RETRIED, output_hints.sent_again(output), changed)


def _continued(recording: Recording, output: OutputPart) -> Decision:
    changed = recording.with_output(output.id, hold=None)
    waits = output.waiting
    if waits is not None and not derive.stays(waits):
        changed = tried_anew(changed, [output])
    message = output_hints.when(changed, changed.output(output.id))
    return _decided(recording, Word.CONTINUED, message, changed)


def _begun(
    recording: Recording, output: OutputPart, settings: Mapping[str, Any], now: datetime
) -> Decision:
    new = output.status is OutputStatus.NOT_UPLOADED and output.waiting is None
    opened = open_run_for(recording, settings, now) or recording
    changed = tried_anew(opened, [output])
    if opened.run is None:
        changed = changed.with_output(output.id, in_run=False)
        if new:
            message = output_hints.when(changed, changed.output(output.id))
            return _answer(recording, Word.ALREADY_RUNNING, message)
    word = Word.STARTED if new else Word.RETRIED
    message = output_hints.when(changed, changed.output(output.id))
    return _decided(recording, word, message, changed)


def can_retry(recording: Recording, output: OutputPart) -> bool:
    """Whether a retry would take a meaningful action."""
    nothing: Mapping[str, Any] = {}
    word = retry(recording, output.id, nothing, recording.created_at).outcome.word
    return word in (Word.STARTED, Word.CONTINUED, Word.RETRIED)
