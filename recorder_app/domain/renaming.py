"""What a person calls a recording."""

from __future__ import annotations

from dataclasses import replace

from recorder_app.domain.decide import Decision
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.phrase import phrase
from recorder_app.domain.recording import Recording

LONGEST_TITLE = 300
"""In characters."""


def rename(recording: Recording, title: str) -> Decision:
    """Give it that title; white space around it is cut off, within it made one space."""
    title = " ".join(title.split())
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
    renamed = replace(recording, title=title)
    return Decision(Outcome(recording.id, Word.RENAMED, message), renamed)


def _refused(recording: Recording, message: str) -> Decision:
    return Decision(Outcome(recording.id, Word.REFUSED, message), recording)
