"""Chunks, which WAVE, Wave64 and AIFF files consist of: a name, a size, and what they hold."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from recorder_app.stages.media.resumable import Unfit

_MOST_CHUNKS = 10_000
_MOST_BYTES = 16 * 1024 * 1024
"""In a chunk that is read: tags, perhaps with a picture."""


@dataclass(frozen=True, slots=True)
class Style:
    """How chunks are written in a form."""

    name_bytes: int
    size_format: str
    counts_head: bool
    """Whether the size counts the name and itself."""
    aligned: int
    """Each begins at a multiple of that."""

    @property
    def head_bytes(self) -> int:
        return self.name_bytes + struct.calcsize(self.size_format)

    def head(self, name: bytes, size: int) -> bytes:
        """What stands before `size` bytes that a chunk holds."""
        counted = size + self.head_bytes * self.counts_head
        return name + struct.pack(self.size_format, counted)

    def padding(self, size: int) -> bytes:
        """What stands behind them."""
        return bytes(-(self.head_bytes + size) % self.aligned)

    def chunk(self, name: bytes, body: bytes) -> bytes:
        return self.head(name, len(body)) + body + self.padding(len(body))


RIFF = Style(4, "<I", counts_head=False, aligned=2)
IFF = Style(4, ">I", counts_head=False, aligned=2)
WAVE64 = Style(16, "<Q", counts_head=True, aligned=8)


@dataclass(frozen=True, slots=True)
class Chunk:
    name: bytes
    at: int
    """Where what it holds begins in the file."""
    size: int
    """How much that is, as the file says; it may end before."""


class Chunks:
    """The chunks of a file from a byte on."""

    def __init__(self, file: BinaryIO, style: Style, start: int, file_bytes: int) -> None:
        self.file_bytes = file_bytes
        self.style = style
        self._file = file
        self._start = start

    def walk(self, sizes: dict[bytes, int] | None = None) -> Iterator[Chunk]:
        """Each chunk; `sizes` are looked up where a chunk's size doesn't fit into its head."""
        at = self._start
        for _ in range(_MOST_CHUNKS):
            if at + self.style.head_bytes > self.file_bytes:
                return
            head = self._read(at, self.style.head_bytes)
            name = head[: self.style.name_bytes]
            (size,) = struct.unpack(self.style.size_format, head[self.style.name_bytes :])
            size -= self.style.head_bytes * self.style.counts_head
            size = (sizes or {}).get(name, size)
            if size < 0:
                raise Unfit("its chunks are damaged")
            at += self.style.head_bytes
            yield Chunk(name, at, size)
            at += size + len(self.style.padding(size))
        raise Unfit("it has too many chunks")

    def content(self, chunk: Chunk) -> bytes:
        """What a chunk holds. Raises `Unfit` where it is much, or the file ends before."""
        if chunk.size > _MOST_BYTES or chunk.at + chunk.size > self.file_bytes:
            raise Unfit("its chunks are damaged or unusually large")
        return self._read(chunk.at, chunk.size)

    def tags(self, chunk: Chunk) -> bytes:
        """The chunk as it stands, with tags in it. Raises `Unfit` where they speak of times."""
        body = self.content(chunk)
        if body[:3] == b"ID3" and b"CHAP" in body:
            raise Unfit("it has chapters")
        return self.style.chunk(chunk.name, body)

    def _read(self, at: int, size: int) -> bytes:
        self._file.seek(at)
        return self._file.read(size)
