"""Listening that was cut off, and what of it is believed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from recorder_app.stages.media.audio import BLOCK, RATE
from recorder_app.stages.speech.kept_voice import KeptVoice
from recorder_app.stages.speech.vad import VoiceMeter
from tests.stages.media.timed_films import speech

Sound = NDArray[np.float32]


@pytest.fixture
def blocks() -> list[Sound]:
    """Four, of which the last is shorter and no whole number of frames."""
    sound = np.resize(speech(), 3 * BLOCK + 2 * RATE + 77)
    return np.split(sound, [BLOCK, 2 * BLOCK, 3 * BLOCK])


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of what the model was given."""
    lengths: list[int] = []
    feed = VoiceMeter.feed

    def noted(meter: VoiceMeter, samples: Sound) -> Sound:
        lengths.append(len(samples))
        return feed(meter, samples)

    monkeypatch.setattr(VoiceMeter, "feed", noted)
    return lengths


def whole(blocks: list[Sound]) -> list[Sound]:
    meter = VoiceMeter()
    return [*(meter.feed(block) for block in blocks), meter.finish()]


def listened(path: Path, blocks: list[Sound]) -> list[Sound]:
    with closing(KeptVoice(path)) as meter:
        return [*(meter.feed(block) for block in blocks), meter.finish()]


def same(one: list[Sound], other: list[Sound]) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_what_was_cut_off_is_gone_on_with(
    tmp_path: Path, blocks: list[Sound], measured: list[int]
) -> None:
    expected = whole(blocks)
    with closing(KeptVoice(tmp_path / "voice")) as meter:
        for block in blocks[:2]:
            meter.feed(block)
    measured.clear()
    assert same(listened(tmp_path / "voice", blocks), expected)
    assert measured == [BLOCK, len(blocks[3])]
    measured.clear()
    assert same(listened(tmp_path / "voice", blocks), expected)
    assert measured == [len(blocks[3])]


@pytest.mark.parametrize("damage", ["cut", "changed", "foreign"])
def test_what_is_not_of_this_sound_is_measured_again(
    tmp_path: Path, blocks: list[Sound], measured: list[int], damage: str
) -> None:
    path = tmp_path / "voice"
    listened(path, blocks)
    kept = path.read_bytes()
    match damage:
        case "cut":
            path.write_bytes(kept[: len(kept) // 2])
        case "changed":
            middle = len(kept) // 2
            path.write_bytes(kept[:middle] + bytes([kept[middle] ^ 1]) + kept[middle + 1 :])
        case _:
            blocks[1] = blocks[1] * np.float32(0.5)
    expected = whole(blocks)
    measured.clear()
    assert same(listened(path, blocks), expected)
    assert measured == [BLOCK, BLOCK, len(blocks[3])]
    measured.clear()
    assert same(listened(path, blocks), expected)
    assert measured == [len(blocks[3])]
