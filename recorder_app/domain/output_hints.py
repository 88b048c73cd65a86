"""Sentences for people about one output."""

from __future__ import annotations

from recorder_app.domain import status as derive
from recorder_app.domain.phrase import phrase
from recorder_app.domain.recording import OutputPart, Recording
from recorder_app.domain.words import OutputHold, OutputStatus


def when(recording: Recording, output: OutputPart) -> str:
    """When an output that is not uploaded will be; it is in `recording` as it is to be judged."""
    return phrase(
        "Upload to {preset}: {when}.", preset=output.preset, when=_when(recording, output)
    )


def _when(recording: Recording, output: OutputPart) -> str:
    run = recording.run
    if output.status is OutputStatus.UPLOADING:
        return phrase("it just goes on")
    if run is None or not output.in_run:
        return phrase("when it is run")
    if run.pause is not None:
        return phrase("when its pause is taken back")
    if output.waiting is not None:
        return output.waiting.message.rstrip(".")
    if derive.next_stage(recording) is not None:
        return phrase("after its stages")
    return phrase("next")


def paused_already(output: OutputPart) -> str:
    if output.status is OutputStatus.UPLOADING:
        return phrase("The upload to {preset} is pausing already.", preset=output.preset)
    return phrase("The upload to {preset} is paused already.", preset=output.preset)


def not_pausable(output: OutputPart) -> str:
    if output.hold is OutputHold.CANCEL:
        return phrase("Nothing to pause: it is being cancelled.")
    if output.status is OutputStatus.UPLOADING:
        return phrase(
            "Nothing to pause: the upload to {preset} can't stop before its end.",
            preset=output.preset,
        )
    if output.status is OutputStatus.UPLOADED:
        return uploaded(output)
    return phrase(
        "Nothing to pause: nothing is to be uploaded to {preset} at the moment.",
        preset=output.preset,
    )


def pausing(output: OutputPart) -> str:
    return phrase(
        "Pausing: the upload to {preset} stops at its next checkpoint.", preset=output.preset
    )


def paused(output: OutputPart) -> str:
    return phrase(
        "Paused: nothing is uploaded to {preset} until it is continued.", preset=output.preset
    )


def running(output: OutputPart) -> str:
    return phrase("Already uploading to {preset}.", preset=output.preset)


def uploaded(output: OutputPart) -> str:
    return phrase("It is uploaded to {preset} already.", preset=output.preset)


def cancelled(before: OutputPart) -> str:
    """The receipt's first half: what was stopped."""
    if before.status is OutputStatus.UPLOADING:
        return phrase("Cancelled: stopped uploading to {preset}.", preset=before.preset)
    return phrase("Cancelled: it will not be uploaded to {preset}.", preset=before.preset)


def cancelled_already(output: OutputPart) -> str:
    return phrase("The upload to {preset} is cancelled already.", preset=output.preset)


def no_question(output: OutputPart) -> str:
    return phrase("Nobody asks whether the upload to {preset} has arrived.", preset=output.preset)


def said_to_be_there(output: OutputPart) -> str:
    return phrase("Taken as uploaded to {preset}, as you say.", preset=output.preset)


def sent_again(output: OutputPart) -> str:
    return phrase("It is sent to {preset} again.", preset=output.preset)
