"""What a correction promises, of the engine and of the front that the window is tested with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app.domain.correction import (
    Correction,
    RestoreAll,
    SegmentText,
    TopicStart,
    TopicTitle,
    WordText,
)
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.words import StageType
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import RecordingsChanged
from recorder_app.engine.front import Front, TranscriptView
from recorder_app.paths import Home
from tests.domain.said import topics, transcript
from tests.engine.transcribed import DURATION_S, Transcribed
from tests.ui.fake_front import FakeFront

SAID = transcript("Welcome to Recoder.", "It rest never.", "Good by.")
TOPICS = topics(0, 20, 40)


class Talk(ABC):
    """A recording of which nothing has been done."""

    front: Front
    id: int

    @abstractmethod
    def begin(self) -> None:
        """The next stage."""

    @abstractmethod
    def end(self) -> None:
        """The stage that runs."""

    def until(self, last: StageType) -> None:
        for stage in StageType:
            self.begin()
            self.end()
            if stage is last:
                return

    @property
    def view(self) -> TranscriptView:
        found = self.front.transcript(self.id)
        assert found is not None
        return found

    def correct(self, *corrections: Correction, seen: int | None = None) -> Outcome:
        revision = self.view.revision if seen is None else seen
        return self.front.correct(self.id, corrections, revision=revision)


class _Real(Talk):
    def __init__(self, folder: Path) -> None:
        self.engine = Engine(Home(folder / "home"))
        self.front = self.engine
        self._work = Transcribed(self.engine, folder, SAID, TOPICS)
        self.id = self._work.id

    def begin(self) -> None:
        self._stage = next(each.type for each in self._work.now.stages if not each.done)
        self._attempt = self._work.begin(self._stage)

    def end(self) -> None:
        self._work.end(self._stage, self._attempt)


class _Fake(Talk):
    def __init__(self) -> None:
        self.front = self.fake = FakeFront()
        (snapshot,) = self.fake.add(["/films/talk.mp4"])
        self.id = snapshot.recording.id
        self.fake.run([self.id])

    def begin(self) -> None:
        self.fake.begin(self.id)

    def end(self) -> None:
        self.fake.finish(self.id, duration_s=DURATION_S)
        found = self.fake.now(self.id).stage(StageType.TOPICS).done
        self.fake.say(self.id, SAID, TOPICS if found else ())


@pytest.fixture(params=["real", "fake"])
def talk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Talk]:
    if request.param == "fake":
        yield _Fake()
        return
    real = _Real(tmp_path)
    yield real
    real.engine.stop()


def test_there_is_nothing_to_correct_before_it_is_transcribed(talk: Talk) -> None:
    talk.until(StageType.TRIM)
    assert talk.front.transcript(talk.id) is None
    assert talk.front.transcript(talk.id + 1) is None
    assert talk.correct(SegmentText(0, "x"), seen=0).word is Word.REFUSED
    assert talk.front.correct(talk.id + 1, [], revision=0).word is Word.UNKNOWN


def test_a_correction_is_seen_at_once_and_told(talk: Talk) -> None:
    talk.until(StageType.SUBTITLES)
    told: list[RecordingsChanged] = []
    talk.front.subscribe(
        lambda each: told.append(each) if isinstance(each, RecordingsChanged) else None
    )
    before = talk.view
    outcome = talk.correct(WordText(0, 2, "Recorder."), TopicTitle(0, "Welcome"))
    assert outcome == Outcome(
        talk.id, Word.CORRECTED, "Corrected: 1 place in the transcript and 1 change to the topics."
    )
    after = talk.view
    assert after.transcript.segments[0].text == "Welcome to Recorder."
    assert after.topics[0].title == "Welcome"
    assert (before.corrected, after.corrected) == (False, True)
    assert after.revision > before.revision
    assert [each.recording.id for one in told for each in one.snapshots] == [talk.id]


def test_what_was_seen_before_another_correction_is_not_corrected(talk: Talk) -> None:
    talk.until(StageType.SUBTITLES)
    seen = talk.view.revision
    talk.correct(SegmentText(0, "First."))
    assert talk.correct(SegmentText(0, "Second."), seen=seen).word is Word.CHANGED_MEANWHILE
    assert talk.view.transcript.segments[0].text == "First."


def test_a_correction_that_can_not_be_is_refused_whole(talk: Talk) -> None:
    talk.until(StageType.SUBTITLES)
    before = talk.view
    outcome = talk.correct(SegmentText(0, "x"), TopicStart(0, 5))
    assert (outcome.word, outcome.message) == (
        Word.REFUSED,
        "The first topic begins with the film.",
    )
    assert talk.view == before


def test_topics_are_corrected_once_they_are_found(talk: Talk) -> None:
    talk.until(StageType.TRANSCRIBE)
    assert talk.correct(TopicTitle(0, "x")).word is Word.REFUSED
    talk.begin()
    message = "Topics are being found: try again when that is done."
    assert talk.correct(SegmentText(0, "x")).message == message
    talk.end()
    assert talk.correct(TopicTitle(0, "x")).word is Word.CORRECTED


def test_all_is_taken_back(talk: Talk) -> None:
    talk.until(StageType.SUBTITLES)
    before = talk.view
    talk.correct(SegmentText(0, "x"))
    talk.correct(TopicTitle(0, "x"))
    assert talk.correct(RestoreAll()).word is Word.CORRECTED
    assert (talk.view.transcript, talk.view.topics) == (before.transcript, before.topics)
    assert not talk.view.corrected
    assert talk.view.revision > before.revision


def test_a_reset_drops_it(talk: Talk) -> None:
    talk.until(StageType.SUBTITLES)
    talk.correct(SegmentText(0, "x"))
    (outcome,) = talk.front.reset([talk.id])
    assert "Its corrections are dropped." in outcome.message
    assert talk.front.transcript(talk.id) is None
