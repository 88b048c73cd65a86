"""A large film's cut is gone on with where it was stopped, and comes out the same."""

from __future__ import annotations

import errno
import logging
import os
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import av
import pytest

from recorder_app.domain.errors import NeedsUser, NoRoom, Stopped
from recorder_app.domain.words import WaitKind
from recorder_app.sources import disk, film_copy
from recorder_app.stages.media import large_cut, stretch
from recorder_app.stages.media.check import Kept, Wrong
from recorder_app.stages.media.cut import Cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.large_cut import LargeCut
from recorder_app.stages.media.resumable import Plan
from tests.stages.fake_context import FakeContext
from tests.stages.media.mp4.conftest import read
from tests.stages.media.timed_films import SILENT_S, Workshop

KEPT = Kept(2.48, 6.52)
SOUNDS_S = (SILENT_S + 0.1, 5.3)
KNOWN = {"sounding": {"first_s": 3.0, "last_s": 6.0}}


class Killed(Exception):
    """Stands for the end of the process: nothing of ours runs after it."""


@pytest.fixture
def film(films: Workshop, tmp_path: Path) -> Film:
    return read(Path(shutil.copy(films("long-gop.mp4"), tmp_path / "talk.mp4")))


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 2_500)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_S", 1000.0)
    monkeypatch.setattr(film_copy, "PIECE_BYTES", 1_000)


def cut(
    film: Film, context: FakeContext, progress: Callable[[float], None] = lambda _: None
) -> Cut | None:
    ffmpeg = partial(find, "embedded")
    return LargeCut(film, KEPT, SOUNDS_S, ffmpeg, context, KNOWN, progress).made()


def is_whole(folder: Path) -> bool:
    """Whether all is written, but perhaps not yet compared."""
    done = FakeContext(folder).resume()
    return done is not None and is_compared(done)


def is_compared(checkpoint: Mapping[str, Any]) -> bool:
    return bool(checkpoint["copy"]["reached"].get("whole"))


def uninterrupted(film: Film, tmp_path: Path) -> tuple[bytes, FakeContext]:
    context = FakeContext(tmp_path / "uninterrupted")
    made = cut(film, context)
    assert made is not None
    assert list(context.out.iterdir()) == [made.file]
    return made.file.read_bytes(), context


def test_paused_at_every_checkpoint_it_is_the_same(film: Film, tmp_path: Path) -> None:
    whole, context = uninterrupted(film, tmp_path)
    pauses = 0

    while not is_whole(tmp_path / "paused"):
        attempt = FakeContext(tmp_path / "paused", stop_after=1)
        with pytest.raises(Stopped):
            cut(film, attempt)
        pauses += 1
        assert attempt.checkpoints[0]["sounding"] == KNOWN["sounding"]

    made = cut(film, FakeContext(tmp_path / "paused"))
    assert made is not None
    assert made.file.read_bytes() == whole
    copied = [each for each in context.checkpoints if not is_compared(each)]
    assert pauses == len(copied) + 1 >= 4


@pytest.mark.parametrize("name", ["long-gop.mp4", "faststart.mp4", "fragmented.mp4", "tagged.mp4"])
def test_killed_after_any_piece_it_is_the_same(films: Workshop, tmp_path: Path, name: str) -> None:
    film = read(films(name))
    whole, _ = uninterrupted(film, tmp_path)

    for pieces in (2, 4, 5, 3, 7):
        attempt = FakeContext(tmp_path / "killed")
        with pytest.raises(Killed):
            cut(film, attempt, killed_after(pieces))
        assert len(attempt.checkpoints) >= (pieces - 1) // 3
        # What was not yet durable may be anything after a power cut.
        with (attempt.out / "film.mp4").open("ab") as file:
            file.write(os.urandom(100 * pieces))

    made = cut(film, FakeContext(tmp_path / "killed"))
    assert made is not None
    assert made.file.read_bytes() == whole


def killed_after(pieces: int) -> Callable[[float], None]:
    left = iter(range(pieces - 1))

    def progress(_share: float) -> None:
        if next(left, None) is None:
            raise Killed

    return progress


def test_a_pause_stops_the_comparison(film: Film, tmp_path: Path) -> None:
    whole, context = uninterrupted(film, tmp_path)
    compared = [each for each in context.checkpoints if is_compared(each)]
    assert len(compared) >= 5
    attempt = FakeContext(tmp_path / "paused", stop_after=len(context.checkpoints) - 2)
    with pytest.raises(Stopped):
        cut(film, attempt)
    shares: list[float] = []

    made = cut(film, FakeContext(tmp_path / "paused"), shares.append)

    assert made is not None
    assert made.file.read_bytes() == whole
    assert shares == []


def test_what_is_copied_is_not_copied_again(film: Film, tmp_path: Path) -> None:
    """The process may die while the film is compared with its source."""
    whole, _ = uninterrupted(film, tmp_path)
    shares: list[float] = []

    made = cut(film, FakeContext(tmp_path / "uninterrupted"), shares.append)

    assert made is not None
    assert made.file.read_bytes() == whole
    assert shares == []


def test_another_film_under_the_name_is_not_joined_to_the_first(
    film: Film, films: Workshop, tmp_path: Path
) -> None:
    with pytest.raises(Stopped):
        cut(film, FakeContext(tmp_path / "attempt", stop_after=2))
    film.path.unlink()
    shutil.copy(films("faststart.mp4"), film.path)
    other = read(film.path)

    made = cut(other, FakeContext(tmp_path / "attempt"))

    assert made is not None
    assert made.file.read_bytes() == uninterrupted(other, tmp_path)[0]


def test_a_film_that_is_changed_meanwhile_is_noticed(film: Film, tmp_path: Path) -> None:
    def change(_share: float) -> None:
        os.utime(film.path, ns=(0, 0))
        with film.path.open("r+b") as file:
            file.seek(100)
            file.write(b"changed")

    with pytest.raises(NeedsUser, match=r"“talk\.mp4” was changed while it was") as caught:
        cut(film, FakeContext(tmp_path / "attempt"), change)

    assert caught.value.kind is WaitKind.SOURCE


def test_a_film_that_is_damaged_meanwhile_is_not_left_to_ffmpeg(
    films: Workshop, tmp_path: Path
) -> None:
    film = read(Path(shutil.copy(films("h264.mkv"), tmp_path / "talk.mkv")))
    size = film.path.stat().st_size

    def damage(_share: float) -> None:
        film.path.write_bytes(film.path.read_bytes()[: size // 4] + bytes(size // 2))

    with pytest.raises(NeedsUser, match=r"“talk\.mkv” was changed") as caught:
        cut(film, FakeContext(tmp_path / "attempt"), damage)

    assert caught.value.kind is WaitKind.SOURCE


def test_a_disk_without_room_is_said_before_it_is_filled(
    film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "free_bytes", lambda _folder: disk.RESERVE_BYTES)
    context = FakeContext(tmp_path / "attempt")

    with pytest.raises(NoRoom) as caught:
        cut(film, context)

    assert caught.value.need_bytes
    assert list(context.out.iterdir()) == []


def test_a_disk_that_fills_up_meanwhile(
    film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> list[int]:
        raise OSError(errno.ENOSPC, "No space left on device")

    whole, _ = uninterrupted(film, tmp_path)
    with pytest.raises(Stopped):
        cut(film, FakeContext(tmp_path / "attempt", stop_after=2))
    with monkeypatch.context() as patched:
        patched.setattr(stretch, "copy_on", full)
        with pytest.raises(NoRoom):
            cut(film, FakeContext(tmp_path / "attempt"))

    made = cut(film, FakeContext(tmp_path / "attempt"))
    assert made is not None
    assert made.file.read_bytes() == whole


def test_a_wrong_film_is_removed_and_not_made_again(
    film: Film,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object) -> float:
        raise Wrong("its sound is not in its place")

    monkeypatch.setattr(large_cut, "approve", refuse)
    shares: list[float] = []
    context = FakeContext(tmp_path / "attempt")

    with caplog.at_level(logging.WARNING):
        assert cut(film, context) is None
    assert cut(film, context, shares.append) is None

    assert list(context.out.iterdir()) == []
    assert (context.said, shares) == ([], [])
    assert "its sound is not in its place" in caplog.text


def test_a_disk_that_is_unplugged_during_the_comparison_costs_nothing(
    film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = uninterrupted(film, tmp_path)
    unplugged, context = tmp_path / "unplugged.mp4", FakeContext(tmp_path / "attempt")

    def unplug(*_: object) -> float:
        film.path.rename(unplugged)
        raise Wrong("it can't be read")

    with monkeypatch.context() as patch:
        patch.setattr(large_cut, "approve", unplug)
        with pytest.raises(NeedsUser) as caught:
            cut(film, context)
    unplugged.rename(film.path)
    shares: list[float] = []
    made = cut(film, context, shares.append)

    assert caught.value.kind is WaitKind.SOURCE
    assert made is not None
    assert (made.file.read_bytes(), shares) == (whole, [])


def test_a_film_that_is_not_large_is_left_to_ffmpeg(
    film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", film.path.stat().st_size + 1)

    assert cut(film, FakeContext(tmp_path / "attempt")) is None


@pytest.mark.parametrize("name", ["talk.ogg", "talk.opus"])
def test_a_film_that_has_no_such_tables_is_left_to_ffmpeg(
    films: Workshop, tmp_path: Path, name: str
) -> None:
    context = FakeContext(tmp_path / "attempt")

    assert cut(read(films(name)), context) is None
    assert list(context.out.iterdir()) == []


def test_what_ffmpeg_calls_a_lack_of_rights_is_damage(
    film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Plan:
        raise av.error.PermissionError(errno.EPERM, "Operation not permitted", film.path.name)

    monkeypatch.setattr(large_cut, "_PLANNERS", {"mp4": refuse})

    assert cut(film, FakeContext(tmp_path / "attempt")) is None


def test_a_slow_disk_has_more_checkpoints(
    film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 1 << 40)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_S", 0.0)
    pieces = film.path.stat().st_size // 1_000

    _, context = uninterrupted(film, tmp_path)

    assert len(context.checkpoints) >= pieces // 3
