"""What a cancel makes of a recording, and of one output: finished parts stay, the others have never
begun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recorder_app.domain.record import replace
from recorder_app.domain.recording import OutputPart, Recording, StagePart, new_stage
from recorder_app.domain.transitions import CLEAN, out_of_run, settle
from recorder_app.domain.words import OutputHold, OutputStatus, StageStatus

_UNSENT: Mapping[str, Any] = {"attempt_id": None, "bytes_sent": 0, "title": None, **CLEAN}
"""Of an output: as if it had never begun."""


def output_cancelled(recording: Recording, output_id: int) -> Recording:
    """Nothing of an output that is given up runs any more: it is as if it had never begun, and is
    uploaded again only when asked for by name."""
    return settle(_without_output(recording, output_id))


def _without_output(recording: Recording, output_id: int) -> Recording:
    return recording.with_output(
        output_id, status=OutputStatus.CANCELLED, in_run=False, hold=None, **_UNSENT
    )


def cancelled(recording: Recording) -> Recording:
    """Nothing of a run that is being cancelled runs any more: it is closed, and its unfinished parts
    are as if they had never begun. One that failed stays failed, with nothing to go on from. Without
    such a run nothing changes, so that a late second cancel never touches the run after it."""
    if recording.run is None or not recording.run.cancelling:
        return recording
    return given_up(recording)


def given_up(recording: Recording) -> Recording:
    """`cancelled`, where nothing of the run has begun or nothing of it is left."""
    return replace(
        recording,
        run=None,
        stages=tuple(map(_as_if_never_begun, recording.stages)),
        outputs=tuple(map(_output_given_up, recording.outputs)),
    )


def _output_given_up(output: OutputPart) -> OutputPart:
    if not output.in_run:
        return output
    if output.hold is OutputHold.CANCEL:
        return out_of_run(output, status=OutputStatus.CANCELLED, **_UNSENT)
    if output.url is not None:
        return _steps_given_up(output)
    if output.status is OutputStatus.FAILED:
        return out_of_run(output, bytes_sent=0, title=None)
    if output.status in (OutputStatus.UPLOADING, OutputStatus.NOT_UPLOADED):
        return out_of_run(output, status=OutputStatus.NOT_UPLOADED, **_UNSENT)
    return out_of_run(output)


def _steps_given_up(output: OutputPart) -> OutputPart:
    """Its film is published, and is never sent a second time: a retry does what is missing."""
    if output.status not in (OutputStatus.UPLOADING, OutputStatus.NOT_UPLOADED):
        return out_of_run(output)
    message = output.error or "Cancelled after the film was published: what comes after is missing."
    return out_of_run(
        output,
        status=OutputStatus.FAILED,
        **{**_UNSENT, "error": message, "bytes_sent": output.bytes_sent},
    )


def _as_if_never_begun(stage: StagePart) -> StagePart:
    untouched = new_stage(stage.type, stage.resumable)
    if stage.done or stage is untouched or stage == untouched:
        return stage
    if stage.status is StageStatus.FAILED:
        return replace(stage, checkpoint_s=None)
    return replace(stage, status=StageStatus.PENDING, attempt_id=None, checkpoint_s=None, **CLEAN)
