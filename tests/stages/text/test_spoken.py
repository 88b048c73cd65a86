"""Words fit to be laid out: times that move forward, no white space, nothing too long."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.domain.transcript import Segment, Word
from recorder_app.stages.text.spoken import columns, joined, spoken
from tests.stages.text.transcripts import streams


def segment(text: str, *words: Word) -> Segment:
    return Segment(words[0].start_s, words[-1].end_s, text, words)


def texts(*segments: Segment) -> list[str]:
    return [word.text for word in spoken(segments, longest=42)]


@given(streams(most=30), st.randoms())
@settings(deadline=None)
def test_times_move_forward_whatever_they_were(words: list[Word], dice: object) -> None:
    mixed = sorted(words, key=lambda word: (word.end_s * 7) % 3)
    found = spoken([segment("", *mixed)], longest=42)
    for one, next_one in pairwise(found):
        assert one.start_ms < next_one.start_ms
        assert one.start_ms <= one.end_ms <= next_one.start_ms


def test_words_said_at_once_share_the_time_until_the_next() -> None:
    words = [Word(text, 1.0, 1.0, 0.5) for text in "abc"] + [Word("d", 4.0, 4.5, 0.5)]
    assert [word.start_ms for word in spoken([segment("", *words)], longest=42)] == [
        1000,
        2000,
        3000,
        4000,
    ]


def test_times_that_are_no_numbers_become_the_time_before() -> None:
    words = [
        Word("a", 2.0, 2.5, 0.5),
        Word("b", float("nan"), float("inf"), 0.5),
        Word("c", -1, 9, 0.5),
    ]
    found = spoken([segment("", *words)], longest=42)
    assert found[0].start_ms == 2000
    assert len(found) == 3


def test_white_space_and_control_characters_inside_a_word() -> None:
    assert texts(segment("", Word("one\ntwo\u2028three\x00\ufeff", 0, 3, 0.5))) == [
        "one",
        "two",
        "three",
    ]


def test_an_empty_word_is_left_out() -> None:
    assert texts(segment("", Word(" ", 0, 1, 0.5), Word("a", 1, 2, 0.5), Word("", 2, 3, 0.5))) == [
        "a"
    ]


def test_half_a_surrogate_pair_can_be_written() -> None:
    (text,) = texts(segment("", Word("a\ud800", 0, 1, 0.5)))
    assert text.encode() == b"a?"


def test_an_address_is_cut_where_it_may_be() -> None:
    address = "https://www.example.org/a/rather/long/path/to/a/page.html?with=a&query=too"
    found = spoken([segment(address, Word(address, 0, 8, 0.5))], longest=42)
    assert joined(found) == address
    assert all(columns(word.text) <= 42 for word in found)
    assert found[0].text.endswith("/")
    assert found[1].start_ms > found[0].start_ms


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("We met in Rome.", ["We", "met", "in", "Rome."], "We met in Rome."),
        ("東京はAI技術です。", ["東京", "は", "AI", "技術", "です。"], "東京はAI技術です。"),
        ("東京 は", ["東京", "は"], "東京は"),
        ("l' homme", ["l'", "homme"], "l' homme"),
        ("l'homme", ["l'", "homme"], "l'homme"),
        ("something else", ["We", "met"], "We met"),
        ("나는 집에", ["나는", "집에"], "나는 집에"),
    ],
)
def test_spaces_are_those_of_the_segment(text: str, words: list[str], shown: str) -> None:
    said = [Word(each, number, number + 1, 0.5) for number, each in enumerate(words)]
    assert joined(spoken([segment(text, *said)], longest=42)) == shown


def test_segments_are_a_space_apart() -> None:
    one, two = segment("a", Word("a", 0, 1, 0.5)), segment("b", Word("b", 1, 2, 0.5))
    assert joined(spoken([one, two], longest=42)) == "a b"
