"""FLAC (RFC 9639). Each frame has its number and two checksums, which change where a cut begins."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from recorder_app.stages.media.frames import checksum
from recorder_app.stages.media.frames.frame import Frame, Written
from recorder_app.stages.media.frames.tags import after_id3
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

_INFO, _COMMENTS, _PICTURE = 0, 4, 6
_INFO_BYTES = 34
_LAST = 0x80
_MOST_HEAD_BYTES = 64 * 1024 * 1024
_MOST_BLOCKS = 1000
_MOST_FRAME_BYTES = 8 * 1024 * 1024
_LEAST_SEEN = 4096
_MOST_HEADER_BYTES = 16
_LEAST_FRAME_BYTES = 8
_UNSAID_SIZES = {6: 1, 7: 2}
"""Bytes in which how many samples a frame has is said, by the code that stands for that."""
_UNSAID_RATES = {12: 1, 13: 2, 14: 2}


@dataclass(frozen=True, slots=True)
class _Header:
    samples: int
    number: int
    number_bytes: int
    size: int


@dataclass(frozen=True, slots=True)
class Flac:
    info: bytes
    """The block `STREAMINFO`, without its head."""
    others: tuple[tuple[int, bytes], ...]
    """Type and content of the other blocks that are kept."""
    first_frame: int

    @property
    def rate(self) -> int:
        return int.from_bytes(self.info[10:13], "big") >> 4

    def walk(self, window: Window, at: int) -> Iterator[Frame]:
        header = _header(bytes(window.see(at, _MOST_HEADER_BYTES)), 0)
        if header is None:
            raise Unfit("its frames are damaged")
        sync, seen = bytes(window.see(at, 2)), _LEAST_SEEN
        while header is not None:
            size, following = _frame(window, at, header, sync, seen)
            if size:
                yield Frame(at, size, header.samples, header.number)
            at, header, seen = at + size, following, max(_LEAST_SEEN, 2 * size)

    def moved(self, content: memoryview, first: int) -> bytes:
        header = _header(bytes(content[:_MOST_HEADER_BYTES]), 0)
        if header is None or header.number < first:
            raise Unfit("its frames are damaged")
        old = bytes(content[: header.size])
        new = old[:4] + _coded(header.number - first) + old[4 + header.number_bytes : -1]
        new += bytes([checksum.of_header(new)])
        body = content[header.size : -2]
        # A checksum is a sum: what comes from the beginning is taken out of it, and put in anew.
        changed = checksum.of_frame(old) ^ checksum.of_frame(new)
        found = int.from_bytes(content[-2:], "big") ^ checksum.followed(changed, len(body))
        return b"".join((new, body, found.to_bytes(2, "big")))

    def head(self, written: Written, *, from_start: bool) -> bytes:
        about = int.from_bytes(self.info[10:18], "big") >> 36 << 36
        # 0 stands for what isn't known: how many samples there are, and their checksum.
        samples = written.samples if written.samples < 1 << 36 else 0
        info = self.info[:10] + struct.pack(">Q", about | samples) + bytes(16)
        blocks = [(_INFO, info), *self.others]
        parts = [
            struct.pack(">I", kind << 24 | len(body) | (_LAST << 24 if last else 0)) + body
            for (kind, body), last in zip(blocks, [*[False] * (len(blocks) - 1), True], strict=True)
        ]
        return b"fLaC" + b"".join(parts)


def read(window: Window) -> Flac:
    """Raises `Unfit`, `OSError`."""
    at = after_id3(window)
    if bytes(window.see(at, 4)) != b"fLaC":
        raise Unfit("it doesn't begin as a FLAC file does")
    at += 4
    info, others, room = b"", list[tuple[int, bytes]](), _MOST_HEAD_BYTES
    for _ in range(_MOST_BLOCKS):
        view = bytes(window.see(at, 4))
        if len(view) < 4:
            break
        kind, size = view[0] & ~_LAST, int.from_bytes(view[1:], "big")
        room -= size
        body = bytes(window.see(at + 4, size))
        if len(body) < size or room < 0:
            break
        if kind == _INFO:
            info = body
        elif kind in {_COMMENTS, _PICTURE}:
            if kind == _COMMENTS and b"CHAPTER0" in body.upper():
                raise Unfit("it has chapters")
            others.append((kind, body))
        at += 4 + size
        if view[0] & _LAST:
            if len(info) != _INFO_BYTES:
                break
            return Flac(info, tuple(others), at)
    raise Unfit("its head is incomplete")


def _frame(
    window: Window, at: int, header: _Header, sync: bytes, seen: int
) -> tuple[int, _Header | None]:
    """How long the frame there is, and what the next one says; 0 where it breaks off."""
    one_by_one = sync[1] & 1 == 0
    expected = _coded(header.number + (1 if one_by_one else header.samples))
    while True:
        content, others = bytes(window.see(at, seen)), False
        place = _LEAST_FRAME_BYTES
        while (place := content.find(sync, place)) >= 0:
            following = _header(content, place)
            if following:
                comes = content.startswith(expected, place + 4)
                # To count each checksum would take too long: only where it is in doubt.
                if (others or not comes) and _is_whole(content[:place]) != comes:
                    raise Unfit("its frames are damaged")
                if comes:
                    return place, following
                others = True
            place += 1
        if at + seen >= window.size:
            return len(content) if _is_whole(content) else 0, None
        if seen >= _MOST_FRAME_BYTES:
            raise Unfit("its frames are damaged")
        seen *= 4


def _is_whole(content: bytes) -> bool:
    """Whether it is one frame, and nothing else."""
    return checksum.of_frame(content[:-2]) == int.from_bytes(content[-2:], "big")


def _header(content: bytes, at: int) -> _Header | None:
    """What the header of a frame there says; None where there is none, or it is cut."""
    if len(content) < at + 6 or content[at] != 0xFF or content[at + 1] & 0xFE != 0xF8:
        return None
    size_code, rate_code = content[at + 2] >> 4, content[at + 2] & 0x0F
    number, number_bytes = _decoded(content, at + 4)
    if not size_code or rate_code == 15 or content[at + 3] & 1 or not number_bytes:
        return None
    after = at + 4 + number_bytes
    size_bytes = _UNSAID_SIZES.get(size_code, 0)
    end = after + size_bytes + _UNSAID_RATES.get(rate_code, 0)
    if end >= len(content) or checksum.of_header(content[at:end]) != content[end]:
        return None
    if size_bytes:
        samples = int.from_bytes(content[after : after + size_bytes], "big") + 1
    elif size_code == 1:
        samples = 192
    else:
        samples = 576 << size_code - 2 if size_code < 6 else 256 << size_code - 8
    return _Header(samples, number, number_bytes, end + 1 - at)


def _decoded(content: bytes, at: int) -> tuple[int, int]:
    """The number that is coded there as UTF-8 does it, and how long it is; 0 where there is none."""
    first = content[at]
    if first < 0x80:
        return first, 1
    length = 8 - (first ^ 0xFF).bit_length()
    rest = content[at + 1 : at + length]
    if not 2 <= length <= 7 or len(rest) < length - 1:
        return 0, 0
    number = first & (0x7F >> length)
    for byte in rest:
        if byte >> 6 != 2:
            return 0, 0
        number = number << 6 | byte & 0x3F
    return number, length


def _coded(number: int) -> bytes:
    if number < 0x80:
        return bytes([number])
    length = 2
    while number >> 5 * length + 1:
        length += 1
    if length > 7:
        raise Unfit("it is too long")
    first = (0xFF00 >> length) & 0xFF
    rest = [0x80 | number >> 6 * place & 0x3F for place in reversed(range(length - 1))]
    return bytes([first | number >> 6 * (length - 1), *rest])
