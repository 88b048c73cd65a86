from __future__ import annotations

from recorder_app.domain.transcript import Segment, Transcript, Word
from recorder_app.stages.text.key_phrases import key_phrases
from recorder_app.stages.text.meaning import meanings
from recorder_app.stages.text.titles import LONGEST, titles
from recorder_app.stages.text.units import Unit, units
from recorder_app.stages.text.vocabulary import Vocabulary

ENGLISH = Vocabulary("en")


def said(text: str, vocabulary: Vocabulary = ENGLISH) -> list[Unit]:
    words = tuple(
        Word(word, number * 0.4, number * 0.4 + 0.35, 0.9)
        for number, word in enumerate(text.split())
    )
    segment = Segment(0.0, words[-1].end_s, text, words)
    return units(Transcript(vocabulary.language, 1.0, "tiny.en", (segment,)), vocabulary)


HEART = (
    "The heart is a pump. The left ventricle of the heart pushes the blood into the aorta. When the "
    "ventricle contracts, a valve closes. You hear the valves of the heart."
)
ROADS = (
    "Roman roads were straight. The soldiers of the Roman army built the Roman roads of stone, and "
    "the army marched on these roads to the border of the empire."
)


def test_a_title_names_what_its_topic_is_about() -> None:
    heart, roads = titles([said(HEART), said(ROADS)], ENGLISH, meanings)
    assert "heart" in heart.lower()
    assert "road" in roads.lower() or "army" in roads.lower()
    assert "Roman" in roads


def test_no_two_titles_are_the_same() -> None:
    found = titles([said(HEART)] * 3, ENGLISH, meanings)
    assert len(set(found)) == 3


def test_a_topic_of_small_words_is_numbered() -> None:
    assert titles([said("And so it is. It was, and so will it be.")], ENGLISH, meanings) == [
        "Part 1"
    ]


def test_a_title_is_never_long() -> None:
    word = "donaudampfschifffahrtsgesellschaftskapitaen"
    (title,) = titles(
        [said(f"The {word} and the {word}s of {word}ing {word}ed ships.")], ENGLISH, meanings
    )
    assert 0 < len(title) <= LONGEST


def test_a_language_without_a_stemmer_gets_titles_too() -> None:
    polish = Vocabulary("pl")
    (title,) = titles(
        [said("Serce pompuje krew. Serce bije. Krew płynie.", polish)], polish, meanings
    )
    assert title


def test_phrases_stop_at_marks_and_small_words() -> None:
    found = key_phrases(said("Green leaves, red roses of old gardens grow."), ENGLISH)
    forms = {phrase.form for phrase in found.values()}
    assert "red roses" in forms
    assert "green leaves" in forms
    assert not any("leaves red" in form or "roses old" in form for form in forms)


def test_a_name_keeps_its_capital_and_a_sentence_gives_none() -> None:
    found = key_phrases(said("Roads lead there. We saw Rome and the roads."), ENGLISH)
    forms = {phrase.form for phrase in found.values()}
    assert {"Rome", "roads"} <= forms
