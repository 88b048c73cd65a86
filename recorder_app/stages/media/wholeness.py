"""Whether a file holds all the bytes that its container speaks of.

Only the frames of the container are read (boxes, chunks, elements), no sound or picture, so it costs
a few reads. Where a container doesn't say how long it is, as one that is recorded live, nothing is
missing. Sources: ISO/IEC 14496-12 (boxes), RFC 8794 and 9559 (EBML, Matroska), the RIFF and AIFF
specifications, EBU Tech 3306 (RF64).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

Family = Literal["iso", "matroska", "riff", "other"]

_FIRST_BOXES = {b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"free", b"skip", b"wide", b"pnot"}
_STARTS = (b"OggS", b"fLaC", b"ID3", b"FLV\x01", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11")
"""How other files begin that are a recording without doubt: Ogg, FLAC, MP3 with tags, FLV, ASF."""
_UNFINISHED_BYTES = 0x7FFF_0000
"""From here on a 32-bit size is what a live writer puts there because it doesn't know it yet."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a file's outermost structure says."""

    family: Family
    size_bytes: int
    claimed_bytes: int
    """Where the last part that was begun should end; `size_bytes` where nothing is claimed."""
    recognised: bool
    """Whether the file begins as a recording does."""
    has_index: bool = True
    """False for an ISO file whose `moov` is missing or cut: nothing in it can be found."""
    fragmented: bool = False
    """Whether an ISO file is written in pieces that each have an index of their own."""

    @property
    def cut(self) -> bool:
        return self.claimed_bytes > self.size_bytes


def read_frame(path: Path) -> Frame:
    """The outermost structure of the file at `path`. Raises `OSError` where it can't be read."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        head = file.read(12)
        if head[4:8] in _FIRST_BOXES:
            return _iso(file, size)
        if head[:4] == b"\x1a\x45\xdf\xa3":
            return Frame("matroska", size, max(size, _matroska_end(file)), recognised=True)
        if head[:4] in {b"RIFF", b"RF64", b"FORM"}:
            return Frame("riff", size, max(size, _riff_end(file, size)), recognised=True)
        return Frame("other", size, size, recognised=head.startswith(_STARTS))


def _iso(file: BinaryIO, size: int) -> Frame:
    end, has_index, fragmented = 0, False, False
    for kind, stop in _boxes(file, size):
        end = stop
        has_index = has_index or (kind == b"moov" and stop <= size)
        fragmented = fragmented or kind == b"moof"
    return Frame(
        "iso", size, max(size, end), recognised=True, has_index=has_index, fragmented=fragmented
    )


def _boxes(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int]]:
    """Type and end of each outermost box; stops at what is no box."""
    start = 0
    while start + 8 <= size:
        file.seek(start)
        length, kind = struct.unpack(">I4s", file.read(8))
        least = 8
        if length == 1:
            wide = file.read(8)
            if len(wide) < 8:
                return
            (length,), least = struct.unpack(">Q", wide), 16
        elif length == 0:
            length = size - start
        if length < least or not all(32 <= byte < 127 or byte == 0xA9 for byte in kind):
            return
        start += length
        yield kind, start


def _matroska_end(file: BinaryIO) -> int:
    """Where the segment ends; 0 where it doesn't say."""
    file.seek(4)
    header = _ebml_size(file)
    if header is None:
        return 0
    file.seek(header, os.SEEK_CUR)
    while (identity := file.read(4)) != b"\x18\x53\x80\x67":
        if identity[:1] not in {b"\xec", b"\xbf"}:  # Void and CRC-32 may stand between.
            return 0
        file.seek(1 - len(identity), os.SEEK_CUR)
        skipped = _ebml_size(file)
        if skipped is None:
            return 0
        file.seek(skipped, os.SEEK_CUR)
    length = _ebml_size(file)
    return 0 if length is None else file.tell() + length


def _ebml_size(file: BinaryIO) -> int | None:
    """The variable-length size that stands here; None where it is unknown or cut."""
    first = file.read(1)
    if not first or not first[0]:
        return None
    width = 9 - first[0].bit_length()
    rest = file.read(width - 1)
    if len(rest) < width - 1:
        return None
    value = int.from_bytes(first + rest, "big") & ((1 << 7 * width) - 1)
    return None if value == (1 << 7 * width) - 1 else value


def _riff_end(file: BinaryIO, size: int) -> int:
    """Where the content ends: the `data` of a WAVE, the `SSND` of an AIFF, the chunks of an AVI."""
    file.seek(0)
    outer, _, form = struct.unpack("<4sI4s", file.read(12).ljust(12, b"\0"))
    if form == b"AVI ":
        chunks, order, content = _chunks(file, 0, size, "<"), "<", None
    else:
        order = ">" if outer == b"FORM" else "<"
        chunks, content = _chunks(file, 12, size, order), {b"data", b"SSND"}
    end, wide_length = 0, 0
    for kind, start, length in chunks:
        if kind == b"ds64":
            file.seek(start + 8)
            (wide_length,) = struct.unpack("<Q", file.read(8).ljust(8, b"\0"))
        if content is None or kind in content:
            if outer == b"RF64" and wide_length:
                length = wide_length
            elif length == 0 or (length >= _UNFINISHED_BYTES and start + length > size):
                return 0
            end = start + length
            if content:
                return end
    return end


def _chunks(file: BinaryIO, start: int, size: int, order: str) -> Iterator[tuple[bytes, int, int]]:
    """Type, where the content starts, and its length, of the chunks that stand from `start` on."""
    while start + 8 <= size:
        file.seek(start)
        kind, length = struct.unpack(f"{order}4sI", file.read(8))
        if not all(32 <= byte < 127 for byte in kind):
            return
        yield kind, start + 8, length
        start += 8 + length + length % 2
