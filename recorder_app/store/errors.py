"""How the store can fail because of the world around it; `str(error)` is a sentence for the person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError


class StoreError(Exception):
    """The list of recordings can't be read or written."""


class NewerStoreError(StoreError):
    """A newer version of the program has written it. The file is untouched."""


class DamagedStoreError(StoreError):
    """The file is no list of recordings, or a broken one. It is untouched."""


class StaleRecordingError(Exception):
    """A bug of ours: facts were to be saved that were read before somebody else changed them."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite says about the file or the disk into a `StoreError`; everything else, a
    broken constraint above all, is a bug and passes as it is."""
    try:
        yield
    except DBAPIError as error:
        explanation = _explanation(error.orig, path)
        if explanation is None:
            raise
        raise explanation from error
    except sqlite3.Error as error:
        explanation = _explanation(error, path)
        if explanation is None:
            raise
        raise explanation from error


def _explanation(error: BaseException | None, path: Path) -> StoreError | None:
    # The low byte of an extended result code is the primary one: https://sqlite.org/rescode.html
    code = getattr(error, "sqlite_errorcode", -1) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    reason = _REASONS.get(code)
    return None if reason is None else StoreError(f"The list of recordings “{path}” {reason}.")


def damaged(path: Path, how: str = "is damaged") -> DamagedStoreError:
    return DamagedStoreError(
        f"The list of recordings “{path}” {how}. It was left as it is; "
        "put a copy from the folder “backups” in its place, or move it away to begin a new list."
    )


_REASONS = {
    sqlite3.SQLITE_FULL: "can't be written: there is no room left on the disk",
    sqlite3.SQLITE_IOERR: "can't be read or written: the disk reports an error",
    sqlite3.SQLITE_READONLY: "can't be written: it is read-only",
    sqlite3.SQLITE_PERM: "can't be opened: access is denied",
    sqlite3.SQLITE_CANTOPEN: "can't be opened: its folder is missing or access is denied",
    sqlite3.SQLITE_BUSY: "is held by another program and did not become free in 10 seconds",
}
