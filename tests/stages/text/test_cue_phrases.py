from __future__ import annotations

import pytest

from recorder_app.stages.text.cue_phrases import goes_on, opening


@pytest.mark.parametrize(
    "said",
    [
        "Okay, let's move on to the second question",
        "Finally, a few words about the weather",
        "Next, the budget for the coming year",
        "That brings us to the roof of the gym",
        "The last story tonight comes from the harbour",
    ],
)
def test_what_opens_a_topic(said: str) -> None:
    assert opening(said.split(), "en") == 1.0


@pytest.mark.parametrize("said", ["How does the eye work", "Now the lungs are next to the heart"])
def test_what_may_open_one(said: str) -> None:
    assert 0.0 < opening(said.split(), "en") < 1.0


@pytest.mark.parametrize("said", ["The heart has four chambers", "The next day it rained", ""])
def test_what_does_not(said: str) -> None:
    assert opening(said.split(), "en") == 0.0


@pytest.mark.parametrize("said", ["This is why it floats", "And they never came", "However, it is"])
def test_what_leans_on_the_sentence_before(said: str) -> None:
    assert goes_on(said.split(), "en")


@pytest.mark.parametrize("said", ["This brings us to the lungs", "The lungs are sponges"])
def test_what_stands_by_itself(said: str) -> None:
    assert not goes_on(said.split(), "en")


def test_russian() -> None:
    assert opening(["Теперь", "перейдём", "к", "следующему", "вопросу"], "ru") == 1.0
    assert goes_on(["Поэтому", "он", "не", "тонет"], "ru")


def test_a_language_without_phrases_has_no_signs() -> None:
    assert opening(["Nun", "kommen", "wir", "zum", "nächsten", "Thema"], "de") == 0.0
    assert not goes_on(["Deshalb", "schwimmt", "es"], "de")
