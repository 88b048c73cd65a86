"""What a person asks for is what stands there afterwards, or a sentence says why not."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_app.domain.correction import (
    Correction,
    CorrectionError,
    RestoreAll,
    SegmentText,
    TopicAdded,
    TopicRemoved,
    TopicStart,
    TopicTitle,
    WordText,
    corrected,
    one_line,
)
from recorder_app.domain.transcript import Segment, Topic, Transcript, Word
from tests.domain.said import topics, transcript

DURATION_S = 60.0
SAID = transcript("Welcome to Recoder.", "It rest never.", "Good by.")
TOPICS = topics(0, 20, 40)


def texts(*corrections: Correction, said: Transcript = SAID) -> list[str]:
    made = corrected(said, TOPICS, corrections, duration_s=DURATION_S)
    assert made.topics == TOPICS
    return [each.text for each in made.transcript.segments]


def marks(*corrections: Correction, duration_s: float = DURATION_S) -> list[tuple[float, str]]:
    made = corrected(SAID, TOPICS, corrections, duration_s=duration_s)
    assert made.transcript is SAID
    return [(each.start_s, each.title) for each in made.topics]


def refusal(*corrections: Correction) -> str:
    with pytest.raises(CorrectionError) as error:
        corrected(SAID, TOPICS, corrections, duration_s=DURATION_S)
    return str(error.value)


# The transcript


def test_a_sentence_reads_as_it_was_written() -> None:
    assert texts(SegmentText(1, " It never\nrests. ")) == [
        "Welcome to Recoder.",
        "It never rests.",
        "Good by.",
    ]


def test_a_word_keeps_its_time_and_its_sentence_follows() -> None:
    made = corrected(SAID, TOPICS, [WordText(0, 2, "Recorder.")], duration_s=DURATION_S)
    before, after = SAID.segments[0], made.transcript.segments[0]
    assert after.text == "Welcome to Recorder."
    assert after.words[:2] == before.words[:2]
    assert after.words[2] == Word("Recorder.", before.words[2].start_s, before.words[2].end_s, 1.0)
    assert made.transcript.segments[1:] == SAID.segments[1:]


def test_many_at_once_count_from_what_was_seen() -> None:
    made = texts(
        WordText(2, 0, ""), SegmentText(0, ""), WordText(1, 1, "rests"), WordText(2, 1, "Bye.")
    )
    assert made == ["It rests never.", "Bye."]


def test_two_words_for_one_share_its_time() -> None:
    made = corrected(SAID, TOPICS, [WordText(2, 1, "bye now.")], duration_s=DURATION_S)
    words = made.transcript.segments[2].words
    assert [each.text for each in words] == ["Good", "bye", "now."]
    assert (words[1].start_s, words[2].end_s) == (20.6, 21.1)
    assert words[1].end_s == words[2].start_s


def test_a_word_taken_out_leaves_single_spaces() -> None:
    assert texts(WordText(0, 1, ""))[0] == "Welcome Recoder."


def test_a_word_that_stands_twice_is_corrected_where_it_was_meant() -> None:
    said = transcript("the cat and the dog")
    assert texts(WordText(0, 3, "a"), said=said) == ["the cat and a dog"]


def test_a_script_without_spaces_gets_none() -> None:
    words = (Word("今天", 0.0, 1.0, 0.9), Word("天器", 1.0, 2.0, 0.9))
    said = replace(SAID, segments=(Segment(0.0, 2.0, "今天天器", words),))
    assert texts(WordText(0, 1, "天气"), said=said) == ["今天天气"]


def test_a_text_that_is_not_made_of_its_words_is_made_of_them() -> None:
    words = (Word("two", 0.0, 1.0, 0.9), Word("words", 1.0, 2.0, 0.9))
    said = replace(SAID, segments=(Segment(0.0, 2.0, "2 words", words),))
    assert texts(WordText(0, 1, "apples"), said=said) == ["two apples"]


def test_what_no_eye_can_see_is_left_out() -> None:
    assert one_line("\ufeff a\tb\x00 \udcff\n") == "a b ?"


@pytest.mark.parametrize(
    ("corrections", "sentence"),
    [
        ([SegmentText(3, "x")], "There is no such sentence in the transcript."),
        ([SegmentText(-1, "x")], "There is no such sentence in the transcript."),
        ([WordText(0, 3, "x")], "There is no such word in the transcript."),
        ([WordText(0, -1, "x")], "There is no such word in the transcript."),
        ([WordText(0, 0, "x"), WordText(0, 0, "y")], "The same place is corrected twice."),
        ([WordText(0, 0, "x"), SegmentText(0, "y")], "The same place is corrected twice."),
        (
            [SegmentText(0, ""), SegmentText(1, ""), SegmentText(2, " ")],
            "At least one sentence must stay in the transcript.",
        ),
        (
            [RestoreAll(), SegmentText(0, "x")],
            "Taking all corrections back goes with no other correction.",
        ),
    ],
)
def test_what_can_not_be_corrected(corrections: list[Correction], sentence: str) -> None:
    assert refusal(*corrections) == sentence


_LINES = st.lists(
    st.lists(st.text("abc.,", min_size=1, max_size=4), min_size=1, max_size=6).map(" ".join),
    min_size=1,
    max_size=4,
)


@given(_LINES, st.data())
def test_any_correction_reads_as_asked_with_times_in_their_order(
    lines: list[str], data: st.DataObject
) -> None:
    said = transcript(*lines)
    wanted = data.draw(st.dictionaries(st.integers(0, len(lines) - 1), _LINES.map(" ".join)))
    corrections = [SegmentText(number, text) for number, text in wanted.items()]
    made = corrected(said, (), corrections, duration_s=DURATION_S).transcript
    for number, segment in enumerate(made.segments):
        before = said.segments[number]
        assert segment.text == wanted.get(number, before.text)
        assert " ".join(each.text for each in segment.words) == segment.text
        flat = [moment for each in segment.words for moment in (each.start_s, each.end_s)]
        assert flat == sorted(flat)
        assert all(before.start_s <= each <= before.end_s for each in flat)
        if number not in wanted:
            assert segment == before


# The topics


def test_a_topic_is_renamed_moved_added_and_removed() -> None:
    assert marks(TopicTitle(0, " The\nbeginning ")) == [
        (0, "The beginning"),
        (20, "Topic 2"),
        (40, "Topic 3"),
    ]
    assert marks(TopicStart(1, 12.34567)) == [(0, "Topic 1"), (12.346, "Topic 2"), (40, "Topic 3")]
    assert marks(TopicAdded(30, "New"))[2] == (30, "New")
    assert marks(TopicRemoved(1)) == [(0, "Topic 1"), (40, "Topic 3")]
    assert marks(TopicRemoved(2), TopicStart(1, 50), TopicAdded(25, "x"), TopicTitle(1, "y")) == [
        (0, "Topic 1"),
        (25, "x"),
        (50, "y"),
    ]


def test_where_the_first_topic_is_removed_the_next_begins_with_the_film() -> None:
    assert marks(TopicRemoved(0)) == [(0, "Topic 2"), (40, "Topic 3")]


def test_a_title_can_be_corrected_in_the_shortest_film() -> None:
    made = corrected(SAID, topics(0), [TopicTitle(0, "x")], duration_s=0.4)
    assert made.topics == (Topic(0, "x"),)


def test_a_first_topic_that_begins_later_may_move() -> None:
    made = corrected(SAID, topics(5, 20), [TopicStart(0, 0)], duration_s=DURATION_S)
    assert made.topics[0].start_s == 0


@pytest.mark.parametrize(
    ("corrections", "sentence"),
    [
        ([TopicTitle(0, " \n")], "A topic needs a title."),
        ([TopicAdded(30, "")], "A topic needs a title."),
        ([TopicTitle(3, "x")], "There is no such topic."),
        ([TopicRemoved(-1)], "There is no such topic."),
        ([TopicStart(1, float("nan"))], "That is no time."),
        ([TopicStart(0, 1)], "The first topic begins with the film."),
        ([TopicStart(1, 41)], "A topic can't begin before the one that it follows."),
        (
            [TopicAdded(20.999, "x")],
            "“Topic 2” and “x” would begin less than a second from each other.",
        ),
        ([TopicAdded(59.5, "x")], "A topic begins within the film, which is 1:00 long."),
        ([TopicStart(2, 61)], "A topic begins within the film, which is 1:00 long."),
        ([TopicRemoved(0), TopicRemoved(1), TopicRemoved(2)], "At least one topic must stay."),
        ([TopicTitle(0, "x"), TopicTitle(0, "y")], "The same place is corrected twice."),
    ],
)
def test_topics_that_can_not_be(corrections: list[Correction], sentence: str) -> None:
    assert refusal(*corrections) == sentence


_TIMES = st.floats(-5, 70)
_CHANGES = st.one_of(
    st.builds(TopicStart, st.integers(0, 3), _TIMES),
    st.builds(TopicAdded, _TIMES, st.text("ab ", max_size=3)),
    st.builds(TopicRemoved, st.integers(0, 3)),
    st.builds(TopicTitle, st.integers(0, 3), st.text("ab ", max_size=3)),
)


@given(st.lists(_CHANGES, max_size=4))
def test_whatever_is_asked_topics_stay_in_order_within_the_film(changes: list[Correction]) -> None:
    try:
        made = corrected(SAID, TOPICS, changes, duration_s=DURATION_S).topics
    except CorrectionError:
        return
    starts = [each.start_s for each in made]
    assert starts[0] == 0
    assert all(later - earlier >= 0.999 for earlier, later in itertools.pairwise(starts))
    assert starts[-1] <= DURATION_S - 1
    assert all(each.title.strip() == each.title != "" for each in made)
