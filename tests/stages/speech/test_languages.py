"""Every language that Whisper may detect has a name for people."""

from __future__ import annotations

from faster_whisper.tokenizer import _LANGUAGE_CODES

from recorder_app.stages.speech import languages


def test_every_language_has_a_name() -> None:
    assert all(languages.name(code) != code for code in _LANGUAGE_CODES)
    assert languages.name("ht") == "Haitian Creole"


def test_an_unknown_code_stands_for_itself() -> None:
    assert languages.name("xx") == "xx"
