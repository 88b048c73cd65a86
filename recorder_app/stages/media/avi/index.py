"""The indexes of an AVI film: where its pictures can be entered, and those that a cut gets.

Films of more than a gigabyte have an index in each of their parts (OpenDML), older ones have one at
their end.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from recorder_app.stages.media.avi.chunks import HEAD_BYTES, make
from recorder_app.stages.media.avi.head import Entry, Head, Track, chunk_name
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray

_OLD = np.dtype([("track", "S2"), ("kind", "S2"), ("flags", "<u4"), ("at", "<u4"), ("size", "<u4")])
_OLD_KEYFRAME = 0x10
_NO_KEYFRAME = 0x8000_0000
_HEAD = struct.Struct("<HBBI4sQ4x")
_OF_CHUNKS = 1
_MOST_BYTES = 128 * 1024 * 1024
"""For a day of pictures and sound, ten times."""


def keyframes(window: Window, head: Head, number: int) -> NDArray[np.int64]:
    """Where chunks with the keyframes of a track begin in the file, in their order. Raises `Unfit`."""
    room, found = _MOST_BYTES, list["NDArray[np.int64]"]()
    for at in head.tracks[number].indexes:
        body = _content(window, at, room, b"ix%02d" % number)
        room -= len(body)
        found.append(_keyframes_of_part(window, body))
    if not found:
        found.append(_keyframes_of_old(window, head, number))
    keys = np.unique(np.concatenate(found))
    if not len(keys):
        raise Unfit("its index is empty")
    return keys


def _content(window: Window, at: int, room: int, name: bytes) -> memoryview:
    view = bytes(window.see(at, HEAD_BYTES, ahead=0))
    size = int.from_bytes(view[4:], "little")
    if view[:4] != name or size > min(room, window.size - at - HEAD_BYTES):
        raise Unfit("its index is missing or damaged")
    return window.see(at + HEAD_BYTES, size, ahead=0)


def _keyframes_of_part(window: Window, body: memoryview) -> NDArray[np.int64]:
    longs, _, kind, count, _, base = _HEAD.unpack_from(body)
    if longs != 2 or kind != _OF_CHUNKS or _HEAD.size + 8 * count > len(body) or base > window.size:
        raise Unfit("its index is of an unusual kind")
    entries = np.frombuffer(body, "<u4", 2 * count, _HEAD.size).reshape(-1, 2)
    keys: NDArray[np.int64] = entries[entries[:, 1] < _NO_KEYFRAME, 0].astype(np.int64)
    keys += base - HEAD_BYTES
    return keys


def _keyframes_of_old(window: Window, head: Head, number: int) -> NDArray[np.int64]:
    at = head.movie_at + HEAD_BYTES + head.movie_bytes + head.movie_bytes % 2
    body = _content(window, at, _MOST_BYTES, b"idx1")
    entries = np.frombuffer(body, _OLD, len(body) // _OLD.itemsize)
    if not len(entries):
        raise Unfit("its index is empty")
    wanted = (entries["track"] == b"%02d" % number) & (entries["flags"] & _OLD_KEYFRAME != 0)
    keys: NDArray[np.int64] = entries["at"][wanted].astype(np.int64)
    # Most programs count from the name of the list, some from the beginning of the file.
    first = entries[0]
    for base in (head.movie_at + HEAD_BYTES, 0):
        if bytes(window.see(base + int(first["at"]), 4)) == first["track"] + first["kind"]:
            keys += base
            return keys
    raise Unfit("its index doesn't fit to it")


class NewIndex:
    """The chunks of one part of a cut, of each track."""

    def __init__(self, tracks: tuple[Track, ...]) -> None:
        self._tracks = tracks
        self._begin()

    def _begin(self) -> None:
        self._chunks = [array("I") for _ in self._tracks]
        self._weights = [0 for _ in self._tracks]
        self._base = -1

    def add(self, number: int, at: int, size: int, weight: int, *, keyframe: bool) -> None:
        """A chunk whose name stands at a byte of the cut."""
        if self._base < 0:
            self._base = at
        entry = (at + HEAD_BYTES - self._base, size if keyframe else size | _NO_KEYFRAME)
        self._chunks[number].extend(entry)
        self._weights[number] += weight

    def write(self, file: BinaryIO) -> list[Entry | None]:
        """Write the parts of the index; gives back where, of each track. Empty afterwards."""
        places: list[Entry | None] = []
        for number, chunks in enumerate(self._chunks):
            if not chunks:
                places.append(None)
                continue
            name = chunk_name(number, self._tracks[number])
            about = _HEAD.pack(2, 0, _OF_CHUNKS, len(chunks) // 2, name, self._base)
            made = make(b"ix%02d" % number, about, np.asarray(chunks, "<u4").tobytes())
            places.append((file.tell(), len(made), self._weights[number]))
            file.write(made)
        self._begin()
        return places


def old_index(file: BinaryIO, movie_at: int, parts: Iterable[Entry]) -> bytes:
    """The index that older programs want, made of the parts that are written in `file`."""
    found = []
    for at, size, _ in parts:
        file.seek(at + HEAD_BYTES)
        body = file.read(size - HEAD_BYTES)
        _, _, _, count, name, base = _HEAD.unpack_from(body)
        entries = np.frombuffer(body, "<u4", 2 * count, _HEAD.size).reshape(-1, 2)
        made = np.zeros(count, _OLD)
        made["track"], made["kind"] = name[:2], name[2:]
        made["flags"] = np.where(entries[:, 1] < _NO_KEYFRAME, _OLD_KEYFRAME, 0)
        made["at"] = entries[:, 0].astype(np.int64) + (base - HEAD_BYTES - movie_at - HEAD_BYTES)
        made["size"] = entries[:, 1] & (_NO_KEYFRAME - 1)
        found.append(made)
    joined = np.concatenate(found) if found else np.zeros(0, _OLD)
    return make(b"idx1", joined[np.argsort(joined["at"], kind="stable")].tobytes())
