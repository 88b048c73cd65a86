"""However often the cut of a sound file is stopped it comes out the same; damage is borne."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from recorder_app.domain.errors import Stopped
from recorder_app.stages.media import large_cut
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Cut, Way
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.frames import plan as planning
from recorder_app.stages.media.frames.plan import plan
from recorder_app.stages.media.large_cut import LargeCut
from recorder_app.stages.media.resumable import Unfit
from tests.stages.fake_context import FakeContext
from tests.stages.media.frames.conftest import Sounds
from tests.stages.media.mp4.conftest import read

KEPT = Kept(2.48, 42.0)
SOUNDS_S = (3.1, 41.0)
_DAMAGES = 60


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 0)
    monkeypatch.setattr(planning, "PIECE_BYTES", 20_000)


def cut(
    film: Film, context: FakeContext, progress: Callable[[float], None] = lambda _: None
) -> Cut:
    made = LargeCut(film, KEPT, SOUNDS_S, partial(find, "embedded"), context, {}, progress).made()
    assert made is not None
    return made


@pytest.mark.parametrize("name", ["looped-s16.flac", "looped-steady.mp3", "looped-adts.aac"])
def test_stopped_anywhere_it_is_the_same(sounds: Sounds, tmp_path: Path, name: str) -> None:
    film = read(sounds(name))
    whole = cut(film, FakeContext(tmp_path / "whole")).file.read_bytes()
    shares: list[float] = []
    stops = 0
    for after in (1, 3, 2, 4):
        attempt = FakeContext(tmp_path / "stopped", stop_after=after)
        with suppress(Stopped):
            cut(film, attempt, shares.append)
        target = next(attempt.out.iterdir())
        if target.stat().st_size < 0.99 * len(whole):
            stops += 1
            # What was not yet durable may be anything after a power cut.
            with target.open("ab") as file:
                file.write(os.urandom(30_000))

    made = cut(film, FakeContext(tmp_path / "stopped"))

    assert stops >= 3
    assert made.file.read_bytes() == whole
    assert shares == sorted(shares)
    assert len(set(shares)) >= 6


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
