"""Which edition of its transcript, topics and subtitles a recording has.

What was transcribed and found stays on disk as it was. A correction makes an edition beside it, with
files of its own, and the results of the stages name these: `FOLDER` is where they lie, in the folder of
the recording. `NUMBER`, in the result of `transcribe`, counts the corrections.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recorder_app.domain.recording import Recording, StagePart
from recorder_app.domain.words import StageStatus, StageType

FOLDER, NUMBER = "folder", "edition"

EDITED = (StageType.TRANSCRIBE, StageType.TOPICS, StageType.SUBTITLES)
"""The stages whose results an edition holds."""

_MOST = 1_000_000
"""More corrections than a transcript ever gets."""


def made(recording: Recording) -> list[StagePart]:
    """The stages that have left what an edition holds."""
    return [each for each in recording.stages if each.type in EDITED and is_completed(each)]


def result_folder(stage: StagePart) -> str:
    """Where the files of a completed stage lie, in the folder of its recording."""
    name = _result(stage).get(FOLDER)
    if name is None:
        return f"{stage.type.value}-{stage.attempt_id}"
    return f"{name}/{stage.type.value}"


def numbered(recording: Recording, number: int) -> Recording:
    """With so many corrections."""
    transcribed = recording.stage(StageType.TRANSCRIBE)
    result = {**_result(transcribed), NUMBER: number}
    return recording.with_stage(StageType.TRANSCRIBE, result=result)


def number(recording: Recording) -> int:
    """How often the transcript has been corrected."""
    return int(_result(recording.stage(StageType.TRANSCRIBE)).get(NUMBER, 0))


def revision(recording: Recording) -> int | None:
    """Higher whenever the transcript or the topics have become others; None without a transcript."""
    transcribed = recording.stage(StageType.TRANSCRIBE)
    found = recording.stage(StageType.TOPICS)
    if not is_completed(transcribed):
        return None
    last = max(each.attempt_id or 0 for each in (transcribed, found) if is_completed(each))
    return last * _MOST + number(recording)


def is_corrected(recording: Recording) -> bool:
    """There is something to take back."""
    return any(
        FOLDER in _result(recording.stage(each))
        for each in (StageType.TRANSCRIBE, StageType.TOPICS)
    )


def is_completed(stage: StagePart) -> bool:
    return stage.status is StageStatus.COMPLETED


def _result(stage: StagePart) -> Mapping[str, Any]:
    return stage.result or {}
