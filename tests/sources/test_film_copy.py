"""Copying a large file in pieces."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recorder_app.sources import film_copy
from recorder_app.sources.film_copy import copy_on


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(os.urandom(100_000))
    return path


@pytest.fixture(params=["kernel", "through"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_copy, "PIECE_BYTES", 30_000)
    if request.param == "through":
        monkeypatch.setattr(film_copy, "_copy_in_kernel", lambda *_: 0)


@pytest.mark.usefixtures("_way")
def test_a_whole_film(film: Path, tmp_path: Path) -> None:
    held = list(copy_on(film, tmp_path / "copy", 0))

    assert held == [30_000, 60_000, 90_000, 100_000]
    assert (tmp_path / "copy").read_bytes() == film.read_bytes()


@pytest.mark.usefixtures("_way")
def test_a_stretch_of_it_behind_what_is_there(film: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(b"head, and more that is not needed")

    held = list(copy_on(film, tmp_path / "copy", 4, ahead=5_000 - 4, end=70_004))

    assert held == [30_004, 60_004, 70_004]
    assert (tmp_path / "copy").read_bytes() == b"head" + film.read_bytes()[5_000:75_000]


@pytest.mark.usefixtures("_way")
def test_a_film_that_ends_too_early(film: Path, tmp_path: Path) -> None:
    assert list(copy_on(film, tmp_path / "copy", 0, end=200_000))[-1] == 100_000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk(film: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        list(copy_on(film, Path("/dev/full"), 0))


def test_where_the_kernel_can_not(tmp_path: Path) -> None:
    """/proc gives no size and no kernel copy."""
    source = Path("/proc/self/environ")
    if not source.exists():
        pytest.skip("needs Linux")
    list(copy_on(source, tmp_path / "copy", 0))
    assert (tmp_path / "copy").read_bytes() == source.read_bytes()
