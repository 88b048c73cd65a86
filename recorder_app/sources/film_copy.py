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


def copy_on(
    source: Path, target: Path, start: int, *, ahead: int = 0, end: int | None = None
) -> Iterator[int]:
    """Copy `source` to `target` from byte `start` on; the target holds what is before that.

    What comes to byte n of the target is byte n + `ahead` of the source. Yields how many bytes the
    target holds, after each piece. Ends where the target holds `end` bytes, or where the source ends.
    Nothing is made durable here. Raises `OSError`.
    """
    with FileIO(source, "r") as read, FileIO(target, "r+" if start else "w") as write:
        if start:
            write.truncate(start)
        done, in_kernel = start, True
        while end is None or done < end:
            most = PIECE_BYTES if end is None else min(PIECE_BYTES, end - done)
            copied = _copy_in_kernel(read, done + ahead, write, done, most) if in_kernel else 0
            if not copied:
                # The end, or a file system on which the kernel can't, or only pretends to.
                in_kernel = False
                copied = _copy_through(read, done + ahead, write, done, most)
            if not copied:
                return
            done += copied
            yield done


def _copy_in_kernel(read: FileIO, read_at: int, write: FileIO, at: int, most: int) -> int:
    """How many bytes were copied; 0 where the kernel doesn't do it."""
    if sys.platform != "linux":
        return 0
    try:
        return os.copy_file_range(read.fileno(), write.fileno(), most, read_at, at)
    except OSError as error:
        if error.errno in _NOT_IN_KERNEL:
            return 0
        raise


def _copy_through(read: FileIO, read_at: int, write: FileIO, at: int, most: int) -> int:
    read.seek(read_at)
    write.seek(at)
    piece = memoryview(read.read(most) or b"")
    written = 0
    while written < len(piece):
        written += write.write(piece[written:])
    return written
