"""MP3 and AAC in ADTS: frames that each say how long they are.

Sources: ISO/IEC 11172-3 and 13818-3 (MPEG audio), 13818-7 (ADTS); the tags of Xing and LAME.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recorder_app.stages.media.frames.frame import Frame, Written
from recorder_app.stages.media.frames.tags import after_id3
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

_RATES = (44100, 48000, 32000)
_KBITS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Of layer 3, by the index in a header, of MPEG 1 and of its later versions."""
_ADTS_RATES = (
    *(96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350),
)
_HEADER_BYTES = 7
_SOUGHT_BYTES = 64 * 1024
"""So much that is no frame may stand between two."""
_HAS_FRAMES, _HAS_BYTES, _HAS_PLACES, _HAS_QUALITY = 1, 2, 4, 8
_PLACES = 100
_DELAYS_AT = 21
"""In LAME's tag: how much silence the encoder has put before and behind the sound."""


@dataclass(frozen=True, slots=True)
class _Header:
    size: int
    samples: int
    rate: int
    steady: bytes
    """What is the same in all frames of a file."""


@dataclass(frozen=True, slots=True)
class Mpeg:
    """A row of frames; `parse` reads the header of one."""

    parse: Callable[[bytes], _Header | None]
    first: _Header
    first_frame: int
    tags: bytes
    about: bytes = b""
    """The frame without sound that says how much follows (Xing's), if there is one."""

    @property
    def rate(self) -> int:
        return self.first.rate

    def walk(self, window: Window, at: int) -> Iterator[Frame]:
        while True:
            header = self._header(window, at)
            if header is None:
                found = self._sought(window, at)
                if found is None:
                    return
                at = found
                continue
            if at + header.size > window.size:
                return
            yield Frame(at, header.size, header.samples)
            at += header.size

    def moved(self, content: memoryview, first: int) -> memoryview:
        del first
        return content

    def head(self, written: Written, *, from_start: bool) -> bytes:
        if not self.about:
            return self.tags
        about = bytearray(self.about)
        at = _xing_at(self.about)
        (flags,) = struct.unpack_from(">I", about, at + 4)
        field = at + 8
        if flags & _HAS_FRAMES:
            struct.pack_into(">I", about, field, min(written.frames, 0xFFFFFFFF))
            field += 4
        if flags & _HAS_BYTES:
            size = max(0, written.size_bytes - len(self.tags))
            struct.pack_into(">I", about, field, min(size, 0xFFFFFFFF))
            field += 4
        if flags & _HAS_PLACES:
            # Where what percentage of the time begins: right where all frames are of a size.
            about[field : field + _PLACES] = bytes(
                place * 256 // _PLACES for place in range(_PLACES)
            )
            field += _PLACES
        field += 4 if flags & _HAS_QUALITY else 0
        delays = field + _DELAYS_AT
        if delays + 3 <= len(about):
            before = int.from_bytes(about[delays : delays + 3], "big") & 0xFFF000
            about[delays : delays + 3] = (before if from_start else 0).to_bytes(3, "big")
        return self.tags + bytes(about)

    def _header(self, window: Window, at: int) -> _Header | None:
        header = self.parse(bytes(window.see(at, _HEADER_BYTES)))
        return header if header and header.steady == self.first.steady else None

    def _sought(self, window: Window, at: int) -> int | None:
        """Where the next frame is, behind what is none: it is followed by another, or by the end."""
        for start in range(at + 1, min(at + _SOUGHT_BYTES, window.size - _HEADER_BYTES)):
            header = self._header(window, start)
            if header is not None:
                end = start + header.size
                if end == window.size or self._header(window, end) is not None:
                    return start
        return None


def read_mp3(window: Window) -> Mpeg:
    """Raises `Unfit`, `OSError`."""
    row = _read(window, _mp3)
    at = row.first_frame
    about = bytes(window.see(at, row.first.size))
    if b"VBRI" in about[:64]:
        raise Unfit("it says how long it is in an unusual way")
    if _xing_at(about):
        return Mpeg(_mp3, row.first, at + len(about), row.tags, about)
    return row


def read_adts(window: Window) -> Mpeg:
    """Raises `Unfit`, `OSError`."""
    return _read(window, _adts)


def _read(window: Window, parse: Callable[[bytes], _Header | None]) -> Mpeg:
    at = after_id3(window)
    tags = bytes(window.see(0, at))
    if b"CHAP" in tags:
        raise Unfit("it has chapters")
    header = parse(bytes(window.see(at, _HEADER_BYTES)))
    following = (
        None if header is None else parse(bytes(window.see(at + header.size, _HEADER_BYTES)))
    )
    if header is None or following is None or following.steady != header.steady:
        raise Unfit("it doesn't begin with a frame")
    return Mpeg(parse, header, at, tags)


def _mp3(content: bytes) -> _Header | None:
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE6 != 0xE2:
        return None  # Not of layer 3.
    version, kbits, rate = content[1] >> 3 & 3, content[2] >> 4, content[2] >> 2 & 3
    if version == 1 or kbits in {0, 15} or rate == 3:
        return None
    first = version == 3
    per_second = _RATES[rate] >> (0 if first else 1 if version == 2 else 2)
    samples = 1152 if first else 576
    size = samples // 8 * 1000 * _KBITS[first][kbits] // per_second + (content[2] >> 1 & 1)
    steady = bytes([content[1] & 0xFE, content[2] & 0x0C])
    return _Header(size, samples, per_second, steady)


def _adts(content: bytes) -> _Header | None:
    if len(content) < _HEADER_BYTES or content[0] != 0xFF or content[1] & 0xF6 != 0xF0:
        return None
    rate, size = content[2] >> 2 & 0x0F, int.from_bytes(content[3:6], "big") >> 5 & 0x1FFF
    if rate >= len(_ADTS_RATES) or size < _HEADER_BYTES:
        return None
    samples = 1024 * ((content[6] & 3) + 1)
    steady = bytes([content[1], content[2] & 0xFD, content[3] & 0xC0])
    return _Header(size, samples, _ADTS_RATES[rate], steady)


def _xing_at(frame: bytes) -> int:
    """Where the tag of Xing or LAME stands in a frame; 0 where there is none."""
    first, mono = frame[1] >> 3 & 3 == 3, frame[3] >> 6 == 3
    at = 4 + ((17 if mono else 32) if first else (9 if mono else 17))
    if frame[at : at + 4] not in {b"Xing", b"Info"} or len(frame) < at + 8:
        return 0
    (flags,) = struct.unpack_from(">I", frame, at + 4)
    needed = 8 + 4 * (flags & 1) + 2 * (flags & 2) + _PLACES * (flags >> 2 & 1) + (flags & 8) // 2
    return at if len(frame) >= at + needed else 0
