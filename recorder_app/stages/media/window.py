"""What is read of a large file from its beginning to its end, without a call for each piece of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

WINDOW_BYTES = 4 * 1024 * 1024


class Window:
    """A file, seen through a window that moves along it."""

    def __init__(self, file: FileIO, size: int) -> None:
        self.size = size
        self._file = file
        self._start = 0
        self._content = memoryview(b"")

    def see(self, start: int, length: int, *, ahead: int = WINDOW_BYTES) -> memoryview:
        """`length` bytes from `start` on, fewer where the file ends. Reads so much `ahead`, too."""
        offset = start - self._start
        if offset < 0 or offset + length > len(self._content):
            length = max(0, min(length, self.size - start))
            self._file.seek(start)
            # A read may give less than was asked for, though seldom before the end.
            parts, most = [], min(max(length, ahead), max(0, self.size - start))
            while most > 0 and (part := self._file.read(most)):
                parts.append(part)
                most -= len(part)
            self._start, offset = start, 0
            self._content = memoryview(parts[0] if len(parts) == 1 else b"".join(parts))
        return self._content[offset : offset + length]


@contextmanager
def opened(path: Path) -> Iterator[Window]:
    """The file at `path`. Raises `OSError`."""
    with FileIO(path, "r") as file:
        yield Window(file, os.fstat(file.fileno()).st_size)
