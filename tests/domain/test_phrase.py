"""Sentences that know what they are made of."""

from __future__ import annotations

import json

import pytest

from recorder_app.domain.phrase import capitalised, counted, listed, phrase, uncapitalised


def test_is_a_text_like_every_other() -> None:
    sentence = phrase("Pause after {doing}.", doing="trimming")
    assert sentence == "Pause after trimming."
    assert json.dumps(sentence) == '"Pause after trimming."'
    assert (sentence.template, sentence.values) == ("Pause after {doing}.", {"doing": "trimming"})


def test_braces_in_a_value_stay() -> None:
    assert phrase("Already {what}.", what="{odd}") == "Already {odd}."


@pytest.mark.parametrize(("n", "text"), [(0, "0 uploads"), (1, "1 upload"), (2, "2 uploads")])
def test_counts(n: int, text: str) -> None:
    assert counted("{n} upload", "{n} uploads", n) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B, C and D"),
    ],
)
def test_lists(items: list[str], text: str) -> None:
    assert listed(items) == text


def test_another_first_letter_is_still_the_same_phrase() -> None:
    doing = phrase("trimming")
    upper = capitalised(doing)
    assert upper == "Trimming"
    assert (upper.template, upper.first) == ("trimming", "upper")  # type: ignore[attr-defined]
    assert uncapitalised("Plain") == "plain"
    assert capitalised("") == ""
