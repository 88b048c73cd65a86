"""What stands before the pictures of an AVI film, read, and written for a cut of it."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from recorder_app.stages.media.avi.chunks import (
    HEAD_BYTES,
    LIST_BYTES,
    children,
    make,
    make_list,
)
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

VIDEO, AUDIO = b"vids", b"auds"
_MOST_BYTES = 16 * 1024 * 1024
_MOST_TRACKS = 100
"""Chunks are named after theirs with two digits."""
_MOST_PARTS = 1000
_HAS_INDEX, _MUST_USE_INDEX = 0x10, 0x20
_EXTENSION_BYTES = 248

Entry = tuple[int, int, int]
"""Where a part of an index stands, how long it is, and of how many pictures or samples it speaks."""


@dataclass(frozen=True, slots=True)
class Track:
    kind: bytes
    scale: int
    rate: int
    """So many pictures or samples there are in `scale` seconds."""
    unit_bytes: int
    """Of the samples at one time, where all take the same; 0 where each chunk counts."""
    most_bytes: int
    """Where each chunk counts, one that is longer counts as several; 0: never."""
    stream_header: bytes
    others: bytes
    """Further chunks, as they stand in the film."""
    indexes: tuple[int, ...]
    """Where parts of the index of this track stand in the file."""

    def weight(self, size: int) -> int:
        """What a chunk counts: bytes where samples take the same, else pictures or packets."""
        if self.unit_bytes:
            return size
        return -(-size // self.most_bytes) if self.most_bytes else 1


@dataclass(frozen=True, slots=True)
class Head:
    main: bytes
    """The chunk `avih`, without its head."""
    tracks: tuple[Track, ...]
    others: bytes
    tags: bytes
    movie_at: int
    """Where the list of chunks begins in the file."""
    movie_bytes: int
    """As the file says."""

    def written(
        self,
        index_room: int,
        lengths: Sequence[int] = (),
        indexes: Sequence[Sequence[Entry]] = (),
        pictures: tuple[int, int] = (0, 0),
    ) -> bytes:
        """The head of a cut up to its list of chunks; `LIST`, its size and `movi` are to follow.

        `lengths` and `indexes` of each track, and the `pictures` in the first part of the file and in
        all, are known at last. How long this is follows from `index_room`, the most entries.
        """
        flags = struct.unpack_from("<I", self.main, 12)[0] | _HAS_INDEX
        main = bytearray(self.main)
        struct.pack_into("<I", main, 12, flags & ~_MUST_USE_INDEX)
        struct.pack_into("<I", main, 16, pictures[0])
        made = []
        for number, track in enumerate(self.tracks):
            stream_header = bytearray(track.stream_header)
            struct.pack_into("<I", stream_header, 32, lengths[number] if lengths else 0)
            entries = indexes[number] if indexes else ()
            index = _index_of_indexes(number, track, entries, index_room)
            made.append(
                make_list(b"strl", make(b"strh", bytes(stream_header)), track.others, index)
            )
        extension = struct.pack("<I", pictures[1]).ljust(_EXTENSION_BYTES, b"\0")
        extended = make_list(b"odml", make(b"dmlh", extension))
        all_of_it = make_list(b"hdrl", make(b"avih", bytes(main)), *made, self.others, extended)
        return b"RIFF\0\0\0\0AVI " + all_of_it + self.tags


def chunk_name(number: int, track: Track) -> bytes:
    return b"%02d" % number + (b"wb" if track.kind == AUDIO else b"dc")


def read(window: Window) -> Head:
    """Raises `Unfit`, `OSError`."""
    outer = bytes(window.see(0, LIST_BYTES))
    if outer[:4] != b"RIFF" or outer[8:] != b"AVI ":
        raise Unfit("it doesn't begin as an AVI film does")
    at, header, tags = LIST_BYTES, None, b""
    for _ in range(_MOST_PARTS):
        view = bytes(window.see(at, LIST_BYTES))
        if len(view) < LIST_BYTES:
            break
        size = int.from_bytes(view[4:8], "little")
        if view[:4] == b"LIST" and view[8:] == b"movi":
            if header is None:
                break
            return _head(header, tags, at, size)
        if view[:4] == b"LIST" and view[8:] in {b"hdrl", b"INFO"}:
            if size > _MOST_BYTES or at + HEAD_BYTES + size > window.size:
                break
            body = memoryview(bytes(window.see(at + LIST_BYTES, size - 4)))
            if view[8:] == b"hdrl":
                header = body
            else:
                tags = make_list(b"INFO", body)
        at += HEAD_BYTES + size + size % 2
    raise Unfit("its head is incomplete")


def _head(header: memoryview, tags: bytes, movie_at: int, movie_bytes: int) -> Head:
    main, tracks, others = b"", list[Track](), b""
    for name, body in children(header):
        if name == b"avih":
            main = bytes(body)
        elif name == b"LIST" and bytes(body[:4]) == b"strl":
            tracks.append(_track(body[4:]))
        elif name not in {b"LIST", b"JUNK"}:
            others += make(name, body)
    if len(main) < 40 or not 1 <= len(tracks) <= _MOST_TRACKS:
        raise Unfit("its head is incomplete")
    return Head(main, tuple(tracks), others, tags, movie_at, movie_bytes)


def _track(body: memoryview) -> Track:
    header = form = b""
    others, indexes = b"", tuple[int, ...]()
    for name, content in children(body):
        if name == b"strh":
            header = bytes(content)
            continue
        if name == b"indx":
            indexes = _places(content)
        elif name != b"JUNK":
            others += make(name, content)
        if name == b"strf":
            form = bytes(content)
    if len(header) < 48 or len(form) < 14:
        raise Unfit("its head is incomplete")
    kind = header[:4]
    scale, rate, start = struct.unpack_from("<III", header, 20)
    (unit_bytes,) = struct.unpack_from("<I", header, 44)
    (block_bytes,) = struct.unpack_from("<H", form, 12)
    if kind not in {VIDEO, AUDIO} or not scale or not rate or start:
        raise Unfit("it has a track of an unusual kind")
    if kind == VIDEO:
        unit_bytes = block_bytes = 0
    elif unit_bytes and unit_bytes != block_bytes:
        raise Unfit("it doesn't say how long its samples are")
    return Track(kind, scale, rate, unit_bytes, block_bytes, header, others, indexes)


def _places(body: memoryview) -> tuple[int, ...]:
    """What an index of indexes says. Raises `Unfit` for another."""
    if len(body) < 24:
        raise Unfit("its index is damaged")
    longs, _, kind, entries = struct.unpack_from("<HBBI", body)
    if longs != 4 or kind or 24 + 16 * entries > len(body):
        raise Unfit("its index is of an unusual kind")
    found = struct.iter_unpack("<QII", body[24 : 24 + 16 * entries])
    return tuple(at for at, _, _ in found if at)


def _index_of_indexes(number: int, track: Track, entries: Sequence[Entry], room: int) -> bytes:
    if len(entries) > room:
        raise Unfit("its index is longer than it seemed")
    about = struct.pack("<HBBI4s12x", 4, 0, 0, len(entries), chunk_name(number, track))
    places = b"".join(struct.pack("<QII", *entry) for entry in entries)
    return make(b"indx", about, places, bytes(16 * (room - len(entries))))
