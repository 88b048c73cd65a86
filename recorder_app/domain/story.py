"""What has happened to a recording, in the sentences of its log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recorder_app.domain.hints import STAGE_NAMES, clock
from recorder_app.domain.phrase import counted, phrase
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.words import StageType


def added(source: str) -> str:
    return phrase("Added from {source}.", source=source)


def done(
    stage: StageType, result: Mapping[str, Any], took_s: float, language: str | None = None
) -> str:
    """A stage has finished, after so many seconds of work; `language` is the name of what is spoken."""
    took = _clock(took_s)
    match stage, result:
        case StageType.DOWNLOAD, {"duration_s": length_s}:
            return phrase(
                "Brought in within {took}; it is {length} long.", took=took, length=clock(length_s)
            )
        case StageType.TRIM, {"trimmed": False}:
            return phrase("Looked at both ends in {took}: nothing to trim.", took=took)
        case StageType.TRIM, {"duration_s": length_s}:
            left = clock(length_s)
            return phrase("Trimmed in {took}: {length} are left.", took=took, length=left)
        case StageType.TRANSCRIBE, {"words": int(n)}:
            words = counted("{n} word", "{n} words", n)
            if language is None:
                return phrase("Transcribed in {took}: {words}.", took=took, words=words)
            return phrase(
                "Transcribed in {took}: {words}, {language}.",
                took=took,
                words=words,
                language=language,
            )
        case StageType.TOPICS, {"topics": list(topics)}:
            found = counted("{n} topic", "{n} topics", len(topics))
            return phrase("Found {topics} in {took}.", took=took, topics=found)
        case StageType.SUBTITLES, {"cues": int(n)}:
            made = counted("{n} subtitle", "{n} subtitles", n)
            return phrase("Made {subtitles} in {took}.", subtitles=made, took=took)
    return phrase("{stage}: done in {took}.", stage=STAGE_NAMES[stage], took=took)


def was_skipped(stage: StageType, reason: str) -> str:
    return phrase("{stage} was skipped: {reason}", stage=STAGE_NAMES[stage], reason=reason)


def uploaded(preset: str, took_s: float) -> str:
    return phrase("Uploaded to {preset} in {took}.", preset=preset, took=_clock(took_s))


def stopped(recording: Recording, part: PartRef) -> str:
    """An attempt has stopped at a checkpoint."""
    if not isinstance(part, StageType):
        preset = recording.output(part).preset
        return phrase("Stopped the upload to {preset}.", preset=preset)
    stage, at_s = STAGE_NAMES[part], recording.stage(part).checkpoint_s
    if at_s is None:
        return phrase("Stopped in {stage}.", stage=stage)
    return phrase("Stopped in {stage} at {position}.", stage=stage, position=clock(at_s))


def _clock(took_s: float) -> str:
    """A second is the shortest that is worth a word."""
    return clock(max(1.0, took_s))
