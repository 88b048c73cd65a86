"""Room on a disk: looked at before a large file is written, and what is said when it runs out."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from recorder_app.domain.errors import NoRoom

RESERVE_BYTES = 32 * 1024 * 1024
"""Left free beside the file, at most: the database, the log and other programs write too."""
_RESERVED_PART = 10
"""Of a small disk only one part in so many is left free, else nothing would ever fit on it."""

_FULL = {errno.ENOSPC, errno.EDQUOT}


def is_full(error: OSError) -> bool:
    """Whether `error` says that the disk, or the person's share of it, is full."""
    return error.errno in _FULL


def require_room(folder: Path, need_bytes: int, what: str) -> None:
    """Raise `NoRoom` unless `need_bytes` more fit on the disk of `folder`.

    `what` is the name of the file that is to be written.
    """
    if not has_room(folder, need_bytes):
        raise no_room(folder, need_bytes, what)


def has_room(folder: Path, need_bytes: int) -> bool:
    """Whether `need_bytes` more fit on the disk of `folder`; true where it can't be asked, so that
    whoever tries finds out why."""
    free = free_bytes(folder)
    return free is None or need_bytes + _reserve_bytes(folder) <= free


def _reserve_bytes(folder: Path) -> int:
    return min(RESERVE_BYTES, shutil.disk_usage(folder).total // _RESERVED_PART)


def free_bytes(folder: Path) -> int | None:
    """How much is free on the disk of `folder`; None where it can't be asked."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def no_room(folder: Path, need_bytes: int | None, what: str) -> NoRoom:
    """The error for a full disk; `need_bytes` is what is still to be written, None if unknown."""
    need = "more room is needed"
    if need_bytes:
        # What is left free beside it has to be there too before it is tried again.
        need = f"{size_in_words(need_bytes + _reserve_bytes(folder))} more are needed"
    free = size_in_words(shutil.disk_usage(folder).free)
    return NoRoom(
        f"There is no room for “{what}”: {need}, {free} are free on the disk of {folder}.",
        folder=str(folder),
        need_bytes=need_bytes,
    )


def size_in_words(size_bytes: int) -> str:
    """`1.4 GB`, with the decimal units that file managers and shops use."""
    size = float(size_bytes)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
