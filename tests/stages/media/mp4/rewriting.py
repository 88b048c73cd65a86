"""Films whose index is written anew, for forms that ffmpeg doesn't write."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

_PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf", b"udta"}

Change = Callable[[tuple[bytes, ...], bytes], bytes | None]
"""Is given the path to a box and what is in it; gives back what shall be in it, None to remove it."""


def rewritten(content: bytes, change: Change) -> bytes:
    """The film with another index, which must stand behind what it speaks of."""
    return _rewritten(content, (), change)


def _rewritten(content: bytes, path: tuple[bytes, ...], change: Change) -> bytes:
    parts, at = [], 0
    while at < len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        body: bytes | None = content[at + 8 : at + size]
        here = (*path, kind)
        if kind == b"trak":
            here = (*path, kind, handler(content[at + 8 : at + size]))
        if kind in _PARENTS:
            body = _rewritten(content[at + 8 : at + size], here, change)
        if kind != b"mdat" and body is not None:
            body = change(here, body)
        if body is not None:
            parts.append(box(kind, body))
        at += size
    return b"".join(parts)


def handler(track: bytes) -> bytes:
    """What a track shows: `vide`, `soun`, …"""
    at = track.find(b"hdlr") + 12
    return track[at : at + 4]


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def edits(*rows: tuple[int, int]) -> bytes:
    """The box `edts` with rows of lengths and places."""
    written = b"".join(struct.pack(">IiI", *row, 0x10000) for row in rows)
    return box(b"edts", box(b"elst", struct.pack(">II", 0, len(rows)), written))


def single_frames(content: bytes) -> bytes:
    """A film in fragments that count single frames of sound, where ffmpeg counts packets of them.

    They are those that say nothing else of their samples.
    """
    found = bytearray(content)
    for place in re.finditer(b"trun\0\0\0\1", content):
        head = content.rfind(b"tfhd", 0, place.start())
        # 4: flags, 8: number of the track, 12: where the fragment is, 20: defaults.
        assert struct.unpack_from(">I", content, head + 4)[0] & 0x3B == 0x39
        frames, size = struct.unpack_from(">II", content, head + 20)
        count = struct.unpack_from(">I", content, place.end())[0]
        struct.pack_into(">II", found, head + 20, 1, size // frames)
        struct.pack_into(">I", found, place.end(), count * frames)
    return bytes(found)
