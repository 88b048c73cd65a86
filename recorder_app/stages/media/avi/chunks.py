"""Chunks, which AVI films consist of, read with distrust.

Sources: Microsoft's “AVI RIFF File Reference”, Matrox's “OpenDML AVI File Format Extensions”.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

HEAD_BYTES, LIST_BYTES = 8, 12
_OUTER, _LIST = b"RIFF", b"LIST"
_GONE_INTO = frozenset({b"AVI ", b"AVIX", b"movi", b"rec "})
_SUFFIXES = {b"dc", b"db", b"wb"}
_MOST_CHUNK_BYTES = 256 * 1024 * 1024
"""A picture or a second of sound."""
_MOST_IN_HEAD = 10_000
_SOON = 1024


@dataclass(frozen=True, slots=True)
class Chunk:
    at: int
    """Where its name stands in the file."""
    name: bytes
    track: int
    size: int
    """What it holds, without its head."""


def walk(window: Window, at: int) -> Iterator[Chunk]:
    """The pictures and pieces of sound from a chunk on, in their order.

    How long lists claim to be is not looked at. Ends where the film breaks off, or what stands there
    is no chunk. Raises `Unfit` for what isn't known.
    """
    while at + HEAD_BYTES <= window.size:
        view = window.see(at, LIST_BYTES, ahead=_SOON)
        name, size = bytes(view[:4]), int.from_bytes(view[4:8], "little")
        if name in {_OUTER, _LIST} and bytes(view[8:]) in _GONE_INTO:
            at += LIST_BYTES
            continue
        if not all(32 <= byte < 127 for byte in name):
            return
        following = at + HEAD_BYTES + size + size % 2
        if name[:2].isdigit() and name[2:] != b"ix":
            if name[2:] not in _SUFFIXES or size > _MOST_CHUNK_BYTES:
                raise Unfit("it has chunks of an unusual kind")
            if at + HEAD_BYTES + size > window.size:
                return
            yield Chunk(at, name, int(name[:2]), size)
        at = following


def children(body: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Name and content of the chunks in `body`; of lists the content begins with their kind."""
    at = 0
    for _ in range(_MOST_IN_HEAD):
        if at + HEAD_BYTES > len(body):
            return
        name, size = struct.unpack_from("<4sI", body, at)
        at += HEAD_BYTES
        if size > len(body) - at:
            raise Unfit("its head is damaged")
        yield name, body[at : at + size]
        at += size + size % 2
    raise Unfit("its head is damaged")


def make(name: bytes, *parts: bytes | memoryview) -> bytes:
    size = sum(map(len, parts))
    return b"".join((name, struct.pack("<I", size), *parts, bytes(size % 2)))


def make_list(kind: bytes, *parts: bytes | memoryview) -> bytes:
    return make(_LIST, kind, *parts)
