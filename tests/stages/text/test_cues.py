"""Cues: every limit holds wherever the speech leaves the time, over any stream of words."""

from __future__ import annotations

import json
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.domain.transcript import Transcript, Word
from recorder_app.settings import SubtitlesSettings
from recorder_app.stages.text.cues import Cue, cues
from recorder_app.stages.text.spoken import Spoken, columns, joined, spoken
from tests.stages.text.transcripts import said, streams, transcript

USUAL = SubtitlesSettings()
TALKS = Path(__file__).parents[2] / "data" / "talks"


def shortage(text: str, can_ms: int, limits: SubtitlesSettings = USUAL) -> float:
    """Milliseconds that a cue lacks, as the module defines it."""
    flat = text.replace("\n", " ")
    return max(
        0.0, limits.minimum_s * 1000 - can_ms, (len(flat) + 1) / limits.chars_per_s * 1000 - can_ms
    )


def test_nothing_said_gives_no_cues() -> None:
    assert cues(transcript([]), USUAL) == []
    assert cues(transcript([Word(" \n", 0, 1, 0.5)]), USUAL) == []


@given(streams())
@settings(deadline=None, max_examples=150)
def test_each_word_appears_once_and_in_order(words: list[Word]) -> None:
    found = cues(transcript(words), USUAL)
    shown = "".join(cue.text for cue in found)
    assert "".join(shown.split()) == "".join(word.text for word in words)


@given(streams())
@settings(deadline=None, max_examples=150)
def test_lines_and_times_hold_always(words: list[Word]) -> None:
    found = cues(transcript(words), USUAL)
    for cue in found:
        assert 1 <= len(cue.text.split("\n")) <= 2
        assert all(0 < len(line) <= 42 for line in cue.text.split("\n"))
        assert 0 < cue.end_ms - cue.start_ms <= 7000
    for one, next_one in pairwise(found):
        assert one.end_ms <= next_one.start_ms


@given(streams(most=9))
@settings(deadline=None, max_examples=200)
def test_no_other_division_leaves_more_time(words: list[Word]) -> None:
    """Against every division there is."""
    pieces = spoken(transcript(words).segments, longest=42)
    found = cues(transcript(words), USUAL)
    numbers = {piece.start_ms: number for number, piece in enumerate(pieces)}
    ours = _total_shortage(pieces, [*(numbers[cue.start_ms] for cue in found), len(pieces)])
    places = range(1, len(pieces))
    least = min(
        total
        for size in range(len(pieces))
        for chosen in combinations(places, size)
        if (total := _total_shortage(pieces, [0, *chosen, len(pieces)])) is not None
    )
    assert ours == pytest.approx(least, abs=0.001)
    for cue, can in zip(found, _can_be_shown(found), strict=True):
        assert cue.end_ms - cue.start_ms >= can - 0.001 or not shortage(cue.text, can)


def _can_be_shown(found: list[Cue]) -> list[int]:
    starts = [cue.start_ms for cue in found]
    # After the last cue there is all the time it may have.
    return [min(7000, after - start) for start, after in pairwise(starts)] + [7000]


def _total_shortage(words: list[Spoken], places: list[int]) -> float | None:
    """None where a line or a time limit is broken."""
    total = 0.0
    for first, end in pairwise(places):
        if end - first > 1 and words[end - 1].end_ms - words[first].start_ms > 7000:
            return None
        if not _fits_in_two_lines(words[first:end]):
            return None
        until = words[end].start_ms - words[first].start_ms if end < len(words) else 7000
        total += shortage(joined(words[first:end]), min(7000, until))
    return total


def _fits_in_two_lines(words: list[Spoken]) -> bool:
    return columns(joined(words)) <= 42 or any(
        columns(joined(words[:at])) <= 42 and columns(joined(words[at:])) <= 42
        for at in range(1, len(words))
    )


@given(streams(), st.sampled_from([1, 3]), st.sampled_from([20, 37]))
@settings(deadline=None, max_examples=60)
def test_other_limits_hold_too(words: list[Word], lines: int, width: int) -> None:
    limits = SubtitlesSettings(line_chars=width, lines=lines, chars_per_s=15.5, maximum_s=5)
    for cue in cues(transcript(words), limits):
        assert len(cue.text.split("\n")) <= lines
        assert all(len(line) <= width for line in cue.text.split("\n"))
        assert 0 < cue.end_ms - cue.start_ms <= 5000


@pytest.mark.parametrize("path", sorted(TALKS.glob("*.json")), ids=lambda path: path.stem)
def test_talks_at_a_usual_pace_can_all_be_read(path: Path) -> None:
    talk = Transcript.from_json(json.loads(path.read_text(encoding="utf-8"))["transcript"])
    found = cues(talk, USUAL)
    for cue in found:
        seconds = (cue.end_ms - cue.start_ms) / 1000
        assert 1 <= seconds <= 7, cue
        assert len(cue.text.replace("\n", " ")) <= 20 * seconds, cue
    full = [cue for cue in found if len(cue.text) > 14]
    assert len(full) >= 0.9 * len(found), "hardly a cue is a word or two"


def test_cues_and_lines_break_at_phrases() -> None:
    words = said(
        "The water of the river rose in the night, and the people of the village had to go. "
        "They went up to the old castle on the hill because there was a well in its yard.",
        word_s=0.3,
    )
    assert [cue.text for cue in cues(transcript(words), USUAL)] == [
        "The water of the river rose in the night,\nand the people of the village had to go.",
        "They went up to the old castle on the hill\nbecause there was a well in its yard.",
    ]


def test_a_cue_ends_where_the_speaker_pauses() -> None:
    words = said("So this is the first thing") + said("that I wanted to say", start_s=3.6)
    assert [cue.text for cue in cues(transcript(words), USUAL)] == [
        "So this is the first thing",
        "that I wanted to say",
    ]


def test_a_short_cue_stays_as_long_as_it_can() -> None:
    words = [Word("Yes.", 0.0, 0.2, 0.9), *said("And then we went home again.", start_s=5.0)]
    first, second = cues(transcript(words), USUAL)
    assert (first.start_ms, first.end_ms) == (0, 1000)
    assert second.start_ms == 5000


def test_a_word_held_for_long_is_shown_for_seven_seconds() -> None:
    held = [Word("Ooooh!", 1.0, 31.0, 0.3), *said("That was long.", start_s=31.0)]
    first, second = cues(transcript(held), USUAL)
    assert (first.start_ms, first.end_ms, second.start_ms) == (1000, 8000, 31_000)


def test_no_cue_stays_after_the_film() -> None:
    words = said("This is the end of it.", start_s=2.0)
    (cue,) = cues(transcript(words), USUAL, film_ms=4200)
    assert cue.end_ms == 4200


def test_a_last_line_is_no_bare_number() -> None:
    """Readers of SRT take it for the number of the next cue."""
    words = said("The bridge over the river was opened by the king in 1984", word_s=0.3)
    (cue,) = cues(transcript(words), USUAL)
    assert not cue.text.split("\n")[-1].isdigit()


def test_chinese_is_set_without_spaces_in_half_the_characters() -> None:
    words = [
        Word(sign, number * 0.25, number * 0.25 + 0.25, 0.9)
        for number, sign in enumerate(
            "我们今天要讨论光合作用的过程，它是植物利用阳光制造糖的方法。" * 3
        )
    ]
    for cue in cues(transcript(words, language="zh"), USUAL):
        assert " " not in cue.text
        assert all(columns(line) <= 42 for line in cue.text.split("\n"))


def test_a_long_recording_has_its_cues_to_the_end() -> None:
    words = said("and then the people of the town said that it was good, " * 2500)
    found = cues(transcript(words), USUAL)
    assert words[-1].end_s * 1000 <= found[-1].end_ms <= words[-1].end_s * 1000 + 1000
