"""Real speech, how well its words fit (as measured with tiny.en), and what follows from both."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from faster_whisper.audio import decode_audio
from numpy.typing import NDArray

from recorder_app.stages.speech.foreign import is_foreign

DATA = Path(__file__).parents[2] / "data"
RATE = 16_000

Sound = NDArray[np.float32]


@pytest.fixture(scope="module")
def german() -> Sound:
    sound: Sound = decode_audio(str(DATA / "german.opus"))
    return sound


@pytest.fixture(scope="module")
def english() -> Sound:
    """Ten seconds of speech without long pauses."""
    sound = decode_audio(str(DATA / "speech.opus"))
    return np.concatenate([sound[6000 : 6 * RATE], sound[9 * RATE : 13 * RATE]])


def noisy(sound: Sound, decibels: float) -> Sound:
    level = np.sqrt(np.mean(sound**2)) / 10 ** (decibels / 20)
    noise = np.random.default_rng(7).normal(0, level, len(sound))
    mixed: Sound = (sound + noise).astype(np.float32)
    return mixed


def test_clean_words_that_do_not_fit_are_foreign(german: Sound) -> None:
    assert is_foreign([(german, -1.0)])
    assert is_foreign([(german[: 10 * RATE], -1.2), (german[10 * RATE :], -0.8)])


def test_words_that_fit_are_english(english: Sound) -> None:
    for logprob in (-0.05, -0.3, -0.56):
        assert not is_foreign([(english, logprob)])


def test_one_clip_that_fits_well_is_enough(german: Sound, english: Sound) -> None:
    """A talk in English that begins by quoting somebody."""
    assert not is_foreign([(german, -1.2), (german, -1.2), (english, -0.15)])


def test_noise_makes_words_fit_badly_too(english: Sound) -> None:
    assert not is_foreign([(noisy(english, 5), -1.0)])
    assert not is_foreign([(noisy(english, 10), -0.85)])


def test_little_speech_is_not_judged_like_much(german: Sound) -> None:
    assert not is_foreign([(german[: 2 * RATE], -1.3)])
    assert not is_foreign([(german[: 4 * RATE], -0.8)])
    assert is_foreign([(german[: 4 * RATE], -1.1)])


def test_without_words_there_is_nothing_to_judge() -> None:
    assert not is_foreign([])
    assert not is_foreign([(np.zeros(5 * RATE, np.float32), -1.5)])
