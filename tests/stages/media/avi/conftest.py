"""Films that are cut by their chunks."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_app.stages.media import large_cut
from recorder_app.stages.media.avi import writing
from tests.stages.media.timed_films import Workshop, run_ffmpeg

Forms = Callable[[str], Path]

_PICTURE = ["-i", "{folder}/picture.mkv"]
_SOUND = ["-i", "{folder}/sound.wav"]
_FILM = [*_PICTURE, *_SOUND]
_XVID = ["-pix_fmt", "yuv420p", "-c:v", "mpeg4", "-q:v", "3", "-g", "50"]
_H264 = ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-g", "50", "-bf", "2"]
RECIPES = {
    "mp3.avi": [*_FILM, *_XVID, "-c:a", "libmp3lame", "-metadata", "title=Мой доклад"],
    "vbr.avi": [*_FILM, *_XVID, "-ar", "44100", "-c:a", "libmp3lame", "-q:a", "4"],
    "pcm.avi": [*_FILM, *_XVID, "-c:a", "pcm_s16le", "-ar", "44100", "-ac", "2"],
    "b-frames.avi": [*_FILM, *_XVID, "-bf", "2", "-c:a", "libmp3lame"],
    "mjpeg.avi": [*_FILM, "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-c:a", "pcm_u8"],
    "ac3.avi": [*_FILM, *_XVID, "-c:a", "ac3", "-ar", "48000"],
    "h264.avi": [
        *_FILM,
        "-pix_fmt",
        "yuv420p",
        "-c:v",
        "libx264",
        "-g",
        "50",
        "-bf",
        "2",
        "-c:a",
        "libmp3lame",
    ],
    "no-sound.avi": [*_PICTURE, *_XVID],
    "sound.avi": [*_SOUND, "-c:a", "pcm_s16le"],
    "ntsc.avi": [*_FILM, *_XVID, "-r", "30000/1001", "-c:a", "pcm_s16le", "-ar", "48000"],
    "two-sounds.avi": [
        *[*_FILM, *_SOUND, "-map", "1", "-map", "0", "-map", "2", *_XVID],
        *["-c:a:0", "pcm_s16le", "-c:a:1", "libmp3lame"],
    ],
}


@pytest.fixture(scope="session")
def avis(films: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Forms:
    """The film of that name, read only."""
    folder = tmp_path_factory.mktemp("avis")

    def made(name: str) -> Path:
        path = folder / name
        if path.exists():
            return path
        if name == "bytes.avi":
            path.write_bytes(_counted_by_bytes(made("mp3.avi").read_bytes()))
        elif name == "grouped.avi":
            path.write_bytes(_grouped(made("pcm.avi").read_bytes()))
        else:
            words = [word.format(folder=films.folder) for word in RECIPES[name]]
            run_ffmpeg(*words, str(path))
        path.chmod(0o444)
        return path

    return made


@pytest.fixture
def _in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 0)
    monkeypatch.setattr(writing, "PIECE_BYTES", 2_000)
    monkeypatch.setattr(writing, "_MOST_RIFF_BYTES", 12_000)


def _counted_by_bytes(content: bytes) -> bytes:
    """A film whose MP3 says how many bytes it has a second, as older programs write it."""
    header, form = (
        content.index(b"strhauds"[:4] + b"\x38\0\0\0auds") + 8,
        content.rindex(b"strf") + 8,
    )
    changed = bytearray(content)
    struct.pack_into("<II", changed, header + 20, 1, 3000)
    struct.pack_into("<I", changed, header + 44, 1)
    struct.pack_into("<H", changed, form + 12, 1)
    return bytes(changed)


def _grouped(content: bytes) -> bytes:
    """A film whose chunks stand in lists of five, with an index that counts from its beginning."""
    movie = content.index(b"movi")
    at, end = movie + 4, movie - 4 + 4 + struct.unpack_from("<I", content, movie - 4)[0]
    chunks = []
    while at + 8 <= end:
        size = struct.unpack_from("<I", content, at + 4)[0]
        chunks.append(content[at : at + 8 + size + size % 2])
        at += len(chunks[-1])
    lists, index, place = b"", b"", movie + 4
    entries = content[content.index(b"idx1") + 8 :]
    for first in range(0, len(chunks), 5):
        group = chunks[first : first + 5]
        inside = place + 12
        for number, each in enumerate(group, first):
            flags = entries[16 * number + 4 : 16 * number + 8]
            index += each[:4] + flags + struct.pack("<I", inside) + each[4:8]
            inside += len(each)
        body = b"rec " + b"".join(group)
        lists += b"LIST" + struct.pack("<I", len(body)) + body
        place = movie + 4 + len(lists)
    made = content[: movie - 4] + struct.pack("<I", 4 + len(lists)) + b"movi" + lists
    made += b"idx1" + struct.pack("<I", len(index)) + index
    return made[:4] + struct.pack("<I", len(made) - 8) + made[8:]
