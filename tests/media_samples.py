"""Small films and sound files, made by the embedded ffmpeg once per test session.

The fixture `samples` gives them to any test.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import imageio_ffmpeg
import pytest

_PICTURE = ["-f", "lavfi", "-i", "testsrc=size=320x180:rate=15:duration={s}"]
_SOUND = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=16000:duration={s}"]
_H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "15", "-pix_fmt", "yuv420p"]
_AAC = ["-c:a", "aac", "-b:a", "64k"]
_FILM = [*_PICTURE, *_SOUND, *_H264, *_AAC]

RECIPES: dict[str, list[str]] = {
    "talk.mp4": _FILM,
    "faststart.mp4": [*_FILM, "-movflags", "+faststart"],
    "fragmented.mp4": [*_FILM, "-movflags", "+frag_keyframe+empty_moov"],
    "talk.mov": _FILM,
    "talk.mkv": _FILM,
    "live.mkv": [*_FILM, "-f", "matroska", "-live", "1"],
    "talk.webm": [*_PICTURE, *_SOUND, "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"],
    "live.webm": [
        *[*_PICTURE, *_SOUND, "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"],
        *["-f", "webm", "-live", "1"],
    ],
    "talk.avi": [*_PICTURE, *_SOUND, "-c:v", "mpeg4", "-c:a", "libmp3lame"],
    "talk.ts": _FILM,
    "live.flv": [
        *[*_FILM, "-output_ts_offset", "5000", "-flvflags", "no_duration_filesize+no_metadata"],
    ],
    "no-sound.mp4": [*_PICTURE, *_H264],
    "silent.mp4": [*_PICTURE, "-f", "lavfi", "-t", "{s}", "-i", "anullsrc=r=16000", *_H264, *_AAC],
    "two-voices.mkv": [
        *_PICTURE,
        *_SOUND,
        *_SOUND,
        *_H264,
        *_AAC,
        "-map",
        "0",
        "-map",
        "1",
        "-map",
        "2",
    ],
    "talk.wav": _SOUND,
    "talk.flac": _SOUND,
    "talk.mp3": _SOUND,
    "talk.m4a": [*_SOUND, *_AAC],
    "talk.aac": [*_SOUND, *_AAC],
    "talk.opus": [*_SOUND, "-c:a", "libopus"],
    "talk.aiff": _SOUND,
    "picture.png": ["-f", "lavfi", "-i", "color=red:size=64x64", "-frames:v", "1"],
}
"""What ffmpeg is told for each sample; `{s}` is its length in seconds."""

LENGTH_S = 3


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The sample of that name (a key of `RECIPES`, `cover.m4a`, `portrait.mp4`), read only."""
    folder = tmp_path_factory.mktemp("samples")

    def sample(name: str) -> Path:
        path = folder / name
        if not path.exists():
            _make(path, sample)
            path.chmod(0o444)
        return path

    return sample


def _make(path: Path, sample: Callable[[str], Path]) -> None:
    if path.name == "portrait.mp4":
        film = str(sample("talk.mp4"))
        ffmpeg(path, ["-display_rotation", "90", "-i", film, "-c", "copy"])
    elif path.name == "cover.m4a":
        sound, picture = str(sample("talk.m4a")), str(sample("picture.png"))
        options = ["-map", "0", "-map", "1", "-c", "copy", "-disposition:v", "attached_pic"]
        ffmpeg(path, ["-i", sound, "-i", picture, *options])
    else:
        ffmpeg(path, [part.format(s=LENGTH_S) for part in RECIPES[path.name]])


def ffmpeg(path: Path, options: list[str]) -> Path:
    """Have the embedded ffmpeg write `path`."""
    executable = imageio_ffmpeg.get_ffmpeg_exe()
    quiet = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
    subprocess.run([executable, *quiet, *options, f"file:{path}"], check=True)
    return path
