from __future__ import annotations

import os
import socket
import threading
import time
from pathlib import Path

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent
from recorder_app.domain.words import WaitKind
from recorder_app.sources.local_file import fingerprint, look, same, settle

LONG_AGO_S = 3600.0


def _aged(path: Path, age_s: float) -> Path:
    changed_at = time.time() - age_s
    os.utime(path, (changed_at, changed_at))
    return path


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp4"
    path.write_bytes(b"film" * 1000)
    return _aged(path, LONG_AGO_S)


def test_an_old_file_costs_no_waiting(film: Path) -> None:
    began = time.monotonic()

    settle(film, quiet_s=60)

    assert time.monotonic() - began < 1


def test_a_fresh_file_is_watched_for_the_rest_of_the_time(film: Path) -> None:
    _aged(film, 59)
    began = time.monotonic()

    settle(film, quiet_s=60)

    assert 0.2 < time.monotonic() - began < 10


@pytest.mark.parametrize("ahead_s", [1.0, LONG_AGO_S, 1e8])
def test_a_time_of_change_in_the_future_is_watched_no_longer(film: Path, ahead_s: float) -> None:
    _aged(film, -ahead_s)
    began = time.monotonic()

    settle(film, quiet_s=0.4)

    assert 0.3 < time.monotonic() - began < 3


def test_a_growing_file_is_noticed(film: Path) -> None:
    _aged(film, 0)
    stop = threading.Event()

    def record() -> None:
        with film.open("ab", buffering=0) as file:
            while not stop.wait(0.02):
                file.write(b"more")

    writer = threading.Thread(target=record)
    writer.start()
    try:
        with pytest.raises(NeedsUser, match=r"“talk\.mp4” is still being written") as caught:
            settle(film, quiet_s=30)
    finally:
        stop.set()
        writer.join()
    assert caught.value.kind is WaitKind.SOURCE


def test_a_copy_that_gets_its_originals_time_at_the_end_is_finished(film: Path) -> None:
    _aged(film, 0)
    finish = threading.Timer(0.1, _aged, (film, LONG_AGO_S))
    finish.start()
    began = time.monotonic()

    settle(film, quiet_s=30)

    finish.join()
    assert time.monotonic() - began < 5


def test_a_missing_file_waits_for_its_disk(tmp_path: Path) -> None:
    for gone in (tmp_path / "gone.mp4", tmp_path / "unplugged" / "gone.mp4"):
        with pytest.raises(NeedsUser, match=r"“gone\.mp4” can't be found") as caught:
            look(gone)
        assert caught.value.kind is WaitKind.SOURCE


def test_a_link_into_nowhere_is_a_missing_file(tmp_path: Path) -> None:
    link = tmp_path / "talk.mp4"
    link.symlink_to(tmp_path / "gone.mp4")
    with pytest.raises(NeedsUser):
        look(link)


def test_below_a_file_there_is_nothing(film: Path) -> None:
    with pytest.raises(NeedsUser):
        look(film / "talk.mp4")


def test_a_folder_is_no_recording(tmp_path: Path) -> None:
    with pytest.raises(Permanent, match="is a folder"):
        look(tmp_path)


def test_what_has_no_end_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(Permanent, match="not a file that can be read"):
        look(tmp_path / "pipe.mp4")
    with socket.socket(socket.AF_UNIX) as listener:
        path = Path(os.path.relpath(tmp_path / "s"))
        listener.bind(str(path))
        with pytest.raises(Permanent, match="not a file that can be read"):
            look(path)


@pytest.mark.parametrize("name", ["nul\0.mp4", "x" * 300 + ".mp4"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(Permanent):
        look(tmp_path / name)


def test_a_file_that_may_not_be_read(plain_user: Path) -> None:
    secret = plain_user / "secret.mp4"
    secret.write_bytes(b"film")
    secret.chmod(0)
    with pytest.raises(Permanent, match=r"“secret\.mp4” may not be read"):
        fingerprint(secret)


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 1_048_576, 1_048_577, 5_000_000])
def test_a_fingerprint_is_of_the_content(tmp_path: Path, size: int) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        path.write_bytes(bytes(size))

    assert fingerprint(one)["sample"] == fingerprint(two)["sample"]
    assert fingerprint(one)["size_bytes"] == size
    assert fingerprint(one)["mtime_ns"] == one.stat().st_mtime_ns
    for at in {0, size - 1, size - 60_000} if size > 60_000 else set():
        two.write_bytes(bytes(size))
        with two.open("r+b") as file:
            file.seek(at)
            file.write(b"x")
        assert fingerprint(one)["sample"] != fingerprint(two)["sample"]


def test_an_untouched_file_is_the_same(film: Path) -> None:
    assert same(fingerprint(film), film)


def test_a_short_file_that_was_only_touched_is_the_same(film: Path) -> None:
    known = fingerprint(film)
    _aged(film, 0)
    assert same(known, film)


def test_a_changed_file_is_another(film: Path) -> None:
    known, changed_at = fingerprint(film), film.stat().st_mtime
    with film.open("r+b") as file:
        file.seek(2000)
        file.write(b"x")
    os.utime(film, (changed_at, changed_at))
    assert not same(known, film)
    film.write_bytes(b"short")
    assert not same(known, film)


def test_a_long_file_that_was_written_to_is_another(film: Path) -> None:
    """The change itself may lie between the samples."""
    film.write_bytes(bytes(20_000_000))
    _aged(film, LONG_AGO_S)
    known = fingerprint(film)
    assert same(known, film)
    with film.open("r+b") as file:
        file.seek(700_000)
        file.write(b"x")
    assert not same(known, film)


def test_a_file_that_is_gone_is_neither(film: Path) -> None:
    known = fingerprint(film)
    film.unlink()
    with pytest.raises(NeedsUser):
        same(known, film)
