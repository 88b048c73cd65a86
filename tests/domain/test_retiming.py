"""Words that stay keep their times; what is new shares the time of what stood there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_app.domain.retiming import retimed, shared, tokens
from recorder_app.domain.transcript import Word
from tests.domain.said import segment

_WORDS = st.lists(st.sampled_from(["a", "be", "See,", "see", "—", "你好", "世", "กิน"]), max_size=8)


def times(words: tuple[Word, ...]) -> list[tuple[str, float, float]]:
    return [(each.text, each.start_s, each.end_s) for each in words]


def put_right(before: str, after: str) -> tuple[Word, ...]:
    said = segment(before)
    return retimed(said.words, after, start_s=said.start_s, end_s=said.end_s)


def test_a_word_in_the_place_of_another_has_its_time() -> None:
    assert times(put_right("this is Recoder now", "this is Recorder now")) == [
        ("this", 0.0, 0.5),
        ("is", 0.6, 1.1),
        ("Recorder", 1.2, 1.7),
        ("now", 1.8, 2.3),
    ]


def test_what_is_as_it_was_stays_sure_as_it_was_and_the_new_is_sure() -> None:
    sure = [each.probability for each in put_right("this is Recoder", "this is Recorder")]
    assert sure == [0.9, 0.9, 1.0]


def test_more_words_share_the_time_of_fewer() -> None:
    assert times(put_right("we meet tomorow here", "we meet to morrow here"))[2:] == [
        ("to", 1.2, 1.325),
        ("morrow", 1.325, 1.7),
        ("here", 1.8, 2.3),
    ]


def test_a_new_word_gets_the_gap_between_its_neighbours() -> None:
    assert times(put_right("a good one", "a very good one"))[:3] == [
        ("a", 0.0, 0.5),
        ("very", 0.5, 0.6),
        ("good", 0.6, 1.1),
    ]


def test_a_word_less_leaves_the_others_where_they_are() -> None:
    assert times(put_right("so very good", "so good")) == [("so", 0.0, 0.5), ("good", 1.2, 1.7)]


def test_punctuation_and_case_move_nothing() -> None:
    before, after = put_right("well said", "well said"), put_right("well said", "Well, said!")
    assert [each[1:] for each in times(before)] == [each[1:] for each in times(after)]


def test_without_words_before_the_text_takes_the_whole_time() -> None:
    assert times(retimed((), "one four", start_s=2.0, end_s=4.0)) == [
        ("one", 2.0, 2.857),
        ("four", 2.857, 4.0),
    ]


def test_scripts_without_spaces_are_matched_sign_by_sign() -> None:
    words = (Word("今天", 0.0, 1.0, 0.9), Word("天气", 1.0, 2.0, 0.9), Word("好。", 2.0, 3.0, 0.9))
    assert times(retimed(words, "今天空气好。", start_s=0.0, end_s=3.0)) == [
        ("今天", 0.0, 1.0),
        ("空", 1.0, 1.5),
        ("气", 1.5, 2.0),
        ("好。", 2.0, 3.0),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a, b", ["a,", "b"]),
        ("“Yes” (no)", ["“Yes”", "(no)"]),
        ("你好，world", ["你", "好，", "world"]),
        ("「はい」", ["「は", "い」"]),
        ("กินข้าว", ["กิ", "น", "ข้", "า", "ว"]),
        (" \n", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@given(_WORDS, _WORDS, st.floats(0.001, 0.5))
def test_times_stay_sorted_and_inside(before: list[str], after: list[str], word_s: float) -> None:
    said = segment(" ".join(before), 10.0, round(word_s, 3)) if before else None
    old, start_s, end_s = (said.words, 10.0, said.end_s) if said else ((), 10.0, 20.0)
    new = retimed(old, " ".join(after), start_s=start_s, end_s=end_s)
    flat = [moment for each in new for moment in (each.start_s, each.end_s)]
    assert flat == sorted(flat)
    assert all(start_s <= each <= end_s for each in flat)
    assert "".join(each.text for each in new) == "".join(after)


@given(_WORDS.filter(bool))
def test_the_same_text_is_the_same_words(texts: list[str]) -> None:
    said = segment(" ".join(texts))
    assert retimed(said.words, said.text, start_s=said.start_s, end_s=said.end_s) == said.words


@given(st.lists(st.text("ab", min_size=1), min_size=1), st.floats(0, 9), st.floats(0, 9))
def test_a_shared_time_is_used_up(texts: list[str], start_s: float, length_s: float) -> None:
    words = list(shared(texts, start_s, start_s + length_s))
    assert (words[0].start_s, words[-1].end_s) == (start_s, start_s + length_s)
