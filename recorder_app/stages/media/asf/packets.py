"""The packets of an ASF file: each holds pieces of pictures and of sound, and their times."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from recorder_app.stages.media.resumable import Unfit

_WIDTHS = (0, 1, 2, 4)
"""Of a number, by the two bits that say so."""
_HAS_CORRECTION, _UNUSUAL_CORRECTION = 0x80, 0x70
_SEVERAL = 1
_TIMES = struct.Struct("<IH")
_LEAST_ABOUT = 8
"""What is said of each piece: how long the whole is, and its time."""
_MOST_TIME = 0xFFFFFFFF


@dataclass(slots=True)
class Piece:
    """A part of a picture or of sound, or all of it."""

    start: int
    """Where it begins in the packet, with what is said of it."""
    end: int
    stream: int
    keyframe: bool
    offset: int
    """Where it stands in the whole that it is a part of."""
    whole_bytes: int
    time_at: int
    time: int
    """Milliseconds, with the preroll."""


@dataclass(slots=True)
class Packet:
    content: bytes
    before: int
    """Where the fields about the packet begin, behind what is for the correction of errors."""
    properties: int
    times_at: int
    length_type: int
    """As pieces say how long they are, if there are several."""
    several: bool
    pieces: list[Piece]

    def kept(self, pieces: Sequence[Piece], earlier: int) -> bytes:
        """The packet with only those of its pieces, all of its times so much earlier."""
        changed = bytearray(self.content)
        sent, lasts = _TIMES.unpack_from(changed, self.times_at)
        _TIMES.pack_into(changed, self.times_at, _moved(sent, earlier), lasts)
        for piece in pieces:
            struct.pack_into("<I", changed, piece.time_at, _moved(piece.time, earlier))
        if len(pieces) == len(self.pieces):
            return bytes(changed)
        # Fewer pieces, so there is room for the field that says how much is filled up.
        head = changed[: self.before] + bytes([_SEVERAL | 2 << 3, self.properties])
        times = changed[self.times_at : self.times_at + _TIMES.size]
        count = bytes([len(pieces) | self.length_type << 6])
        body = b"".join(changed[piece.start : piece.end] for piece in pieces)
        padding = len(changed) - len(head) - 2 - len(times) - len(count) - len(body)
        if not self.several or not 0 <= padding <= 0xFFFF:
            raise Unfit("its packets are of an unusual kind")
        return b"".join((head, padding.to_bytes(2, "little"), times, count, body, bytes(padding)))


def parse(content: bytes) -> Packet:
    """Raises `Unfit` for what is no packet."""
    try:
        return _parse(content)
    except (IndexError, struct.error) as error:
        raise Unfit("its packets are damaged") from error


def _parse(content: bytes) -> Packet:
    at = 0
    if content[0] & _HAS_CORRECTION:
        if content[0] & _UNUSUAL_CORRECTION & ~_HAS_CORRECTION:
            raise Unfit("its packets are of an unusual kind")
        at = 1 + (content[0] & 0x0F)
    before, flags, properties = at, content[at], content[at + 1]
    at += 2
    length, at = _number(content, at, flags >> 5)
    _, at = _number(content, at, flags >> 1)
    padding, at = _number(content, at, flags >> 3)
    times_at, several = at, bool(flags & _SEVERAL)
    at += _TIMES.size
    end = min(length or len(content), len(content)) - padding
    count, length_type = 1, 0
    if several:
        count, length_type = content[at] & 0x3F, content[at] >> 6
        at += 1
    if properties >> 6 != 1 or end > len(content):
        raise Unfit("its packets are of an unusual kind")
    pieces = []
    for _ in range(count):
        start, stream = at, content[at]
        _, at = _number(content, at + 1, properties >> 4)
        offset, at = _number(content, at, properties >> 2)
        about, at = _number(content, at, properties)
        if about < _LEAST_ABOUT:
            raise Unfit("its packets are of an unusual kind")
        whole_bytes, time = struct.unpack_from("<II", content, at)
        time_at = at + 4
        at += about
        size = end - at
        if several:
            size, at = _number(content, at, length_type)
        if size < 0 or at + size > end:
            raise Unfit("its packets are damaged")
        at += size
        pieces.append(
            Piece(start, at, stream & 0x7F, stream > 0x7F, offset, whole_bytes, time_at, time)
        )
    return Packet(content, before, properties, times_at, length_type, several, pieces)


def _number(content: bytes, at: int, width_code: int) -> tuple[int, int]:
    """The number there, whose width the last two bits of a code say, and where it ends."""
    end = at + _WIDTHS[width_code & 3]
    return int.from_bytes(content[at:end], "little"), end


def _moved(time: int, earlier: int) -> int:
    return min(max(0, time - earlier), _MOST_TIME)
