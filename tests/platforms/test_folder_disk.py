"""The folder platform where the disk has no room."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json, Uploaded
from recorder_app.platforms import folder
from recorder_app.platforms.folder import PLATFORM
from recorder_app.sources import film_copy
from tests.platforms.finished_recording import FinishedRecording
from tests.stages.fake_context import FakeContext


@pytest.fixture
def recording(tmp_path: Path) -> FinishedRecording:
    return FinishedRecording(tmp_path / "recording")


@pytest.fixture
def context(tmp_path: Path) -> FakeContext:
    return FakeContext(tmp_path / "attempt")


def _upload(recording: FinishedRecording, published: Path, context: FakeContext) -> Uploaded:
    return PLATFORM.upload(recording.uploading({"dir": str(published)}), context)


def test_a_disk_without_room_is_left_as_it_is(
    recording: FinishedRecording, small_disk: Path, context: FakeContext
) -> None:
    recording.film = bytes(48_000_000)
    with pytest.raises(NeedsUser, match=r"53\.0 MB more are needed, 50\.3 MB are free") as caught:
        _upload(recording, small_disk, context)
    assert caught.value.kind is WaitKind.DISK
    assert sum(each.stat().st_size for each in small_disk.rglob("*.mp4")) == 0


def test_a_disk_that_fills_up_meanwhile(
    recording: FinishedRecording, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_copy, "PIECE_BYTES", 20_000)
    monkeypatch.setattr(folder, "CHECKPOINT_EVERY_BYTES", 100_000)

    class Filling(FakeContext):
        def checkpoint(self, data: Mapping[str, Json], *, position_s: float | None = None) -> None:
            super().checkpoint(data, position_s=position_s)
            with suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
                while True:
                    filler.write(bytes(1 << 20))

    attempt = recording.folder / "attempt"
    with pytest.raises(NeedsUser, match=r"no room for “talk\.mp4”") as caught:
        _upload(recording, small_disk, Filling(attempt))
    assert caught.value.kind is WaitKind.DISK
    (small_disk / "filler").unlink()
    going_on = FakeContext(attempt)
    _upload(recording, small_disk, going_on)
    assert (small_disk / "talk" / "talk.mp4").read_bytes() == recording.film
    assert len(going_on.fractions) == 10
