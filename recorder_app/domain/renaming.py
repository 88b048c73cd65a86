"""What a person calls a recording."""

from __future__ import annotations

from dataclasses import replace

from recorder_app.domain.decide import Decision
from recorder_app.domain.naming import title_as_kept
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.phrase import phrase
from recorder_app.domain.recording import OutputPart, Recording
from recorder_app.domain.words import OutputStatus

LONGEST_TITLE = 300
"""In characters."""


def rename(recording: Recording, title: str) -> Decision:
    """Give it that title; white space around it is cut off, within it made one space."""
    title = title_as_kept(title)
    if not title:
        return _refused(recording, phrase("A title needs at least one letter."))
    if len(title) > LONGEST_TITLE:
        return _refused(
            recording,
            phrase(
                "A title has at most {most} characters; this one has {n}.",
                most=LONGEST_TITLE,
                n=len(title),
            ),
        )
    if title == recording.title:
        message = phrase("It is called “{title}” already.", title=title)
        return Decision(Outcome(recording.id, Word.RENAMED, message), recording)
    message = phrase("Renamed to “{title}”.", title=title)
    outputs = tuple(_titled(output, recording.title) for output in recording.outputs)
    renamed = replace(recording, title=title, outputs=outputs)
    return Decision(Outcome(recording.id, Word.RENAMED, message), renamed)


def goes_on(output: OutputPart) -> bool:
    """Whether it has begun, and goes on from there. What has failed may have done so for its title."""
    begun = output.attempts and output.status is OutputStatus.NOT_UPLOADED
    return bool(begun) or output.status is OutputStatus.UPLOADING


def _titled(output: OutputPart, before: str) -> OutputPart:
    kept = (output.title or before) if goes_on(output) else None
    return output if output.title == kept else replace(output, title=kept)


def _refused(recording: Recording, message: str) -> Decision:
    return Decision(Outcome(recording.id, Word.REFUSED, message), recording)
