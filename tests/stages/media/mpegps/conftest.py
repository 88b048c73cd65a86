"""Program streams that are cut by their packets."""

from __future__ import annotations

from collections.abc import Callable
from io import FileIO
from pathlib import Path

import pytest

from recorder_app.stages.media.mpegps.packets import walk
from recorder_app.stages.media.window import Window
from tests.stages.media.timed_films import Workshop, run_ffmpeg

_FILM = ["-i", "{folder}/picture.mkv", "-i", "{folder}/sound.wav"]
_NOISE = ["-vf", "noise=alls=40:allf=t", "-pix_fmt", "yuv420p", "-g", "12", "-bf", "2"]
"""What is hard to store: else many pictures stand in a packet, which has the time of one."""
_FIRST = [*_NOISE, "-c:v", "mpeg1video", "-q:v", "4"]
_SECOND = [*_NOISE, "-c:v", "mpeg2video", "-q:v", "4"]
_MP2 = ["-c:a", "mp2"]
_WRAPS_S = 2**33 / 90_000

LOOPED_S = 32.0

RECIPES = {
    "first.mpg": [*_FILM, *_FIRST, *_MP2],
    "second.mpg": [*_FILM, *_SECOND, *_MP2, "-f", "vob"],
    "new-clock.mpg": [
        *[*_FILM, *_SECOND, *_MP2, "-f", "vob", "-output_ts_offset", str(_WRAPS_S - 6)],
    ],
    "dvd.vob": [*_FILM, *_SECOND, "-c:a", "ac3", "-ar", "48000", "-f", "dvd"],
    "camera.mod": [*_FILM, *_SECOND, "-c:a", "ac3", "-ar", "48000", "-f", "vob"],
    "sounds.mpg": [
        *[*_FILM, "-i", "{folder}/sound.wav", "-map", "0", "-map", "1", "-map", "2", *_SECOND],
        *["-ar", "48000", "-c:a:0", "ac3", "-c:a:1", "mp2", "-f", "vob"],
    ],
    "samples.vob": [
        *[*_FILM, *_SECOND, "-c:a", "pcm_s16be", "-ar", "48000", "-ac", "2", "-f", "vob"],
    ],
    "later.mpg": [*_FILM, *_NOISE, "-c:v", "libx264", "-qp", "30", *_MP2, "-f", "vob"],
    "no-sound.mpg": ["-i", "{folder}/picture.mkv", *_SECOND, "-f", "vob"],
    "sound.mpg": ["-i", "{folder}/sound.wav", *_MP2, "-b:a", "64k", "-f", "vob"],
}
"""What ffmpeg is told for each film."""


@pytest.fixture(scope="session")
def forms(films: Workshop) -> Callable[[str], Path]:
    """The film of that name, read only; `torn-` before it is one with garbage in it, and a part of a
    packet at each end, `looped-` half a minute of it, again and again, `seldom-` one in which only
    keyframes have times."""

    def made(name: str) -> Path:
        path = films.folder / name
        if path.exists():
            return path
        before, _, other = name.partition("-")
        if before == "torn":
            content = made(other).read_bytes()
            middle = len(content) // 4
            path.write_bytes(content[90:middle] + bytes(range(200)) + content[middle:][:-700])
        elif before == "looped":
            source = ["-stream_loop", "-1", "-i", str(made(other)), "-map", "0", "-c", "copy"]
            run_ffmpeg(*source, "-t", str(LOOPED_S), "-f", "vob", str(path))
        elif before == "seldom":
            path.write_bytes(_with_few_times(made(other)))
        else:
            run_ffmpeg(*(word.format(folder=films.folder) for word in RECIPES[name]), str(path))
        path.chmod(0o444)
        return path

    return made


def _with_few_times(film: Path) -> bytes:
    """As DVDs are made."""
    content = bytearray(film.read_bytes())
    with FileIO(film, "r") as file:
        for piece in walk(Window(file, len(content)), 0):
            begins = b"\0\0\x01\xb3" in content[piece.content : piece.end]
            if piece.kind == 0xE0 and piece.shown is not None and not begins:
                content[piece.at + 7] = 0
                content[piece.at + 9 : piece.content] = b"\xff" * (piece.content - piece.at - 9)
    return bytes(content)
