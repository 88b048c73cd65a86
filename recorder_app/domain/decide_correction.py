"""What is answered to a correction: a pure function of the recording's facts."""

from __future__ import annotations

from collections.abc import Sequence

from recorder_app.domain import edition
from recorder_app.domain.correction import (
    Correction,
    RestoreAll,
    SegmentText,
    TopicAdded,
    TopicRemoved,
    TopicStart,
    TopicTitle,
    WordText,
)
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.phrase import counted, listed, phrase
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import OutputStatus, StageStatus, StageType

_OF_TEXT = SegmentText | WordText
_OF_TOPICS = TopicTitle | TopicStart | TopicAdded | TopicRemoved


def refused(recording: Recording, corrections: Sequence[Correction], seen: int) -> Outcome | None:
    """Why what was seen at the revision `seen` can't be corrected; None where it can."""
    now = edition.revision(recording)
    if recording.expired or now is None:
        message = phrase("There is no transcript to correct.")
        return Outcome(recording.id, Word.REFUSED, message)
    running = {each.type for each in recording.stages if each.status is StageStatus.RUNNING}
    if StageType.TOPICS in running:
        message = phrase("Topics are being found: try again when that is done.")
        return Outcome(recording.id, Word.REFUSED, message)
    if StageType.SUBTITLES in running:
        message = phrase("Subtitles are being made: try again when that is done.")
        return Outcome(recording.id, Word.REFUSED, message)
    if now != seen:
        message = phrase("The transcript has changed meanwhile: look at it again.")
        return Outcome(recording.id, Word.CHANGED_MEANWHILE, message)
    of_topics = any(isinstance(each, _OF_TOPICS) for each in corrections)
    if of_topics and not edition.is_completed(recording.stage(StageType.TOPICS)):
        message = phrase("Its topics have not been found yet.")
        return Outcome(recording.id, Word.REFUSED, message)
    return None


def accepted(recording: Recording, corrections: Sequence[Correction]) -> Outcome:
    """The answer once the corrections are made."""
    sentence = _made(corrections)
    if any(each.status is OutputStatus.UPLOADING for each in recording.outputs):
        sentence = phrase(
            "{sentence} The upload that runs may still carry the text from before.",
            sentence=sentence,
        )
    if any(each.status is OutputStatus.UPLOADED or each.url for each in recording.outputs):
        sentence = phrase(
            "{sentence} What was published stays as it was; “Upload again” sends the new one.",
            sentence=sentence,
        )
    return Outcome(recording.id, Word.CORRECTED, sentence)


def nothing_new(recording: Recording) -> Outcome:
    return Outcome(recording.id, Word.CORRECTED, phrase("Nothing to correct: it reads so already."))


def _made(corrections: Sequence[Correction]) -> str:
    if any(isinstance(each, RestoreAll) for each in corrections):
        return phrase("All corrections are taken back.")
    changes: list[str] = []
    texts = sum(isinstance(each, _OF_TEXT) for each in corrections)
    if texts:
        changes.append(
            counted("{n} place in the transcript", "{n} places in the transcript", texts)
        )
    topics = sum(isinstance(each, _OF_TOPICS) for each in corrections)
    if topics:
        changes.append(counted("{n} change to the topics", "{n} changes to the topics", topics))
    return phrase("Corrected: {changes}.", changes=listed(changes))
