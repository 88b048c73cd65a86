"""Topics from a transcript: borders near the truth, titles of the talk's own words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.topics import TALKS, measure
from recorder_app.domain.errors import Stopped
from recorder_app.domain.transcript import Segment, Transcript, Word
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Done, Skipped, Source, StageJob, StageOutcome, WarmsUp
from recorder_app.stages.text import kept_meanings
from recorder_app.stages.text.meaning import meanings
from recorder_app.stages.topics import STAGE, find_topics
from tests.stages.fake_context import FakeContext

BEES = (
    "Honeybees live in a hive. The bees collect nectar from flowers and the hive turns nectar into "
    "honey. A bee dances to show other bees the flowers. The queen bee lays eggs in the hive. "
)
ROMANS = (
    "Roman roads were built of stone. The Roman army marched on the roads. An aqueduct carried water "
    "to Roman cities, and the water of the aqueduct filled the Roman baths. "
)
BREAD = (
    "Bread needs flour and yeast. Knead the dough and let the dough rise. Put the dough into the "
    "oven and bake the bread until the crust of the bread is brown. "
)


def said(*texts: str, words_per_s: float = 2.5) -> Transcript:
    """The texts one after the other, without a pause between them."""
    words = []
    for number, text in enumerate(" ".join(texts).split()):
        start_s = number / words_per_s
        words.append(Word(text, start_s, start_s + 0.9 / words_per_s, 0.9))
    segment = Segment(0.0, words[-1].end_s, " ".join(word.text for word in words), tuple(words))
    return Transcript("en", 1.0, "tiny.en", (segment,))


def job(tmp_path: Path, transcript: Transcript | None) -> StageJob:
    done = {StageType.DOWNLOAD: StageOutcome(tmp_path, {"film": "x", "duration_s": 170.0})}
    if transcript is not None:
        (tmp_path / "transcript.json").write_text(
            json.dumps(transcript.to_json()), encoding="utf-8"
        )
        done[StageType.TRANSCRIBE] = StageOutcome(tmp_path, {"transcript": "transcript.json"})
    source = Source(SourceKind.FILE, "/x")
    return StageJob("talk", source, {"minimum_s": 30.0}, done, tmp_path)


def test_borders_and_titles_come_from_the_words_alone() -> None:
    found = find_topics(
        said(BEES * 4, ROMANS * 4, BREAD * 4), end_s=170.0, minimum_s=30.0, meaning=meanings
    )
    starts = [topic.start_s for topic in found]
    assert starts[0] == 0.0
    assert starts[1] == pytest.approx(len((BEES * 4).split()) / 2.5, abs=10)
    assert starts[2] == pytest.approx(len((BEES * 4 + ROMANS * 4).split()) / 2.5, abs=10)
    assert len(found) == 3
    first, second, third = (topic.title for topic in found)
    assert "bee" in first.lower() or "hive" in first.lower()
    assert "Roman" in second
    assert "bread" in third.lower() or "dough" in third.lower()


def test_titles_differ_even_where_topics_are_alike() -> None:
    found = find_topics(said(BEES * 12), end_s=230.0, minimum_s=10.0, meaning=meanings)
    assert len({topic.title for topic in found}) == len(found)


def test_the_result_has_topics_and_chapters(tmp_path: Path) -> None:
    context = FakeContext(tmp_path / "attempt")
    result = STAGE.run(job(tmp_path, said(BEES * 4, ROMANS * 4, BREAD * 4)), context)
    assert isinstance(result, Done)
    lines = (context.out / str(result.data["chapters"])).read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(result.data["topics"]) == 3
    assert lines[0].startswith("0:00 ")
    assert result.data["reason"] is None


def test_a_short_talk_has_one_topic_and_says_why_no_chapters(tmp_path: Path) -> None:
    context = FakeContext(tmp_path / "attempt")
    result = STAGE.run(job(tmp_path, said("Hello there and welcome.")), context)
    assert isinstance(result, Done)
    assert [topic["start_s"] for topic in result.data["topics"]] == [0.0]
    assert result.data["chapters"] is None
    assert "Only one topic" in str(result.data["reason"])
    assert list(context.out.iterdir()) == []


def test_without_a_transcript_it_is_skipped(tmp_path: Path) -> None:
    assert isinstance(STAGE.run(job(tmp_path, None), FakeContext(tmp_path / "a")), Skipped)


def test_the_talks_that_were_fixed_before_any_tuning_are_divided_well() -> None:
    """`python -m benchmarks.topics` tells more."""
    talks = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(TALKS.glob("*.json"))]
    fixed = [each for each in talks if each["kind"] != "single" and each["part"] != "practice"]
    assert len(fixed) == 20
    hit, found, true = (sum(column) for column in zip(*map(measure, fixed), strict=True))
    assert hit / found >= 0.80
    assert hit / true >= 0.85


def test_what_takes_long_can_be_loaded_ahead(tmp_path: Path) -> None:
    assert isinstance(STAGE, WarmsUp)
    STAGE.warm_up({}, tmp_path)


def test_a_pause_stops_it_and_nothing_is_read_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = job(tmp_path, said(BEES * 4, ROMANS * 4, BREAD * 4))
    whole = STAGE.run(talk, FakeContext(tmp_path / "whole"))
    monkeypatch.setattr(kept_meanings, "KEEP_EVERY_S", 0.0)
    with pytest.raises(Stopped):
        STAGE.run(talk, FakeContext(tmp_path / "paused", stop_after=1))

    context = FakeContext(tmp_path / "paused")
    assert STAGE.run(talk, context) == whole
    assert context.fractions == sorted(context.fractions)
    assert context.fractions[-1] == 1.0
