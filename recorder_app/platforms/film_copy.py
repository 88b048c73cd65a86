"""Copying a large file in pieces, so that progress can be shown and a copy can be gone on with.

The kernel copies where it can: then the film doesn't pass through this process, and a file system
that shares blocks between files (Btrfs, XFS) writes nothing at all.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

PIECE_BYTES = 8 * 1024 * 1024

_NOT_IN_KERNEL = {
    errno.EXDEV, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EBADF,
}  # fmt: skip


def copy_on(source: Path, target: Path, start: int) -> Iterator[int]:
    """Copy `source` to `target` from byte `start` on; the target holds what is before that.

    Yields how many bytes the target holds, after each piece. Ends where the source ends. Nothing is
    made durable here. Raises `OSError`.
    """
    with FileIO(source, "r") as read, FileIO(target, "r+" if start else "w") as write:
        if start:
            write.truncate(start)
        done, in_kernel = start, True
        while True:
            copied = _copy_in_kernel(read, write, done) if in_kernel else 0
            if not copied:
                # The end, or a file system on which the kernel can't, or only pretends to.
                in_kernel = False
                copied = _copy_through(read, write, done)
            if not copied:
                return
            done += copied
            yield done


def _copy_in_kernel(read: FileIO, write: FileIO, at: int) -> int:
    """How many bytes were copied at `at`; 0 where the kernel doesn't do it."""
    if sys.platform != "linux":
        return 0
    try:
        return os.copy_file_range(read.fileno(), write.fileno(), PIECE_BYTES, at, at)
    except OSError as error:
        if error.errno in _NOT_IN_KERNEL:
            return 0
        raise


def _copy_through(read: FileIO, write: FileIO, at: int) -> int:
    read.seek(at)
    write.seek(at)
    piece = memoryview(read.read(PIECE_BYTES) or b"")
    written = 0
    while written < len(piece):
        written += write.write(piece[written:])
    return written
