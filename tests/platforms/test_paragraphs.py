from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recorder_app.domain.transcript import Topic, Transcript
from recorder_app.platforms.paragraphs import paragraphs
from tests.platforms.finished_recording import spoken

LONG = "word " * 29 + "end."


def test_a_topic_begins_a_paragraph() -> None:
    transcript = spoken({0.0: "One.", 3.0: "Two.", 6.0: "Three."})
    # The border is found between words, so it may lie a little inside a sentence.
    assert paragraphs(transcript, [Topic(0.0, "a"), Topic(6.4, "b")]) == "One. Two.\n\nThree.\n"


def test_a_pause_begins_a_paragraph_unless_it_is_still_short() -> None:
    assert paragraphs(spoken({0.0: "Short.", 10.0: "More."}), []) == "Short. More.\n"
    assert paragraphs(spoken({0.0: LONG, 10.0: "More."}), []) == f"{LONG}\n\nMore.\n"


def test_a_long_paragraph_ends_with_a_sentence() -> None:
    on_and_on = {float(at * 2): LONG for at in range(8)}
    assert [len(each.split()) for each in paragraphs(spoken(on_and_on), []).split("\n\n")] == [
        120,
        120,
    ]


def test_without_full_stops_it_ends_somewhere() -> None:
    endless = {float(at * 2): "word " * 30 for at in range(20)}
    sizes = [len(each.split()) for each in paragraphs(spoken(endless), []).split("\n\n")]
    assert sum(sizes) == 600
    assert max(sizes) <= 230


def test_nothing_was_said() -> None:
    assert paragraphs(Transcript("en", 1.0, "tiny.en", ()), []) == ""


@given(st.lists(st.floats(0, 1e4), max_size=30), st.lists(st.floats(0, 1e4), max_size=5))
def test_no_word_is_lost(starts: list[float], topics: list[float]) -> None:
    sentences = {at: f"Sentence number {n}." for n, at in enumerate(sorted(starts))}
    text = paragraphs(spoken(sentences), [Topic(at, "topic") for at in topics])

    assert text.split() == " ".join(sentences.values()).split()
