"""The rows of a transcript, and which word is spoken when."""

from __future__ import annotations

import pytest

from recorder_app.domain.transcript import Segment, Topic, Word
from recorder_app.ui.details.transcript.passages import (
    Clock,
    Heading,
    Place,
    Sentence,
    passages,
    word_spans,
)
from tests.ui.transcript.conftest import said, segment


def test_a_chapter_stands_before_what_is_said_in_it() -> None:
    first, second = segment(0.0, "One two three four."), segment(4.0, "Five.")
    rows = passages(said(first, second), [Topic(0.0, "A"), Topic(1.8, "B"), Topic(90.0, "C")])
    assert rows == (
        Heading(0, Topic(0.0, "A")),
        Sentence(0, first),
        Heading(1, Topic(1.8, "B")),
        Sentence(1, second),
        Heading(2, Topic(90.0, "C")),
    )


def test_a_transcript_without_chapters_and_one_without_words() -> None:
    bare = Segment(1.0, 2.0, "No times known.", ())
    rows = passages(said(bare), ())
    assert rows == (Sentence(0, bare),)
    assert Clock(rows).place_at(1.5) == Place(0, None)
    assert Clock(()).place_at(1.0) is None


@pytest.mark.parametrize(
    ("position_s", "place"),
    [
        (0.0, None),
        (2.0, Place(0, 0)),
        (2.6, Place(0, 1)),
        (3.2, Place(0, None)),
        (9.0, Place(1, 0)),
    ],
)
def test_what_is_spoken_when(position_s: float, place: Place | None) -> None:
    rows = passages(said(segment(2.0, "Hello you."), segment(9.0, "Goodbye.")), ())
    assert Clock(rows).place_at(position_s) == place


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("the other the", ["the", "other", "the"], ((0, 3), (4, 9), (10, 13))),
        ("日本語の文章", ["日本語", "の", "文章"], ((0, 3), (3, 4), (4, 6))),
        ("five words", ["5", "words"], ((0, 0), (5, 10))),
    ],
)
def test_where_words_stand(text: str, words: list[str], spans: tuple[tuple[int, int], ...]) -> None:
    made = tuple(Word(each, 0.0, 1.0, 1.0) for each in words)
    assert word_spans(Segment(0.0, 1.0, text, made)) == spans
