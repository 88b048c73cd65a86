"""MP3 and AAC files that are cut frame by frame hold the frames that ffmpeg keeps."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from recorder_app.stages.media import large_cut
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way, cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.frames.plan import plan
from recorder_app.stages.media.probe import probe
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.frames.conftest import Sounds
from tests.stages.media.mp4.conftest import packets, read
from tests.stages.media.piecewise import cut_piecewise
from tests.stages.media.timed_films import SILENT_S, Workshop, read_sound, run_ffmpeg, sound_shift_s

BOTH_ENDS, THE_END = Kept(2.48, 6.52), Kept(0.0, 6.52)
SOUNDS_S = (SILENT_S + 0.1, 5.3)
NAMES = ["steady.mp3", "varying.mp3", "plain.mp3", "low.mp3", "adts.aac"]


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)


@pytest.mark.parametrize(
    ("name", "wished"), [*((each, BOTH_ENDS) for each in NAMES), ("steady.mp3", THE_END)]
)
def test_the_frames_are_those_that_ffmpeg_keeps(
    sounds: Sounds, tmp_path: Path, name: str, wished: Kept
) -> None:
    film = read(sounds(name))

    made = cut_piecewise(film, wished, SOUNDS_S, tmp_path)

    theirs = cut(film, wished, SOUNDS_S, find("embedded"), tmp_path)
    whole, kept, their_kept = (
        [each.content for each in packets(path)[0]] for path in (film.path, made.file, theirs.file)
    )
    # ffmpeg begins with a frame before or after the wished start, this with the nearest.
    assert abs(place(whole, kept) - place(whole, their_kept)) <= 1
    assert abs(len(kept) - len(their_kept)) <= 2
    assert made.duration_s == pytest.approx(theirs.duration_s, abs=0.08)
    heard, before = read_sound(made.file), read_sound(film.path)
    assert sound_shift_s(made.file, before) == pytest.approx(wished.start_s, abs=0.04)
    assert len(heard) / 16000 == pytest.approx(wished.end_s - wished.start_s, abs=0.08)
    with av.open(str(made.file)) as ours, av.open(str(theirs.file)) as other:
        tags, their_tags = (
            {key: text for key, text in each.metadata.items() if key != "encoder"}
            for each in (ours, other)
        )
    assert tags == their_tags


def place(whole: list[bytes], part: list[bytes]) -> int:
    """Where a part stands in the whole."""
    return next(first for first in range(len(whole)) if whole[first : first + len(part)] == part)


def test_it_says_how_long_it_is(sounds: Sounds, tmp_path: Path) -> None:
    film = read(sounds("varying.mp3"))

    made = cut_piecewise(film, BOTH_ENDS, SOUNDS_S, tmp_path)

    with av.open(str(made.file)) as container:
        frames = len([each for each in container.demux(audio=0) if each.pts is not None])
        assert container.duration == pytest.approx(frames * 1152 / 48000 * av.time_base, abs=2)
        # What a decoder puts before the sound, but nothing of what the encoder did.
        assert container.start_time == pytest.approx(529 / 48000 * av.time_base, abs=2)
    assert run_ffmpeg("-i", str(made.file), "-f", "null", "-").count("Header missing") == 0


def test_what_is_no_frame_is_passed_over(sounds: Sounds, tmp_path: Path) -> None:
    """As where a stream was broken off for a moment."""
    content = sounds("plain.mp3").read_bytes()
    middle = len(content) // 2
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(content[:middle] + bytes(1000) + content[middle:] + b"TAG".ljust(128))
    film = read(broken)
    target = tmp_path / "cut.mp3"

    for _ in plan(film, Way(Kept(0.0, film.duration_s), (), {})).write(broken, target, None):
        pass

    whole = [each.content for each in packets(sounds("plain.mp3"))[0]]
    kept = [each.content for each in packets(target)[0]]
    assert len(kept) >= len(whole) - 2
    assert kept[-1] == whole[-1]
    assert not target.read_bytes().endswith(b"TAG".ljust(128))


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("plain.mp3", b"\xff", b"\xfe", "doesn't begin"),
        ("steady.mp3", b"TSSE", b"CHAP", "chapters"),
        ("steady.mp3", b"ID3\4\0\0\0", b"ID3\4\0\0\x7f", "damaged"),
        ("s16.flac", b"fLaC", b"fLaX", "doesn't begin"),
        ("s16.flac", b"fLaC\0", b"fLaC\7", "incomplete"),
        ("s16.flac", b"title=", b"CHAPTER000=", "chapters"),
    ],
)
def test_what_is_left_to_ffmpeg(
    sounds: Sounds, tmp_path: Path, name: str, old: bytes, new: bytes, reason: str
) -> None:
    film = read(sounds(name))
    forged = tmp_path / name
    at = film.path.read_bytes().index(old)
    content = bytearray(film.path.read_bytes())
    content[at : at + len(new)] = new
    forged.write_bytes(content)
    object.__setattr__(film, "path", forged)

    with pytest.raises(Unfit, match=reason):
        plan(film, Way(THE_END, (), {}))


def test_a_cover_stays_a_cover(films: Workshop, tmp_path: Path) -> None:
    made = cut_piecewise(read(films("cover.mp3")), BOTH_ENDS, SOUNDS_S, tmp_path)

    assert [each.kind for each in probe(made.file).tracks] == ["audio", "attachment"]
