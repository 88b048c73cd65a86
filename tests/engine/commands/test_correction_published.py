"""Uploads that begin after a correction send the corrected text; no film is sent twice for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app import platforms
from recorder_app.domain.correction import SegmentText, TopicTitle
from recorder_app.domain.preset import Preset
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts import jobs
from recorder_app.engine.attempts.finish import finish
from recorder_app.engine.children import wire
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from tests.domain.said import topics, transcript
from tests.engine.corrected import correct, editions
from tests.engine.transcribed import Transcribed
from tests.stages.fake_context import FakeUploadContext


@pytest.fixture
def talk(home: Path, tmp_path: Path) -> Iterator[Transcribed]:
    engine = Engine(Home(home))
    said = transcript("Welcome to Recoder.", "Good by.")
    yield Transcribed(engine, tmp_path, said, topics(0, 20, 40))
    engine.stop()


def test_upload_again_publishes_the_corrected_files(talk: Transcribed, tmp_path: Path) -> None:
    talk.until(StageType.SUBTITLES)
    talk.engine.save_preset(Preset("Talks", "folder", settings={"dir": str(tmp_path / "talks")}))

    def publish() -> Path:
        talk.engine.upload(talk.id, "Talks")
        output = talk.now.outputs[-1]
        attempt = talk.begin(output.id)
        job = jobs.upload(talk.engine.home, talk.now, output)
        done = platforms.load("folder").upload(job, FakeUploadContext(tmp_path / output.marker))
        ending = {"say": "uploaded", "url": done.url}
        finish(talk.engine.home, talk.engine._store.write, attempt, output.id, ending)
        return Path(done.data["folder"])

    first = publish()
    outcome = correct(talk, SegmentText(1, "Goodbye."), TopicTitle(2, "The end"))
    assert "What was published stays as it was" in outcome.message
    second = publish()
    assert (first.name, second.name) == ("talk", "talk (2)")
    for name, old, new in [
        ("talk.srt", "Good by.", "Goodbye."),
        ("talk.vtt", "Good by.", "Goodbye."),
        ("talk.txt", "Good by.", "Goodbye."),
        ("talk.json", "Good by.", "Goodbye."),
        ("chapters.txt", "0:40 Topic 3", "0:40 The end"),
        ("description.txt", "0:40 Topic 3", "0:40 The end"),
    ]:
        assert old in (first / name).read_text(encoding="utf-8")
        text = (second / name).read_text(encoding="utf-8")
        assert new in text
        assert old not in text


def test_an_upload_that_was_broken_off_goes_on_after_a_correction(talk: Transcribed) -> None:
    """With its checkpoint, which a job of another key would lose."""
    talk.until(StageType.SUBTITLES)
    (output,) = talk.now.outputs

    def key() -> str:
        message = jobs.message(talk.engine.home, talk.now, output.id, Path())
        return wire.job_key(message, 0)

    before = key()
    correct(talk, SegmentText(1, "Goodbye."))
    assert key() == before


def test_a_stage_does_not_go_on_with_another_text(talk: Transcribed) -> None:
    talk.until(StageType.TOPICS)

    def key() -> str:
        message = jobs.message(talk.engine.home, talk.now, StageType.SUBTITLES, Path())
        return wire.job_key(message, 1)

    before = key()
    correct(talk, SegmentText(1, "Goodbye."))
    assert key() != before


def test_what_an_upload_reads_stays_until_it_is_through(talk: Transcribed, tmp_path: Path) -> None:
    talk.until(StageType.SUBTITLES)
    correct(talk, SegmentText(1, "Goodbye."))
    (output,) = talk.now.outputs
    attempt = talk.begin(output.id)
    job = jobs.upload(talk.engine.home, talk.now, output)
    outcome = correct(talk, SegmentText(1, "So long."))
    assert outcome.message.endswith("The upload that runs may still carry the text from before.")
    assert "Goodbye." in job.done[StageType.SUBTITLES].file("srt").read_text(encoding="utf-8")
    ending = {"say": "uploaded", "url": "https://example.org/film"}
    finish(talk.engine.home, talk.engine._store.write, attempt, output.id, ending)
    correct(talk, SegmentText(1, "Farewell."))
    assert len(editions(talk)) == 1
