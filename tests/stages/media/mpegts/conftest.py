"""Transport streams that are cut by their packets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.stages.media.timed_films import Workshop, run_ffmpeg

LOOPED_S = 60.0

_FILM = ["-i", "{folder}/picture.mkv", "-i", "{folder}/sound.wav"]
_H264 = ["-c:v", "libx264", "-preset", "fast", "-g", "50", "-pix_fmt", "yuv420p"]
_PLAIN = [*_FILM, *_H264, "-c:a", "aac"]
_WRAPS_S = 2**33 / 90_000

RECIPES = {
    "plain.ts": _PLAIN,
    "blu-ray.m2ts": _PLAIN,
    "new-clock.ts": [*_PLAIN, "-output_ts_offset", str(_WRAPS_S - 6)],
    "mpeg2.ts": [
        *[*_FILM, "-c:v", "mpeg2video", "-g", "12", "-bf", "2", "-pix_fmt", "yuv420p"],
        *["-c:a", "mp2"],
    ],
    "open.ts": [*_FILM, *_H264, "-x264-params", "open-gop=1:keyint=50:bframes=3", "-c:a", "aac"],
    "constant.ts": [*_FILM, *_H264, "-c:a", "libmp3lame", "-muxrate", "1M"],
    "opus.ts": [*_FILM, *_H264, "-c:a", "libopus"],
    "hevc.ts": [
        *[*_FILM, "-c:v", "libx265", "-x265-params", "log-level=none:keyint=50:open-gop=0"],
        *["-pix_fmt", "yuv420p", "-c:a", "aac"],
    ],
    "others.ts": [
        *[*_FILM, "-i", "{folder}/sound.wav", "-i", "{folder}/subtitles.srt"],
        *["-map", "0", "-map", "0", "-map", "1", "-map", "2", "-map", "3", *_H264],
        *["-c:a:0", "aac", "-c:a:1", "ac3", "-ar:a:1", "48000", "-c:s", "copy"],
        *["-metadata:s:a:1", "language=rus"],
        *["-program", "program_num=3:st=0:st=2:st=3:st=4", "-program", "program_num=7:st=1"],
    ],
    "no-sound.ts": ["-i", "{folder}/picture.mkv", *_H264],
    "sound.ts": ["-i", "{folder}/sound.wav", "-c:a", "mp2", "-b:a", "64k"],
}
"""What ffmpeg is told for each film."""


@pytest.fixture(scope="session")
def forms(films: Workshop) -> Callable[[str], Path]:
    """The film of that name, read only; `looped-` before it is a minute of it, again and again,
    `received-` one that a receiver stored with what corrects errors, `torn-` one with garbage in it
    and half a packet at each end, and `scratched-` one with a damaged table."""

    def made(name: str) -> Path:
        path = films.folder / name
        if path.exists():
            return path
        before, _, other = name.partition("-")
        if before == "looped":
            source = ["-stream_loop", "-1", "-i", str(made(other)), "-map", "0", "-c", "copy"]
            run_ffmpeg(*source, "-t", str(LOOPED_S), str(path))
        elif before == "received":
            packets = np.frombuffer(made(other).read_bytes(), np.uint8).reshape(-1, 188)
            path.write_bytes(np.pad(packets, ((0, 0), (0, 16))).tobytes())
        elif before == "torn":
            content = made(other).read_bytes()
            middle = len(content) // 188 // 4 * 188
            garbage = bytes(range(200)) * 4
            path.write_bytes(content[90:middle] + garbage + content[middle:] + content[:90])
        elif before == "scratched":
            scratched = bytearray(made(other).read_bytes())
            table = scratched.index(b"\x47\x50\x00", len(scratched) // 2)
            scratched[table + 20] ^= 0xFF
            path.write_bytes(scratched)
        else:
            run_ffmpeg(*(word.format(folder=films.folder) for word in RECIPES[name]), str(path))
        path.chmod(0o444)
        return path

    return made
