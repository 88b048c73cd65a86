"""However often the cut of a sound file is stopped it comes out the same; damage is borne."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from recorder_app.stages.media import large_cut
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.frames import plan as planning
from recorder_app.stages.media.frames.plan import plan
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.frames.conftest import Sounds
from tests.stages.media.mp4.conftest import read
from tests.stages.media.piecewise import StoppedCut

KEPT = Kept(2.48, 42.0)
SOUNDS_S = (3.1, 41.0)
STOPS = [(True, 1), (False, 4), (True, 3), (False, 3), (True, 2)]
"""Paused, or else killed, after so many places each."""
_DAMAGES = 60


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 0)
    monkeypatch.setattr(planning, "PIECE_BYTES", 20_000)


@pytest.mark.parametrize("name", ["looped-s16.flac", "looped-steady.mp3", "looped-adts.aac"])
def test_stopped_anywhere_it_is_the_same(sounds: Sounds, name: str) -> None:
    stopped_cut = StoppedCut(read(sounds(name)), KEPT, SOUNDS_S)
    assert stopped_cut.places >= 6
    assert stopped_cut.made(STOPS) == stopped_cut.whole


@pytest.mark.parametrize("name", ["s16.flac", "steady.mp3", "adts.aac"])
def test_a_damaged_file_is_refused_or_cut_as_far_as_it_goes(
    sounds: Sounds, tmp_path: Path, name: str
) -> None:
    content = sounds(name).read_bytes()
    film = replace(read(sounds(name)), path=tmp_path / name)
    chance, target = random.Random(name), tmp_path / "cut"
    for number in range(_DAMAGES):
        damaged = bytearray(content)
        for _ in range(3):
            at = chance.randrange(200 if number % 2 else len(content))
            damaged[at] ^= 0xFF
        film.path.write_bytes(damaged[: chance.randrange(len(content)) if number % 3 else None])
        with suppress(Unfit):
            for _ in plan(film, Way(Kept(0.0, 6.52), (), {})).write(film.path, target, None):
                pass
            assert target.stat().st_size <= len(content) + 100
