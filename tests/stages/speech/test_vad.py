"""The streaming way against faster-whisper's whole-file way: the same numbers, the same regions."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import faster_whisper.vad
import numpy as np
import pytest
from faster_whisper.audio import decode_audio
from numpy.typing import NDArray

from recorder_app.stages.speech.vad import FRAME, RATE, Options, Region, RegionFinder, VoiceMeter

SPEECH = Path(__file__).parents[2] / "data" / "speech.opus"
"""Two talks by flite's voice slt with 2.7 s of silence between them."""


@pytest.fixture(scope="module")
def sound() -> NDArray[np.float32]:
    decoded: NDArray[np.float32] = decode_audio(str(SPEECH))
    return decoded


def portions(sound: NDArray[np.float32], seed: int) -> list[NDArray[np.float32]]:
    """The sound in pieces of any length, also empty ones."""
    dice = random.Random(seed)
    cuts = sorted(dice.randrange(len(sound)) for _ in range(40))
    return np.split(sound, [0, *cuts, len(sound)])


@pytest.mark.parametrize("cut", [0, 1, 300, FRAME - 1])
def test_probabilities_equal_the_whole_file_ones(sound: NDArray[np.float32], cut: int) -> None:
    whole = sound[: len(sound) // FRAME * FRAME - cut]
    meter = VoiceMeter()
    found = [meter.feed(portion) for portion in portions(whole, seed=cut)]
    assert sum(map(len, found)) == len(whole) // FRAME
    mine = np.concatenate([*found, meter.finish()])
    padded = np.pad(whole, (0, FRAME - len(whole) % FRAME))
    assert np.array_equal(mine, faster_whisper.vad.get_vad_model()(padded))


def test_speech_is_found_where_it_is(sound: NDArray[np.float32]) -> None:
    meter, finder = VoiceMeter(), RegionFinder(Options(min_silence_ms=1000, padding_ms=0))
    regions = finder.feed(meter.feed(sound)) + finder.feed(meter.finish())
    regions += finder.finish(len(sound))
    assert [region.start_s for region in regions] == pytest.approx([0.5, 9.3], abs=0.4)
    assert regions[0].end_s < 7.3


def test_silence_has_no_regions() -> None:
    meter, finder = VoiceMeter(), RegionFinder()
    silence = np.zeros(5 * RATE + 77, np.float32)
    assert finder.feed(meter.feed(silence)) + finder.feed(meter.finish()) == []
    assert finder.finish(len(silence)) == []


@dataclass(frozen=True)
class Known:
    """Stands for the network where the probabilities are given."""

    probabilities: NDArray[np.float32]

    def __call__(self, _sound: NDArray[np.float32]) -> NDArray[np.float32]:
        return self.probabilities


def whole_file_regions(
    monkeypatch: pytest.MonkeyPatch,
    probabilities: NDArray[np.float32],
    samples: int,
    options: Options,
) -> list[Region]:
    monkeypatch.setattr(faster_whisper.vad, "get_vad_model", lambda: Known(probabilities))
    found = faster_whisper.vad.get_speech_timestamps(
        np.zeros(samples, np.float32),
        faster_whisper.vad.VadOptions(
            threshold=options.threshold,
            min_speech_duration_ms=options.min_speech_ms,
            max_speech_duration_s=options.max_speech_s,
            min_silence_duration_ms=options.min_silence_ms,
            speech_pad_ms=options.padding_ms,
        ),
    )
    return [Region(each["start"], each["end"]) for each in found]


@pytest.mark.parametrize("kind", ["noise", "walk", "steps"])
def test_regions_equal_the_whole_file_ones(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    for seed in range(150):
        dice, noise = random.Random(seed), np.random.default_rng(seed)
        count = dice.randrange(1, 500)
        drawn = {
            "noise": noise.random(count),
            "walk": np.cumsum(noise.normal(0, 0.2, count)) % 1.0,
            "steps": np.repeat(noise.random(count), noise.integers(1, 60, count)),
        }[kind].astype(np.float32)
        options = Options(
            threshold=dice.choice([0.3, 0.5, 0.8]),
            min_speech_ms=dice.choice([0, 100, 250]),
            max_speech_s=dice.choice([float("inf"), 30, 3, 1.5]),
            min_silence_ms=dice.choice([0, 100, 160, 500, 2000]),
            padding_ms=dice.choice([0, 30, 200, 400]),
        )
        samples = (len(drawn) - 1) * FRAME + dice.randrange(FRAME)
        finder = RegionFinder(options)
        found: list[Region] = []
        rest = drawn
        while len(rest):
            size = dice.randrange(1, 60)
            found += finder.feed(rest[:size])
            rest = rest[size:]
        found += finder.finish(samples)
        assert found == whole_file_regions(monkeypatch, drawn, samples, options), seed
