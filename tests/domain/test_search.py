"""How text is compared, and which sentence is shown for a hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_app.domain.search import Sentence, best_hit, fold, words_of

TALK = (
    "Hello, and welcome.",
    "Gradient descent is explained first.",
    "A gradient is a slope; a steep",
    "descent follows.",
    "The École of Straße 5 teaches it.",
    "Ёлка и йод.",
    "机械学习很有趣。",
    "State-of-the-art, don't you think?",
)
SENTENCES = [Sentence(10.0 * place, text) for place, text in enumerate(TALK)]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ECOLE", "École"),
        ("ecole\u0301", "école"),
        ("елка", "Ёлка"),
        ("йод", "ЙОД"),
        ("strasse", "Straße"),
        ("ελλαδα", "Ελλάδα"),
        ("한국", "한국"),
        ("?", "\udcff"),
    ],
)
def test_what_is_compared_as_the_same(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@given(st.text(st.characters()), st.text(st.characters()))
def test_text_is_folded_letter_by_letter(one: str, two: str) -> None:
    assert fold(one + two) == fold(one) + fold(two)
    assert fold(fold(one)) == fold(one)
    fold(one).encode()


@pytest.mark.parametrize(
    ("search", "start_s", "marked"),
    [
        ("gradient descent", 10, ["Gradient", "descent"]),
        ("GRAD", 10, ["Grad"]),
        ("grad descent", 10, ["descent"]),
        ("slope follows", 20, ["slope"]),
        ("slope", 20, ["slope"]),
        ("ecole", 40, ["École"]),
        ("strasse", 40, ["Straße"]),
        ("stras", 40, ["Straß"]),
        ("елка йод", 50, ["Ёлка", "йод"]),
        ("学习", 60, ["学习"]),
        ("state-of-the", 70, ["State-of-the"]),
        ("don't", 70, ["don't"]),
        ("DON’T you", 70, ["don't", "you"]),
        ("welcome ++", 0, ["welcome"]),
    ],
)
def test_the_best_sentence(search: str, start_s: float, marked: list[str]) -> None:
    hit = best_hit(7, SENTENCES, search)
    assert hit is not None
    assert (hit.recording_id, hit.start_s) == (7, start_s)
    assert [hit.sentence[start:end] for start, end in hit.marks] == marked


@pytest.mark.parametrize("search", ["", "nowhere", "elcome", "++", "rad "])
def test_nothing_is_found(search: str) -> None:
    assert best_hit(7, SENTENCES, search) is None


@given(st.lists(st.text(max_size=20), max_size=5), st.data())
def test_a_word_that_is_said_is_found_and_marked(texts: list[str], data: st.DataObject) -> None:
    sentences = [Sentence(place, text) for place, text in enumerate(texts)]
    said = [word for text in texts for word in text.split()]
    search = data.draw(st.sampled_from(said) if said else st.text(max_size=20))
    hit = best_hit(1, sentences, search)
    if hit is not None:
        assert hit.marks
        assert all(0 <= start < end <= len(hit.sentence) for start, end in hit.marks)
        assert words_of(search)
