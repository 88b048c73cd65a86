"""A correction is on disk, whole, when it is answered; what was transcribed stays there as it was."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app.domain import edition
from recorder_app.domain.correction import (
    RestoreAll,
    SegmentText,
    TopicAdded,
    TopicRemoved,
    TopicTitle,
    WordText,
)
from recorder_app.domain.outcome import KeyConflict, Outcome, Word
from recorder_app.domain.transcript import Transcript
from recorder_app.domain.words import StageType
from recorder_app.engine import durable
from recorder_app.engine.attempts import jobs
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import RecordingsChanged
from recorder_app.paths import Home
from tests.domain.said import topics, transcript
from tests.engine.corrected import correct, editions, files, shown, texts, tree, view
from tests.engine.transcribed import Transcribed

SAID = transcript("Welcome to Recoder.", "It rest never.", "Good by.")
TOPICS = topics(0, 20, 40)


@pytest.fixture
def talk(home: Path, tmp_path: Path) -> Iterator[Transcribed]:
    engine = Engine(Home(home))
    yield Transcribed(engine, tmp_path, SAID, TOPICS)
    engine.stop()


def test_before_it_is_transcribed_there_is_no_transcript(talk: Transcribed) -> None:
    talk.until(StageType.TRIM)
    assert talk.engine.transcript(talk.id) is None
    assert talk.engine.transcript(talk.id + 1) is None
    outcome = talk.engine.correct(talk.id, [SegmentText(0, "x")], revision=0)
    assert (outcome.word, outcome.message) == (Word.REFUSED, "There is no transcript to correct.")
    assert talk.engine.correct(talk.id + 1, [RestoreAll()], revision=0).word is Word.UNKNOWN


def test_a_transcript_is_read_with_its_topics_and_its_film(talk: Transcribed) -> None:
    talk.until(StageType.TRANSCRIBE)
    assert (view(talk).transcript, view(talk).topics) == (SAID, ())
    talk.do(StageType.TOPICS)
    found = view(talk)
    assert (found.topics, found.duration_s, found.corrected) == (TOPICS, 60.0, False)
    assert found.film is not None
    assert found.film.name == "film.mp4"
    assert found.film.parent.name.startswith("trim-")
    found.film.unlink()
    assert view(talk).film is None


def test_everything_follows_a_correction(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    before = tree(talk.folder)
    outcome = correct(
        talk, WordText(0, 2, "Recorder."), SegmentText(1, "It never rests."), TopicTitle(1, "Rest")
    )
    assert outcome == Outcome(
        talk.id, Word.CORRECTED, "Corrected: 2 places in the transcript and 1 change to the topics."
    )
    assert texts(talk) == ["Welcome to Recorder.", "It never rests.", "Good by."]
    assert [each.title for each in view(talk).topics] == ["Topic 1", "Rest", "Topic 3"]
    assert view(talk).corrected
    found = files(talk)
    assert sorted(found) == ["chapters.txt", "subtitles.srt", "subtitles.vtt", "transcript.json"]
    assert Transcript.from_json(json.loads(found["transcript.json"])) == view(talk).transcript
    assert found["chapters.txt"] == "0:00 Topic 1\n0:20 Rest\n0:40 Topic 3\n"
    assert shown(found["subtitles.srt"]) == " ".join(texts(talk))
    assert shown(found["subtitles.vtt"]) == " ".join(texts(talk))
    after = tree(talk.folder)
    assert {name: after[name] for name in before} == before
    assert talk.engine.journal(talk.id)[-1].text == outcome.message


def test_what_comes_after_gets_the_corrected_files(talk: Transcribed) -> None:
    talk.until(StageType.TRANSCRIBE)
    correct(talk, SegmentText(2, "Goodbye."))
    done = jobs._done(talk.engine.home, talk.now)
    read = json.loads(done[StageType.TRANSCRIBE].file("transcript").read_text(encoding="utf-8"))
    assert read["segments"][2]["text"] == "Goodbye."
    assert done[StageType.TRANSCRIBE].data["words"] == 7
    talk.do(StageType.TOPICS)
    assert view(talk).topics == TOPICS
    correct(talk, TopicTitle(2, "The end"))
    assert (texts(talk)[2], view(talk).topics[2].title) == ("Goodbye.", "The end")
    assert len(editions(talk)) == 1


def test_a_search_finds_the_corrected_text(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)

    def found(word: str) -> list[str]:
        return [each.sentence for each in talk.engine.hits(word, [talk.id])]

    assert found("recoder") == ["Welcome to Recoder."]
    correct(talk, WordText(0, 2, "Recorder."))
    assert (found("recoder"), found("recorder")) == ([], ["Welcome to Recorder."])
    correct(talk, RestoreAll())
    assert (found("recoder"), found("recorder")) == (["Welcome to Recoder."], [])


def test_topics_that_make_no_chapter_list_leave_none(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    correct(talk, TopicRemoved(1))
    assert "chapters.txt" not in files(talk)
    assert talk.now.stage(StageType.TOPICS).result is not None
    correct(talk, TopicAdded(30, "Middle"))
    assert files(talk)["chapters.txt"] == "0:00 Topic 1\n0:30 Middle\n0:40 Topic 3\n"


def test_subtitles_are_made_as_they_were_made_first(home: Path, tmp_path: Path) -> None:
    """With the settings of their run, not with those of today."""
    engine = Engine(Home(home))
    talk = Transcribed(engine, tmp_path, transcript("one two three four five six"), TOPICS)
    talk.until(StageType.SUBTITLES)
    before = files(talk)["subtitles.srt"]
    narrow = engine.settings.subtitles.__class__(line_chars=12)
    engine.change_settings(engine.settings.__class__(subtitles=narrow))
    correct(talk, WordText(0, 0, "One"))
    assert files(talk)["subtitles.srt"] == before.replace("one", "One")
    engine.stop()


def test_all_corrections_are_taken_back(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    before = files(talk)
    assert correct(talk, RestoreAll()).message == "Nothing to correct: it reads so already."
    correct(talk, SegmentText(0, "Other."), TopicTitle(0, "Other"))
    first = view(talk).revision
    correct(talk, TopicTitle(0, "Another"))
    outcome = correct(talk, RestoreAll())
    assert (outcome.word, outcome.message) == (Word.CORRECTED, "All corrections are taken back.")
    now = view(talk)
    assert (now.transcript, now.topics, now.corrected) == (SAID, TOPICS, False)
    assert now.revision > first
    assert files(talk) == before
    correct(talk, SegmentText(0, "Anew."))
    assert (texts(talk)[0], shown(files(talk)["subtitles.srt"])[:5]) == ("Anew.", "Anew.")


def test_a_correction_of_nothing_changes_nothing(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    before = talk.now
    outcome = correct(talk, SegmentText(0, "Welcome to Recoder."))
    assert (outcome.word, outcome.message) == (
        Word.CORRECTED,
        "Nothing to correct: it reads so already.",
    )
    assert (talk.now, editions(talk)) == (before, [])


def test_what_can_not_be_is_refused_with_the_reason(talk: Transcribed) -> None:
    talk.until(StageType.TRANSCRIBE)
    outcome = correct(talk, TopicTitle(0, "x"))
    assert (outcome.word, outcome.message) == (
        Word.REFUSED,
        "Its topics have not been found yet.",
    )
    assert correct(talk, SegmentText(9, "x")).message.startswith("There is no such sentence")
    assert editions(talk) == []


def test_a_correction_of_what_has_changed_since_is_not_made(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    seen = view(talk).revision
    correct(talk, SegmentText(0, "First."))
    outcome = talk.engine.correct(talk.id, [SegmentText(0, "Second.")], revision=seen)
    assert outcome.word is Word.CHANGED_MEANWHILE
    assert outcome.http_status == 409
    assert texts(talk)[0] == "First."


def test_one_of_two_that_saw_the_same_is_made(talk: Transcribed) -> None:
    from concurrent.futures import ThreadPoolExecutor

    talk.until(StageType.SUBTITLES)
    seen = view(talk).revision
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(
            pool.map(
                lambda text: talk.engine.correct(talk.id, [SegmentText(0, text)], revision=seen),
                ["One.", "Two.", "Three.", "Four."],
            )
        )
    words = sorted(each.word for each in outcomes)
    assert words == [*[Word.CHANGED_MEANWHILE] * 3, Word.CORRECTED]
    made = next(n for n, each in enumerate(outcomes) if each.word is Word.CORRECTED)
    assert texts(talk)[0] == ["One.", "Two.", "Three.", "Four."][made]
    assert len(editions(talk)) == 1


def test_one_key_is_one_correction(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    seen = view(talk).revision

    def once(text: str) -> Outcome:
        return talk.engine.correct(talk.id, [SegmentText(0, text)], revision=seen, key="press")

    assert once("First.") == once("First.")
    assert edition.number(talk.now) == 1
    with pytest.raises(KeyConflict):
        once("Second.")


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        (StageType.TOPICS, "Topics are being found: try again when that is done."),
        (StageType.SUBTITLES, "Subtitles are being made: try again when that is done."),
    ],
)
def test_nothing_is_corrected_under_a_stage_that_reads_it(
    talk: Transcribed, stage: StageType, sentence: str
) -> None:
    before = list(StageType)[list(StageType).index(stage) - 1]
    talk.until(before)
    attempt = talk.begin(stage)
    outcome = correct(talk, SegmentText(0, "x"))
    assert (outcome.word, outcome.message) == (Word.REFUSED, sentence)
    talk.end(stage, attempt)
    assert correct(talk, SegmentText(0, "x")).word is Word.CORRECTED


def test_a_stage_that_ends_in_the_middle_is_corrected_too(
    talk: Transcribed, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk.until(StageType.TOPICS)
    move, moves = durable.move_folder, []

    def slowly(source: Path, target: Path) -> None:
        move(source, target)
        if target.name.startswith("edition-"):
            moves.append(target)
            if len(moves) == 1:
                talk.do(StageType.SUBTITLES)

    monkeypatch.setattr(durable, "move_folder", slowly)
    correct(talk, SegmentText(2, "Goodbye."))
    assert len(moves) == 2
    assert shown(files(talk)["subtitles.srt"]).endswith("Goodbye.")


def test_the_window_is_told(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    told: list[RecordingsChanged] = []
    talk.engine.subscribe(
        lambda each: told.append(each) if isinstance(each, RecordingsChanged) else None
    )
    before = talk.now.revision
    correct(talk, SegmentText(0, "x"))
    ((snapshot,),) = [each.snapshots for each in told]
    assert snapshot.recording.revision == before + 1


def test_a_reset_drops_the_corrections_and_says_so(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    correct(talk, SegmentText(0, "x"))
    (outcome,) = talk.engine.reset([talk.id])
    assert "Its corrections are dropped." in outcome.message
    assert talk.engine.journal(talk.id)[-1].text == outcome.message
    assert talk.engine.transcript(talk.id) is None
    assert tree(talk.folder) == {}
    (outcome,) = talk.engine.reset([talk.id])
    assert "corrections" not in outcome.message


def test_a_reset_that_keeps_the_files_keeps_the_corrected_ones(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    correct(talk, SegmentText(0, "Kept."))
    talk.engine.reset([talk.id], keep_files=True)
    (kept,) = talk.folder.glob("kept-*/edition-*/transcribe/transcript.json")
    assert "Kept." in kept.read_text(encoding="utf-8")


def test_damage_is_said(talk: Transcribed) -> None:
    talk.until(StageType.SUBTITLES)
    seen = view(talk).revision
    (file,) = talk.folder.glob("transcribe-*/transcript.json")
    file.write_text("{", encoding="utf-8")
    assert talk.engine.transcript(talk.id) is None
    outcome = talk.engine.correct(talk.id, [SegmentText(0, "x")], revision=seen)
    assert outcome.word is Word.REFUSED
    assert "Reset the recording" in outcome.message


def test_a_full_disk_is_said_and_changes_nothing(
    talk: Transcribed, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk.until(StageType.SUBTITLES)
    before, there = talk.now, tree(talk.folder)

    def full(_folder: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(durable, "sync_tree", full)
    outcome = correct(talk, SegmentText(0, "x"))
    assert (outcome.word, outcome.message) == (
        Word.REFUSED,
        "It can’t be saved: the disk is full.",
    )
    assert (talk.now, tree(talk.folder)) == (before, there)
    assert list(talk.engine.home.work.iterdir()) == []
