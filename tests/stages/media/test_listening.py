"""However often listening is stopped, the same is heard, and little is listened to again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recorder_app.domain.errors import Stopped
from recorder_app.stages.media import listening
from recorder_app.stages.media.audio import RATE
from recorder_app.stages.media.listening import KeptNotes
from recorder_app.stages.media.silence import Sounding, find
from tests.stages.fake_context import FakeContext
from tests.stages.media.timed_films import run_ffmpeg, speech, write_sound

THRESHOLD_DB = -45.0
LEAD_S = 100.0


@pytest.fixture(scope="module", params=["talk.wav", "talk.m4a", "two.mkv"])
def film(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Speech between noise, so long before and after it that listening takes several stretches."""
    folder = tmp_path_factory.mktemp("noisy")
    dice = np.random.default_rng(1)
    noise = dice.normal(0, 0.001, round(LEAD_S * RATE)).astype(np.float32)
    sound = write_sound(folder / "talk.wav", np.concatenate([noise, speech(), noise]))
    name = str(request.param)
    if name == sound.name:
        return sound
    made = folder / name
    tracks = ["-map", "0", "-map", "0", "-c:a", "libopus"] if name == "two.mkv" else []
    run_ffmpeg("-i", str(sound), *tracks, str(made))
    return made


def heard(film: Path, context: FakeContext, progress: list[float] | None = None) -> Sounding | None:
    tracks = 2 if film.suffix == ".mkv" else 1
    seen = progress if progress is not None else []
    length_s = 2 * LEAD_S + len(speech()) / RATE
    return find(film, tracks, length_s, THRESHOLD_DB, seen.append, KeptNotes(context))


def test_stopped_after_each_block_it_is_the_same(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = heard(film, FakeContext(tmp_path / "whole"))
    assert whole is not None
    assert whole.first_s == pytest.approx(LEAD_S, abs=0.5)
    monkeypatch.setattr(listening, "KEEP_EVERY_S", 0.0)
    stops, at_s = 0, list[float]()

    while True:
        try:
            found = heard(film, FakeContext(tmp_path / "paused", stop_after=1), at_s)
            break
        except Stopped:
            stops += 1

    assert found == whole
    assert stops > 20
    assert at_s == sorted(set(at_s))


def test_a_pause_is_seldom_asked_for(film: Path, tmp_path: Path) -> None:
    """Writing down what was heard takes time, too."""
    context = FakeContext(tmp_path)

    heard(film, context)

    assert len(context.checkpoints) < 10
