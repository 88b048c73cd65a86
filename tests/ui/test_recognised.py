"""Stored sentences, recognised by their form."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from recorder_app.ui.recognised import Recogniser, Recognition, templates_in

_TEMPLATES = ("“{0}” is empty.", "Waiting: {why}", "{0} has {1}.", "{0}, then {0}.", "Nothing.")


def _recogniser() -> Recogniser:
    return Recogniser(iter(_TEMPLATES))


def test_a_sentence_is_taken_apart() -> None:
    found = _recogniser().recognise("“my talk.mp4” is empty.")
    assert found == Recognition("“{0}” is empty.", {"0": "my talk.mp4"})


def test_the_form_with_more_words_of_its_own_comes_first() -> None:
    found = _recogniser().recognise("Waiting: “a” is empty.")
    assert found == Recognition("Waiting: {why}", {"why": "“a” is empty."})


def test_the_same_gap_twice_holds_the_same() -> None:
    assert _recogniser().recognise("on, then off.") is None
    assert _recogniser().recognise("on, then on.") == Recognition("{0}, then {0}.", {"0": "on"})


def test_what_has_no_known_form_is_not_recognised() -> None:
    assert _recogniser().recognise("Something else") is None
    assert _recogniser().recognise("Nothing.") is None


@given(st.text(min_size=1), st.text(min_size=1))
def test_every_value_comes_back(first: str, second: str) -> None:
    sentence = f"{first} has {second}."
    found = Recogniser(iter(["{0} has {1}."])).recognise(sentence)
    assert found is not None
    assert found.template.format(found.values["0"], found.values["1"]) == sentence


def test_forms_come_from_a_translation_file(tmp_path: Path) -> None:
    path = tmp_path / "recorder_xx.ts"
    assert list(templates_in(path)) == []
    path.write_text(
        "<TS><context><message><source>“{0}” is empty.</source></message>"
        '<message numerus="yes"><source>{n} files</source></message></context></TS>',
        encoding="utf-8",
    )
    assert list(templates_in(path)) == ["“{0}” is empty."]
