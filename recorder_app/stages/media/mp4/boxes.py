"""Boxes, which ISO media files consist of (ISO/IEC 14496-12, section 4.2), read with distrust."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from recorder_app.stages.media.resumable import Unfit

_MOST_BOXES = 4096
"""In one place. A plain film has a few dozen; a damaged one may seem to have a thousand million."""
_MOST_OUTERMOST = 400_000
"""A film in fragments has two for every second or two."""
_MOST_INDEX_BYTES = 192 * 1024 * 1024
"""The index of twelve hours with several tracks has some 60 MB."""
_MOST_TYPE_BYTES = 4096
_OLD_TYPE = b"\0\0\0\x14ftypqt  \0\0\0\0qt  "
"""Of a QuickTime film from before there were types."""
WIDE = 0xFFFF_FFFF
"""What doesn't fit into 32 bits is larger than this."""


@dataclass(frozen=True, slots=True)
class Box:
    kind: bytes
    body: memoryview
    whole: memoryview
    """With its header, as it stands in the file."""


def children(body: memoryview, allowed: frozenset[bytes] | None = None) -> list[Box]:
    """The boxes that `body` consists of. Raises `Unfit` for what is none, or isn't `allowed`."""
    found: list[Box] = []
    at = 0
    while len(body) - at >= 8:
        size, kind = struct.unpack_from(">I4s", body, at)
        header = 8
        if size == 0 and not any(body[at:]):
            return found  # QuickTime ends some lists with zeros.
        if size == 1 and len(body) - at >= 16:
            (size,), header = struct.unpack_from(">Q", body, at + 8), 16
        if size < header or size > len(body) - at or len(found) == _MOST_BOXES:
            raise Unfit("its boxes are damaged")
        if allowed is not None and kind not in allowed:
            raise Unfit(f"it has a box {kind!r}")
        found.append(Box(kind, body[at + header : at + size], body[at : at + size]))
        at += size
    if any(body[at:]):
        raise Unfit("its boxes are damaged")
    return found


def only(boxes: list[Box], kind: bytes) -> Box:
    """The one box of that kind. Raises `Unfit` where there is none, or another."""
    found = optional(boxes, kind)
    if found is None:
        raise Unfit(f"it lacks the box {kind!r}")
    return found


def optional(boxes: list[Box], kind: bytes) -> Box | None:
    """The one box of that kind, or None. Raises `Unfit` where there are several."""
    found = [box for box in boxes if box.kind == kind]
    if len(found) > 1:
        raise Unfit(f"it has several boxes {kind!r}")
    return found[0] if found else None


def number(body: memoryview, at: int, form: str) -> int:
    """The number at byte `at`, in the form that `struct` knows. Raises `Unfit` where it is cut off."""
    try:
        (value,) = struct.unpack_from(f">{form}", body, at)
    except struct.error as error:
        raise Unfit("a box of it is too short") from error
    return int(value)


def make(kind: bytes, *parts: bytes | memoryview) -> bytes:
    """A box of `parts`."""
    size = 8 + sum(len(part) for part in parts)
    if size > WIDE:
        raise Unfit("its index is too large")
    return b"".join((struct.pack(">I4s", size, kind), *parts))


@dataclass(frozen=True, slots=True)
class Outline:
    """What matters of a film's outermost boxes."""

    size_bytes: int
    file_type: bytes
    """The box `ftyp`, with its header."""
    index: memoryview
    """What is in `moov`."""
    fragments: list[tuple[int, memoryview]]
    """Where each box `moof` begins, and what is in it."""


def read_outline(path: Path) -> Outline:
    """Raises `Unfit` for what isn't a plain film, and `OSError` where it can't be read."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        file_type, index, taken = b"", None, 0
        fragments: list[tuple[int, memoryview]] = []
        for kind, start, header, end in _outermost(file, size):
            if end > size or end < start + header:
                if index is not None:
                    break  # What was recorded last when it crashed, or something of a camera.
                raise Unfit("its boxes are damaged")
            if kind == b"ftyp":
                if file_type or end - start > _MOST_TYPE_BYTES:
                    raise Unfit("its type is damaged")
                file_type = _read(file, start, end)
            if kind in {b"moov", b"moof"}:
                taken += end - start
                if (index is None) == (kind == b"moof") or taken > _MOST_INDEX_BYTES:
                    raise Unfit("it has several indexes, or a huge one")
                body = memoryview(_read(file, start + header, end))
                if kind == b"moov":
                    index = body
                else:
                    fragments.append((start, body))
        if index is None:
            raise Unfit("its index is missing")
        return Outline(size, file_type or _OLD_TYPE, index, fragments)


def _outermost(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Type, start, length of the header, and end, of each outermost box.

    The last may be cut off, or be none.
    """
    at = 0
    for _ in range(_MOST_OUTERMOST):
        if at >= size:
            return
        head = _read(file, at, min(size, at + 16))
        length, kind = struct.unpack_from(">I4s", head.ljust(8, b"\0"))
        header = 8
        if length == 1 and len(head) == 16:
            (length,), header = struct.unpack_from(">Q", head, 8), 16
        elif length == 0:
            length = size - at
        yield kind, at, header, at + length
        at += max(header, length)
    raise Unfit("it has too many boxes")


def _read(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    found = file.read(end - start)
    if len(found) < end - start:
        raise Unfit("it has been shortened")
    return found
