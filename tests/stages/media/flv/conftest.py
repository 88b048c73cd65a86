"""FLV films that are cut by their tags."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stages.media.timed_films import Workshop, run_ffmpeg

LOOPED_S = 60.0

_FILM = ["-i", "{folder}/picture.mkv", "-i", "{folder}/sound.wav"]
_H264 = ["-c:v", "libx264", "-preset", "fast", "-g", "50", "-pix_fmt", "yuv420p"]
_PLAIN = [*_FILM, *_H264, "-c:a", "aac"]
_SORENSON = ["-c:v", "flv", "-g", "50", "-pix_fmt", "yuv420p"]
_HEVC = ["-c:v", "libx265", "-x265-params", "log-level=none:keyint=50:open-gop=0"]
_AV1 = ["-c:v", "libsvtav1", "-preset", "10", "-g", "50"]

RECIPES = {
    "plain.flv": _PLAIN,
    "old.flv": [*_FILM, *_SORENSON, "-c:a", "libmp3lame", "-ar", "44100"],
    "hevc.flv": [*_FILM, *_HEVC, "-pix_fmt", "yuv420p", "-c:a", "aac"],
    "av1.flv": [*_FILM, *_AV1, "-pix_fmt", "yuv420p", "-c:a", "libopus"],
    "two-sounds.flv": [*_FILM, *_FILM[2:], "-map", "0", "-map", "1", "-map", "2", *_PLAIN[4:]],
    "on-the-air.flv": [
        *[*_PLAIN, "-output_ts_offset", "5000", "-flvflags"],
        "no_duration_filesize+no_metadata",
    ],
    "tagged.flv": [
        *[*_PLAIN, "-flvflags", "add_keyframe_index", "-metadata", "title=Мой доклад"],
        *["-metadata", "artist=Somebody"],
    ],
    "no-sound.flv": ["-i", "{folder}/picture.mkv", *_H264],
    "sound.flv": [*_FILM[2:], "-c:a", "aac"],
}
"""What ffmpeg is told for each film."""


@pytest.fixture(scope="session")
def forms(films: Workshop) -> Callable[[str], Path]:
    """The film of that name, read only; `looped-` before it is a minute of it, again and again."""

    def made(name: str) -> Path:
        path = films.folder / name
        if path.exists():
            return path
        before, _, other = name.partition("-")
        if before == "looped":
            source = ["-stream_loop", "-1", "-i", str(made(other)), "-map", "0", "-c", "copy"]
            run_ffmpeg(*source, "-t", str(LOOPED_S), str(path))
        else:
            run_ffmpeg(*(word.format(folder=films.folder) for word in RECIPES[name]), str(path))
        path.chmod(0o444)
        return path

    return made
