"""A picture of each film: one that shows something, made once, gone with the recording."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import av
import numpy as np
import pytest

from recorder_app.engine.engine import Engine
from recorder_app.engine.thumbnails import Thumbnails
from tests.engine.bench import running
from tests.media_samples import ffmpeg


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with running(tmp_path / "home", only=frozenset()) as bench:
        yield bench.engine


def _add(engine: Engine, path: Path) -> int:
    (snapshot,) = engine.add([str(path)])
    return snapshot.recording.id


def _pixels(picture: Path) -> np.ndarray:
    """Rows of grey values."""
    with av.open(str(picture)) as container:
        return next(container.decode(video=0)).to_ndarray(format="gray")


@pytest.mark.parametrize("name", ["talk.mp4", "talk.mkv", "talk.webm", "talk.avi", "talk.ts"])
def test_a_film_has_a_picture(engine: Engine, samples: Callable[[str], Path], name: str) -> None:
    picture = engine.thumbnail(_add(engine, samples(name)))
    assert picture is not None
    pixels = _pixels(picture)
    assert pixels.shape == (90, 160)
    assert pixels.std() > 20


def test_beside_an_upright_film_it_is_black(engine: Engine, samples: Callable[[str], Path]) -> None:
    picture = engine.thumbnail(_add(engine, samples("portrait.mp4")))
    assert picture is not None
    pixels = _pixels(picture)
    assert pixels[:, :40].max() < 20
    assert pixels[:, -40:].max() < 20
    assert pixels[:, 64:96].std() > 20


def test_it_is_not_black_where_the_film_begins_black(engine: Engine, tmp_path: Path) -> None:
    late = "color=black:size=320x180:rate=10:duration=2[a];testsrc=size=320x180:rate=10:duration=2"
    film = ffmpeg(
        tmp_path / "late.mp4",
        ["-f", "lavfi", "-i", f"{late}[b];[a][b]concat[out0]", "-g", "10"],
    )
    picture = engine.thumbnail(_add(engine, film))
    assert picture is not None
    assert _pixels(picture).std() > 20


def test_a_film_that_is_all_black_is_shown_as_it_is(engine: Engine, tmp_path: Path) -> None:
    film = ffmpeg(
        tmp_path / "black.mp4", ["-f", "lavfi", "-i", "color=black:size=64x36:duration=1"]
    )
    assert engine.thumbnail(_add(engine, film)) is not None


@pytest.mark.parametrize("name", ["talk.flac", "cover.m4a"])
def test_sound_has_none(engine: Engine, samples: Callable[[str], Path], name: str) -> None:
    assert engine.thumbnail(_add(engine, samples(name))) is None


@pytest.mark.parametrize("content", [b"", b"not a film", os.urandom(100_000)])
def test_a_broken_film_has_none_and_is_looked_at_once(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    film = tmp_path / "broken.mp4"
    film.write_bytes(content)
    key = _add(engine, film)
    assert engine.thumbnail(key) is None
    monkeypatch.setattr("recorder_app.engine.thumbnails.Thumbnails._make", None)
    assert engine.thumbnail(key) is None


def test_a_film_that_has_changed_is_looked_at_again(
    engine: Engine,
    samples: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    film = tmp_path / "talk.mp4"
    film.write_bytes(b"half of it")
    key = _add(engine, film)
    assert engine.thumbnail(key) is None
    film.write_bytes(samples("talk.mp4").read_bytes())
    later = film.stat().st_mtime + 10
    os.utime(film, (later, later))
    assert engine.thumbnail(key) is not None
    monkeypatch.setattr("recorder_app.engine.thumbnails.Thumbnails._make", None)
    assert engine.thumbnail(key) is not None, "it is kept, though the film is from the future"


def test_what_is_not_here_has_none(engine: Engine, tmp_path: Path) -> None:
    film = tmp_path / "talk.mp4"
    film.touch()
    key = _add(engine, film)
    film.unlink()
    assert engine.thumbnail(key) is None
    (link,) = engine.add(["https://example.org/talk.mp4"])
    assert engine.thumbnail(link.recording.id) is None
    assert engine.thumbnail(10**6) is None


def test_it_goes_with_what_was_produced(engine: Engine, samples: Callable[[str], Path]) -> None:
    key = _add(engine, samples("talk.mp4"))
    picture = engine.thumbnail(key)
    assert picture is not None
    found = engine.recording(key)
    assert found is not None
    assert len(list(engine._leftovers.of_reset([found.recording], last=0))) == 1
    assert not picture.parent.exists()


def test_a_start_leaves_those_of_the_list_alone(
    tmp_path: Path, samples: Callable[[str], Path]
) -> None:
    home = tmp_path / "home"
    with running(home, only=frozenset()) as bench:
        picture = bench.engine.thumbnail(_add(bench.engine, samples("talk.mp4")))
    assert picture is not None
    stray = picture.parent.with_name("4711") / picture.name
    stray.parent.mkdir()
    stray.touch()
    with running(home, only=frozenset()):
        assert picture.exists()
        assert not stray.parent.exists()


def test_the_end_of_the_program_waits_for_none(
    tmp_path: Path, samples: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, endless = tmp_path / "begun", tmp_path / "ffmpeg"
    endless.write_text(f"#!/bin/sh\ntouch '{begun}'\nexec sleep 60\n")
    endless.chmod(0o755)
    monkeypatch.setattr(Thumbnails, "_executable", lambda _self: str(endless))
    with running(tmp_path / "home", only=frozenset()) as bench, ThreadPoolExecutor(1) as pool:
        engine = bench.engine
        key = _add(engine, samples("talk.mp4"))
        asked = pool.submit(engine.thumbnail, key)
        bench.until(begun.exists)
        engine.leave_thumbnails()
        assert asked.result(timeout=3) is None
        assert not engine.home.thumbnail(key).exists(), "the next start tries again"
        assert engine.thumbnail(key) is None, "no other is begun"
