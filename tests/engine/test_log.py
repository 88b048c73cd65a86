"""A recording's log tells what a person has asked for and what came of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from recorder_app.domain.correction import SegmentText
from recorder_app.domain.words import Place, StageType
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from tests.domain.said import topics, transcript
from tests.engine.bench import Gate, add, running
from tests.engine.transcribed import Transcribed


def told_of(engine: Engine, recording_id: int) -> list[str]:
    """As if everything had taken a second."""
    texts = [each.text for each in engine.journal(recording_id)]
    return [re.sub(r"in \d+:\d\d", "in 0:01", each) for each in texts]


def test_a_pause_and_what_it_stopped(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    # The child may take some checkpoints before it has heard of the pause.
    script: list[list[Any]] = [gate.action, *[["checkpoint", 41 * 60 + 20]] * 100]
    with running(home) as bench:
        recording_id = add(bench, tmp_path, transcribe=script)
        bench.engine.run([recording_id])
        bench.until(lambda: bench.stage(recording_id, StageType.TRANSCRIBE)["status"] == "RUNNING")
        bench.engine.pause([recording_id])
        gate.open()
        bench.until_recording(recording_id, lambda each: each["paused"])
        bench.engine.run([recording_id])
        bench.until_closed(recording_id)
        told = told_of(bench.engine, recording_id)
    assert told == [
        f"Added from {tmp_path / 'talk.mp4'}.",
        "Run the whole pipeline.",
        "Brought in within 0:01; it is 1:40 long.",
        "Trimmed in 0:01: 1:30 are left.",
        "Pausing: transcribing stops at the next checkpoint.",
        "Stopped in Transcribe at 41:20.",
        "Continue transcribing at 41:20.",
        "Transcribe: done in 0:01.",
        "Found 0 topics in 0:01.",
        "Made 0 subtitles in 0:01.",
        "Uploaded to Folder in 0:01.",
    ]


def test_everything_that_a_stage_has_made(home: Path, tmp_path: Path) -> None:
    engine = Engine(Home(home))
    talk = Transcribed(engine, tmp_path, transcript("Welcome to Recoder."), topics(0, 20, 40))
    talk.until(StageType.SUBTITLES)
    seen = engine.transcript(talk.id)
    assert seen is not None
    engine.correct(talk.id, [SegmentText(0, "Welcome.")], revision=seen.revision)
    told = told_of(engine, talk.id)
    engine.stop()
    assert told == [
        f"Added from {tmp_path / 'talk.mp4'}.",
        "Run the whole pipeline.",
        "Brought in within 0:01; it is 1:00 long.",
        "Trimmed in 0:01: 1:00 are left.",
        "Transcribed in 0:01: 3 words, English.",
        "Found 3 topics in 0:01.",
        "Made 1 subtitle in 0:01.",
        "Corrected: 1 place in the transcript.",
    ]


def test_a_link_is_told_without_what_is_secret_in_it(home: Path) -> None:
    engine = Engine(Home(home))
    (added,) = engine.add(["https://me:secret@example.org/talks/one.mp4?token=secret"])
    told = told_of(engine, added.recording.id)
    engine.stop()
    assert told == ["Added from https://example.org/talks/one.mp4."]


def test_what_a_person_does_to_the_queue(home: Path, tmp_path: Path) -> None:
    with running(home, only=frozenset()) as bench:
        first, second = (add(bench, tmp_path, name) for name in ("one", "two"))
        bench.engine.run([first, second])
        bench.engine.move([second], Place.TOP)
        bench.engine.run_now([first])
        assert told_of(bench.engine, second)[-1] == "Moved: place 1 of 2 in the queue."
        assert told_of(bench.engine, first)[-1].startswith("Runs next. ")
