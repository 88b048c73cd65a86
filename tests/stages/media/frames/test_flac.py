"""A FLAC file that is cut frame by frame holds the samples that were there."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from recorder_app.stages.media import large_cut
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.frames import checksum, flac
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import opened
from tests.stages.media.frames.conftest import Sounds
from tests.stages.media.mp4.conftest import read
from tests.stages.media.piecewise import cut_piecewise
from tests.stages.media.timed_films import SILENT_S, run_ffmpeg

BOTH_ENDS, THE_END = Kept(2.48, 6.52), Kept(0.0, 6.52)
NAMES = ["s16.flac", "s24.flac", "small.flac"]
SOUNDS_S = (SILENT_S + 0.1, 5.3)


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)


def samples(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    with av.open(str(path)) as container:
        channels = container.streams.audio[0].channels
        found = [each.to_ndarray().reshape(-1, channels).T for each in container.decode(audio=0)]
    return np.concatenate(found, axis=1).astype(np.int32)


@pytest.mark.parametrize(
    ("name", "wished"), [*((each, BOTH_ENDS) for each in NAMES), ("s16.flac", THE_END)]
)
def test_the_samples_are_those_of_the_whole(
    sounds: Sounds, tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(sounds(name))

    made = cut_piecewise(film, wished, SOUNDS_S, tmp_path)

    theirs = cut(film, wished, SOUNDS_S, find("embedded"), tmp_path)
    kept, their_kept, whole = samples(made.file), samples(theirs.file), samples(film.path)
    # Nothing is said to be wrong: all checksums are looked at.
    checked = ["-err_detect", "+crccheck+explode", "-i", str(made.file), "-f", "null", "-"]
    assert run_ffmpeg(*checked) == ""
    with av.open(str(made.file)) as container, av.open(str(film.path)) as source:
        rate = container.streams.audio[0].rate
        assert container.metadata.get("title") == source.metadata.get("title")
        assert container.duration == pytest.approx(kept.shape[1] / rate * av.time_base, abs=2)
        frame = next(source.demux(audio=0)).duration
        assert frame
        packets = [each for each in container.demux(audio=0) if each.pts is not None]
        assert [each.pts for each in packets[:3]] == [0, frame, 2 * frame]
    first = place(whole, kept)
    assert abs(first - place(whole, their_kept)) <= frame / 2 + 1
    assert (
        0 <= kept.shape[1] - their_kept.shape[1] + first - place(whole, their_kept) <= 1.5 * frame
    )


def place(
    whole: np.ndarray[tuple[int, ...], np.dtype[np.int32]],
    part: np.ndarray[tuple[int, ...], np.dtype[np.int32]],
) -> int:
    """Where a part stands in the whole, to the sample."""
    spoken = np.flatnonzero(part[0])[:1]
    found = whole[0].tobytes().find(part[0, spoken[0] : spoken[0] + 5000].tobytes())
    assert found >= 0
    return int(found // 4 - spoken[0])


def test_frames_that_stand_there_twice_are_not_taken_for_one(
    sounds: Sounds, tmp_path: Path
) -> None:
    whole, damaged = sounds("s16.flac"), tmp_path / "damaged.flac"
    with opened(whole) as window:
        row = flac.read(window)
        places = [frame.at for frame in row.walk(window, row.first_frame)]
    content = whole.read_bytes()
    twice = content[places[4] : places[8]]
    damaged.write_bytes(content[: places[20]] + twice + content[places[20] :])

    with opened(damaged) as window, pytest.raises(Unfit, match="damaged"):
        list(row.walk(window, row.first_frame))


def test_the_checksum_of_what_is_changed_in_its_beginning() -> None:
    content = bytes(range(256)) * 300
    changed = b"\x17\x00\x2a" + content[3:]
    before = checksum.of_frame(content[:3]) ^ checksum.of_frame(changed[:3])

    moved = checksum.of_frame(content) ^ checksum.followed(before, len(content) - 3)

    assert moved == checksum.of_frame(changed)
