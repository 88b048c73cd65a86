"""The sentences of a recording's log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from recorder_app.domain import story
from recorder_app.domain.words import StageType
from tests.domain import given


@pytest.mark.parametrize(
    ("stage", "result", "sentence"),
    [
        (
            StageType.DOWNLOAD,
            {"duration_s": 5520.0},
            "Brought in within 3:10; it is 1:32:00 long.",
        ),
        (StageType.TRIM, {"duration_s": 60, "trimmed": True}, "Trimmed in 3:10: 1:00 are left."),
        (
            StageType.TRIM,
            {"duration_s": 60, "trimmed": False},
            "Looked at both ends in 3:10: nothing to trim.",
        ),
        (StageType.TRANSCRIBE, {"words": 812}, "Transcribed in 3:10: 812 words, English."),
        (StageType.TOPICS, {"topics": [{}]}, "Found 1 topic in 3:10."),
        (StageType.SUBTITLES, {"cues": 2}, "Made 2 subtitles in 3:10."),
        (StageType.SUBTITLES, {}, "Subtitles: done in 3:10."),
    ],
)
def test_a_stage_says_what_it_has_done(
    stage: StageType, result: Mapping[str, Any], sentence: str
) -> None:
    assert story.done(stage, result, 190.4, "English") == sentence


def test_a_language_that_is_not_known_is_left_out() -> None:
    assert story.done(StageType.TRANSCRIBE, {"words": 1}, 0.2) == "Transcribed in 0:01: 1 word."


def test_a_stop_says_where() -> None:
    recording = given.new("Talks").with_stage(StageType.TRANSCRIBE, checkpoint_s=2480.0)
    assert story.stopped(recording, StageType.TRANSCRIBE) == "Stopped in Transcribe at 41:20."
    assert story.stopped(recording, StageType.DOWNLOAD) == "Stopped in Download."
    (output,) = recording.outputs
    assert story.stopped(recording, output.id) == "Stopped the upload to Talks."
