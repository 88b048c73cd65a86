"""What a program stream consists of (ISO/IEC 13818-1, 2.5, and ISO/IEC 11172-1, its forerunner).

Packets, each with some of a track, stand in packs. A pack begins with the clock; what players must
know of all tracks may follow. A picture, or a frame of sound, may begin amid a packet.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from recorder_app.stages.media.mpeg_clock import WRAPS, stored
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import WINDOW_BYTES, Window

PACK, SYSTEM, MAP, PRIVATE, FILLING = 0xBA, 0xBB, 0xBC, 0xBD, 0xBE
"""Kinds of what begins: a pack, what is said of tracks and of their codecs, a private track, nothing."""
END = b"\0\0\x01\xb9"

_SIGN = b"\0\0\x01"
_FIRST_KIND = 0xB9
_HEAD_BYTES = 6
_PACK_BYTES, _EARLIER_PACK_BYTES = 14, 12
_LONGEST = 0xFFFF
_MOST_STUFFING = 16
_MOST_GARBAGE_BYTES = 64 * 1024
_MOST_GARBAGE = 10_000
"""Places."""
_FAR_BACK = 256 * 1024
_OWN_HEADS = {range(0x80, 0xB0): 4, range(0xB0, 0xC0): 5, range(0xC0, 0xD0): 4}
"""How long the head is that a private track has before its content, by its number."""


class Piece(NamedTuple):
    """What begins with a sign of its own. Places are the file's."""

    kind: int
    at: int
    end: int
    track: int = 0
    """As FFmpeg numbers them; 0 for what belongs to none."""
    content: int = 0
    """Where the content begins; for private tracks their own head."""
    shown: int | None = None
    decoded: int | None = None
    """Times of the picture, or the frame of sound, that begins first in it."""


def walk(window: Window, at: int) -> Iterator[Piece]:
    """All pieces from `at` on. What stands between them and is none is passed over.

    Raises `Unfit` where that is much.
    """
    for _ in range(_MOST_GARBAGE):
        while at < window.size:
            block = window.see(at, WINDOW_BYTES, ahead=0)
            after = at
            for piece in _pieces(block, at):
                after = piece.end
                yield piece
            if after == at:
                break
            at = after
        found = _next(window, at)
        if found is None:
            return
        at = found
    raise Unfit("it is damaged in many places")


def first_pack(window: Window) -> int:
    """Where the first one begins. Raises `Unfit`."""
    for piece in walk(window, 0):
        if piece.kind == PACK:
            return piece.at
        if piece.at > _MOST_GARBAGE_BYTES:
            break
    raise Unfit("it has no packs")


def piece_at(window: Window, at: int) -> Piece:
    """What begins there. Raises `Unfit`."""
    piece = next(walk(window, at), None)
    if piece is None or piece.at != at:
        raise Unfit("its packets are not where they should be")
    return piece


def pack_of(window: Window, at: int) -> int:
    """Where the pack begins that holds the packet there. Raises `Unfit`."""
    start = max(0, at - _FAR_BACK)
    before = bytes(window.see(start, at - start, ahead=0))
    found = len(before)
    while (found := before.rfind(_SIGN + bytes([PACK]), 0, found)) >= 0:
        pieces = takewhile(lambda piece: piece.at <= at, walk(window, start + found))
        if any(piece.at == at for piece in pieces):
            return start + found
    raise Unfit("a packet is in no pack")


def own_head(track: int) -> int:
    """How long the head is that a track has before its content in each packet."""
    if track > 0xFF:
        return 0
    return next((length for numbers, length in _OWN_HEADS.items() if track in numbers), 1)


def written(like: bytes, times: tuple[int, int] | None, content: bytes) -> bytes:
    """A packet like the one that `like` is the head of, with these times and this content."""
    shown, decoded = times or (0, 0)
    both = shown != decoded
    parts = b""
    if times is not None:
        parts = stored(shown, 3 if both else 2) + (stored(decoded, 1) if both else b"")
    if like[_HEAD_BYTES] & 0xC0 == 0x80:
        flags = (0xC0 if both else 0x80) if parts else 0
        head = bytes([like[_HEAD_BYTES], flags, len(parts)]) + parts
    else:
        head = parts or b"\x0f"
    length = len(head) + len(content)
    if length > _LONGEST:
        raise Unfit("its packets are too long")
    return like[:4] + length.to_bytes(2, "big") + head + content


def _pieces(block: memoryview, start: int) -> Iterator[Piece]:
    """Pieces that are whole in the block, up to what is none."""
    at, size = 0, len(block)
    heads = struct.Struct(">IH").unpack_from
    while at + _HEAD_BYTES <= size:
        sign, length = heads(block, at)
        kind = sign & 0xFF
        if sign >> 8 != 1 or kind < _FIRST_KIND:
            return
        if kind == PACK:
            end = _pack_end(block, at)
            if end is None:
                return
            piece = Piece(kind, start + at, start + end)
        elif kind == _FIRST_KIND:
            end = at + 4
            piece = Piece(kind, start + at, start + end)
        else:
            end = at + _HEAD_BYTES + length
            if end > size:
                return
            piece = Piece(kind, start + at, start + end)
            if kind >= 0xC0 or kind == PRIVATE:
                piece = _packet(block[at:end], piece)
        yield piece
        at = end


def _pack_end(block: memoryview, at: int) -> int | None:
    if at + _PACK_BYTES > len(block):
        return None
    if block[at + 4] & 0xC0 == 0x40:
        end = at + _PACK_BYTES + (block[at + 13] & 7)
        return end if end <= len(block) else None
    return at + _EARLIER_PACK_BYTES if block[at + 4] & 0xF0 == 0x20 else None


def _packet(packet: memoryview, piece: Piece) -> Piece:
    """What it holds; of no track where its head is damaged."""
    kind, size = piece.kind, len(packet)
    if kind > 0xEF or size < _HEAD_BYTES + 3:
        return piece
    at, first = _HEAD_BYTES, packet[_HEAD_BYTES]
    if first & 0xC0 == 0x80:
        flags, at = packet[7] >> 6, 9
        content = 9 + packet[8]
        if content < 9 + (0, 0, 5, 10)[flags]:
            return piece
    else:
        while at < size and packet[at] == 0xFF and at <= _HEAD_BYTES + _MOST_STUFFING:
            at += 1
        if at < size and packet[at] & 0xC0 == 0x40:
            at += 2
        if at >= size:
            return piece
        flags = packet[at] >> 4
        if flags not in {2, 3} and packet[at] != 0x0F:
            return piece
        content = at + {2: 5, 3: 10}.get(flags, 1)
    if content > size:
        return piece
    shown = decoded = None
    if flags & 2:
        shown = decoded = _time(packet, at)
        if flags & 1:
            decoded = _time(packet, at + 5)
    track = 0x100 | kind
    if kind == PRIVATE:
        if content >= size or content + own_head(packet[content]) > size:
            return piece
        track = packet[content]
    return Piece(kind, piece.at, piece.end, track, piece.at + content, shown, decoded)


def _time(packet: memoryview, at: int) -> int:
    high, middle, low = struct.unpack_from(">BHH", packet, at)
    time: int = ((high >> 1 & 7) << 30 | middle >> 1 << 15 | low >> 1) % WRAPS
    return time


def _next(window: Window, at: int) -> int | None:
    """Where pieces go on; None where the file ends before."""
    content = bytes(window.see(at + 1, _MOST_GARBAGE_BYTES, ahead=0))
    found = -1
    while (found := content.find(_SIGN, found + 1)) >= 0:
        if content[found + 3 : found + 4] >= bytes([_FIRST_KIND]):
            return at + 1 + found
    if at + 1 + len(content) < window.size:
        raise Unfit("it is damaged")
    return None
