"""Sentences for people about one output."""

from __future__ import annotations

from recorder_app.domain import status as derive
from recorder_app.domain.recording import OutputPart, Recording
from recorder_app.domain.words import OutputHold, OutputStatus


def when(recording: Recording, output: OutputPart) -> str:
    """When an output that is not uploaded will be; it is in `recording` as it is to be judged."""
    return f"Upload to {output.preset}: {_when(recording, output)}."


def _when(recording: Recording, output: OutputPart) -> str:
    run = recording.run
    if output.status is OutputStatus.UPLOADING:
        return "it just goes on"
    if run is None or not output.in_run:
        return "when it is run"
    if run.pause is not None:
        return "when its pause is taken back"
    if output.waiting is not None:
        return output.waiting.message.rstrip(".")
    if derive.next_stage(recording) is not None:
        return "after its stages"
    return "next"


def paused_already(output: OutputPart) -> str:
    if output.status is OutputStatus.UPLOADING:
        return f"The upload to {output.preset} is pausing already."
    return f"The upload to {output.preset} is paused already."


def not_pausable(output: OutputPart) -> str:
    if output.hold is OutputHold.CANCEL:
        return "Nothing to pause: it is being cancelled."
    if output.status is OutputStatus.UPLOADING:
        return f"Nothing to pause: the upload to {output.preset} can't stop before its end."
    if output.status is OutputStatus.UPLOADED:
        return uploaded(output)
    return f"Nothing to pause: nothing is to be uploaded to {output.preset} at the moment."


def pausing(output: OutputPart) -> str:
    return f"Pausing: the upload to {output.preset} stops at its next checkpoint."


def paused(output: OutputPart) -> str:
    return f"Paused: nothing is uploaded to {output.preset} until it is continued."


def running(output: OutputPart) -> str:
    return f"Already uploading to {output.preset}."


def uploaded(output: OutputPart) -> str:
    return f"It is uploaded to {output.preset} already."


def cancelled(before: OutputPart) -> str:
    """The receipt's first half: what was stopped."""
    if before.status is OutputStatus.UPLOADING:
        return f"Cancelled: stopped uploading to {before.preset}."
    return f"Cancelled: it will not be uploaded to {before.preset}."


def cancelled_already(output: OutputPart) -> str:
    return f"The upload to {output.preset} is cancelled already."


def no_question(output: OutputPart) -> str:
    return f"Nobody asks whether the upload to {output.preset} has arrived."


def said_to_be_there(output: OutputPart) -> str:
    return f"Taken as uploaded to {output.preset}, as you say."


def sent_again(output: OutputPart) -> str:
    return f"It is sent to {output.preset} again."
