"""Stored sentences, recognised by their form."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from recorder_app.ui.recognised import Form, Recogniser, Recognition, forms_in, is_name

_TEMPLATES = ("“{0}” is empty.", "Waiting: {why}", "{0} has {1}.", "{0}, then {0}.", "Nothing.")
_WORDS = Form("{n} words", "{n} word")


def _recognised(sentence: str) -> Recognition | None:
    recogniser = Recogniser([*map(Form, _TEMPLATES), _WORDS])
    found = (recogniser.recognise(sentence, vague=each) for each in (False, True))
    return next(chain.from_iterable(found), None)


def test_a_sentence_is_taken_apart() -> None:
    expected = Recognition(Form("“{0}” is empty."), {"0": "my talk.mp4"})
    assert _recognised("“my talk.mp4” is empty.") == expected


def test_the_form_with_more_words_of_its_own_comes_first() -> None:
    expected = Recognition(Form("Waiting: {why}"), {"why": "“a” is empty."})
    assert _recognised("Waiting: “a” is empty.") == expected


def test_the_same_gap_twice_holds_the_same() -> None:
    assert _recognised("on, then off.") is None
    assert _recognised("on, then on.") == Recognition(Form("{0}, then {0}."), {"0": "on"})


def test_what_has_no_known_form_is_not_recognised() -> None:
    assert _recognised("Something else") is None
    assert _recognised("Nothing.") is None


def test_a_number_of_things_is_recognised_in_both_forms() -> None:
    assert _recognised("1 word") == Recognition(_WORDS, {}, 1)
    assert _recognised("12,041 words") == Recognition(_WORDS, {}, 12_041)
    assert _recognised("many words") is None


@given(st.text(min_size=1), st.text(min_size=1))
def test_every_value_comes_back(first: str, second: str) -> None:
    sentence = f"{first} has {second}."
    found = next(Recogniser([Form("{0} has {1}.")]).recognise(sentence, vague=True))
    assert found.form.template.format(found.values["0"], found.values["1"]) == sentence


def test_what_fits_almost_everything_is_vague() -> None:
    assert Form("{items} and {last}").is_vague
    assert not Form("Waiting: {why}").is_vague
    assert not Form("{n} words", "{n} word").is_vague


def test_names_are_told_by_their_gaps() -> None:
    assert is_name("“{0}” is empty.", "0")
    assert is_name("Upload to {preset}.", "preset")
    assert not is_name("Waiting: {why}", "why")


def test_forms_come_from_a_translation_file(tmp_path: Path) -> None:
    path = tmp_path / "recorder_xx.ts"
    assert list(forms_in(path)) == []
    path.write_text(
        "<TS><context><message><source>“{0}” is empty.</source></message>"
        '<message numerus="yes"><source>{n} words</source><extra-one>{n} word</extra-one></message>'
        '<message numerus="yes"><source>{n} files</source></message></context></TS>',
        encoding="utf-8",
    )
    assert list(forms_in(path)) == [Form("“{0}” is empty."), _WORDS]
