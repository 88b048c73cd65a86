"""What is listened to where a film was cut."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recorder_app.stages.media.audio import RATE
from recorder_app.stages.media.check import Kept, Wrong, approve, first_keyframe_s
from tests.stages.media.mp4.conftest import read
from tests.stages.media.timed_films import write_sound


@pytest.fixture
def growing(tmp_path: Path) -> Path:
    """A tone that suddenly becomes loud."""
    at_s = np.arange(8 * RATE) / RATE
    tone = np.sin(2 * np.pi * 200 * at_s) * np.where(at_s < 3.6, 0.05, 0.9)
    noise = np.random.default_rng(1).normal(0, 0.005, len(tone))
    return write_sound(tmp_path / "growing.wav", (tone + noise).astype(np.float32))


def test_what_is_quiet_is_found_beside_what_is_loud(growing: Path) -> None:
    film = read(growing)

    assert approve(film, growing, Kept(0.0, film.duration_s), (2.98, 2.98)) == film.duration_s


def test_sound_that_is_late_is_noticed(growing: Path, tmp_path: Path) -> None:
    film = read(growing)
    shifted = tmp_path / "late.wav"
    shifted.write_bytes(growing.read_bytes()[:44] + bytes(RATE // 2) + growing.read_bytes()[44:])

    with pytest.raises(Wrong, match="not in its place"):
        approve(film, shifted, Kept(0.0, film.duration_s), (3.3, 3.3))


def test_sound_that_goes_on_behind_the_end_is_noticed(growing: Path) -> None:
    with pytest.raises(Wrong, match=r"lasts 8\.00 s, not 6\.00 s"):
        approve(read(growing), growing, Kept(0.0, 6.0), (3.3, 3.3))


def test_what_shows_nothing_begins_without_a_picture(growing: Path) -> None:
    with pytest.raises(Wrong, match="no picture"):
        first_keyframe_s(growing)


def test_what_can_not_be_read_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"no film" * 100)

    with pytest.raises(Wrong):
        first_keyframe_s(tmp_path / "film.mp4")
