from __future__ import annotations

import os
import random
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from recorder_app.domain.errors import Permanent
from recorder_app.stages.media.probe import probe
from recorder_app.stages.media.wholeness import read_frame
from tests.media_samples import LENGTH_S, ffmpeg

Samples = Callable[[str], Path]


@pytest.mark.parametrize(
    ("name", "container", "has_video", "audio_tracks"),
    [
        ("talk.mp4", "mp4", True, 1),
        ("faststart.mp4", "mp4", True, 1),
        ("fragmented.mp4", "mp4", True, 1),
        ("talk.mov", "mov", True, 1),
        ("talk.mkv", "mkv", True, 1),
        ("live.mkv", "mkv", True, 1),
        ("talk.webm", "webm", True, 1),
        ("live.webm", "webm", True, 1),
        ("talk.avi", "avi", True, 1),
        ("talk.ts", "ts", True, 1),
        ("live.flv", "flv", True, 1),
        ("no-sound.mp4", "mp4", True, 0),
        ("silent.mp4", "mp4", True, 1),
        ("two-voices.mkv", "mkv", True, 2),
        ("talk.wav", "wav", False, 1),
        ("talk.flac", "flac", False, 1),
        ("talk.mp3", "mp3", False, 1),
        ("talk.m4a", "m4a", False, 1),
        ("cover.m4a", "m4a", False, 1),
        ("talk.aac", "aac", False, 1),
        ("talk.opus", "ogg", False, 1),
        ("talk.aiff", "aiff", False, 1),
    ],
)
def test_what_is_in_a_recording(
    samples: Samples, name: str, container: str, has_video: bool, audio_tracks: int
) -> None:
    found = probe(samples(name))

    assert found.container == container
    assert found.has_video is has_video
    assert found.audio_tracks == audio_tracks
    assert found.has_audio is (audio_tracks > 0)
    assert found.duration_s == pytest.approx(LENGTH_S, abs=0.15)
    assert found.missing_s == 0
    assert (found.width, found.height) == ((320, 180) if has_video else (0, 0))
    assert found.size_bytes == samples(name).stat().st_size


def test_a_turned_film_has_the_size_that_is_seen(samples: Samples) -> None:
    found = probe(samples("portrait.mp4"))

    assert (found.width, found.height, found.rotation) == (180, 320, 90)


def test_a_cover_is_an_attachment(samples: Samples) -> None:
    assert [track.kind for track in probe(samples("cover.m4a")).tracks] == ["audio", "attachment"]


def test_pictures_of_an_unknown_form_don_t_hide_the_sound(samples: Samples, tmp_path: Path) -> None:
    content = samples("talk.mp4").read_bytes()
    (tmp_path / "talk.mp4").write_bytes(content.replace(b"avc1", b"qqqq"))

    found = probe(tmp_path / "talk.mp4")

    assert (found.has_video, found.audio_tracks) == (True, 1)
    assert (found.width, found.height) == (0, 0)
    assert found.duration_s == pytest.approx(LENGTH_S, abs=0.15)


def test_a_transport_stream_starts_late(samples: Samples) -> None:
    assert probe(samples("talk.ts")).start_s > 1


@pytest.mark.parametrize(
    "name",
    ["Лекция №1 — «введение» & 100%.mp4", "-y.mp4", "%03d.mp4", "a\nb.mp4", "q\"'`$.mp4",
     "concat:a|b.mp4", "pipe:1", "no ending", os.fsdecode(b"\xff\xfe.mp4")],
)  # fmt: skip
def test_any_name_will_do(samples: Samples, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copyfile(samples("talk.mp4"), path)

    assert probe(path).container == "mp4"


def _broken(tmp_path: Path, name: str, content: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Permanent) as caught:
        probe(path)
    sentence = str(caught.value)
    assert f"“{name}”" in sentence
    assert sentence.endswith(".")
    return sentence


def test_an_empty_file(tmp_path: Path) -> None:
    assert "is empty" in _broken(tmp_path, "empty.mp4", b"")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.mp4", b"This is no film.\n"),
        ("notes.txt", b"ANSI art would be a film to FFmpeg\n" * 100),
        ("page.mp4", b"<!doctype html><html><body>404</body></html>"),
        ("list.mp4", b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:3,\ntalk.ts\n#EXT-X-ENDLIST\n"),
        ("list.m3u8", b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:3,\ntalk.ts\n#EXT-X-ENDLIST\n"),
        ("list.ffconcat", b"ffconcat version 1.0\nfile talk.mp4\n"),
        ("talk.srt", b"1\n00:00:01,000 --> 00:00:02,000\nhello\n"),
        ("zeros.wav", bytes(100_000)),
    ],
)
def test_what_is_no_recording(tmp_path: Path, samples: Samples, name: str, content: bytes) -> None:
    for neighbour in ("talk.mp4", "talk.ts"):
        shutil.copyfile(samples(neighbour), tmp_path / neighbour)

    assert "is not a recording" in _broken(tmp_path, name, content)


def test_a_picture_is_no_recording(samples: Samples) -> None:
    with pytest.raises(Permanent, match="is not a recording"):
        probe(samples("picture.png"))


@pytest.mark.parametrize("ending", ["mkv", "mp4", "mp3", "aac", "flac", "wav", "ogg", "ts", "bin"])
def test_noise_is_no_recording(tmp_path: Path, ending: str) -> None:
    for seed in range(3):
        noise = random.Random(seed).randbytes(100_000)
        assert "is not a recording" in _broken(tmp_path, f"noise.{ending}", noise)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("name", ["talk.mp4", "talk.mov", "talk.m4a"])
def test_without_its_index(samples: Samples, tmp_path: Path, name: str, part: float) -> None:
    whole = samples(name).read_bytes()

    assert "its index is missing" in _broken(tmp_path, name, whole[: int(len(whole) * part)])


CLAIMING = ["faststart.mp4", "talk.mkv", "talk.webm", "talk.avi", "talk.wav", "talk.aiff",
            "talk.flac", "talk.mp3"]  # fmt: skip


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5])
@pytest.mark.parametrize("name", CLAIMING)
def test_one_that_claims_more_than_it_holds(
    samples: Samples, tmp_path: Path, name: str, part: float
) -> None:
    whole = samples(name).read_bytes()

    assert "incomplete" in _broken(tmp_path, name, whole[: int(len(whole) * part)])


def test_a_lost_instant_is_only_noted(samples: Samples, tmp_path: Path) -> None:
    whole = samples("talk.wav").read_bytes()
    path = tmp_path / "talk.wav"
    path.write_bytes(whole[: int(len(whole) * 0.95)])

    found = probe(path)

    assert found.missing_s == pytest.approx(0.05 * LENGTH_S, abs=0.05)
    assert found.duration_s + found.missing_s == pytest.approx(LENGTH_S, abs=0.05)


@pytest.mark.parametrize(
    "name", ["live.mkv", "live.webm", "live.flv", "talk.ts", "talk.opus", "talk.aac"]
)
def test_what_claims_no_length_is_as_long_as_it_is(
    samples: Samples, tmp_path: Path, name: str
) -> None:
    """A live recording that a crash ended is still a recording."""
    whole = samples(name).read_bytes()
    path = tmp_path / name
    path.write_bytes(whole[: int(len(whole) * 0.7)])

    found = probe(path)

    assert 0.3 * LENGTH_S < found.duration_s < 0.95 * LENGTH_S
    assert found.missing_s == 0


def test_an_interrupted_fragmented_film_keeps_its_finished_fragments(
    samples: Samples, tmp_path: Path
) -> None:
    whole = samples("fragmented.mp4").read_bytes()
    path = tmp_path / "crash.mp4"
    path.write_bytes(whole[: whole.rindex(b"moof") + 2000])

    assert LENGTH_S / 2 < probe(path).duration_s < LENGTH_S


@pytest.mark.parametrize("placeholder", [0, 0x7FFF_F000, 0xFFFF_FFFF])
def test_a_wave_file_of_a_live_writer(samples: Samples, tmp_path: Path, placeholder: int) -> None:
    content = bytearray(samples("talk.wav").read_bytes())
    struct.pack_into("<I", content, 4, placeholder)
    struct.pack_into("<I", content, content.index(b"data") + 4, placeholder)
    path = tmp_path / "live.wav"
    path.write_bytes(content)

    found = probe(path)

    assert found.duration_s == pytest.approx(LENGTH_S, abs=0.05)
    assert found.missing_s == 0


def test_a_long_wave_file_tells_its_size_elsewhere(samples: Samples, tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    ffmpeg(path, ["-i", str(samples("talk.wav")), "-c", "copy", "-rf64", "always"])
    assert not read_frame(path).cut
    assert probe(path).missing_s == 0
    whole = path.read_bytes()

    assert "incomplete" in _broken(tmp_path, "long.wav", whole[: len(whole) // 2])


def test_room_set_aside_behind_the_last_sample_is_not_missing(
    samples: Samples, tmp_path: Path
) -> None:
    """Some cameras set aside more for the content than they fill."""
    content = bytearray(samples("faststart.mp4").read_bytes())
    at = content.index(b"mdat") - 4
    struct.pack_into(">I", content, at, struct.unpack_from(">I", content, at)[0] + 1_000_000)
    path = tmp_path / "camera.mp4"
    path.write_bytes(content)

    assert read_frame(path).cut
    assert probe(path).missing_s == pytest.approx(0, abs=0.1)


def test_a_missing_file_is_not_called_broken(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        probe(tmp_path / "gone.mp4")


def test_damage_is_not_called_a_lack_of_rights(samples: Samples, tmp_path: Path) -> None:
    talk = ffmpeg(tmp_path / "talk.wma", ["-i", str(samples("talk.wav"))])
    kind_of_stream = UUID("F8699E40-5B4D-11CF-A8FD-00805F5C442B").bytes_le
    content = talk.read_bytes()
    talk.write_bytes(content.replace(kind_of_stream, bytes(16)))

    with pytest.raises(Permanent, match="is damaged or incomplete"):
        probe(talk)
