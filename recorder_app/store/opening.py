"""Brings the file into the form that this program works with, or says why that can't be done."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert, inspect

from recorder_app.store.connection import for_writing, make_engine, read_only
from recorder_app.store.errors import NewerStoreError, StoreError, damaged, explained
from recorder_app.store.schema import alembic_version, metadata


@dataclass(frozen=True, slots=True)
class History:
    """The revisions of the schema, oldest first, and where Alembic finds them."""

    revisions: tuple[str, ...]
    scripts: str

    @property
    def head(self) -> str:
        return self.revisions[-1]


HISTORY = History(
    revisions=("0001", "0002", "0003", "0004", "0005"), scripts="recorder_app.store:migrations"
)
"""Repeated here so that an ordinary start need not import Alembic (about 0.2 s)."""

_CHECKED_BYTES = 8 * 1024 * 1024
"""A file up to this size (some 4,000 recordings) is checked as a whole when it is opened, which takes
30 ms at most. What is broken in a larger one is found when it is read."""


Tell = Callable[[float], object]
"""Is told how much of a migration is done, from 0 to 1."""


def is_older(path: Path, history: History = HISTORY) -> bool:
    """Whether `prepare` would migrate it, which takes a second for each 3,000 recordings. False for
    what it would refuse."""
    if not path.exists():
        return False
    try:
        with contextlib.closing(read_only(path)) as connection:
            row = connection.execute(f"SELECT version_num FROM {alembic_version.name}").fetchone()
    except sqlite3.Error:
        return False
    return row is not None and row[0] in history.revisions[:-1]


def prepare(
    path: Path, backups: Path, history: History = HISTORY, tell: Tell = lambda _done: None
) -> None:
    """Create the file, or migrate it after putting a copy into `backups`. Raises `StoreError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _prepare(path, backups, history, tell)
    except OSError as error:
        reason = error.strerror or error
        raise StoreError(f"The list of recordings “{path}” can't be opened: {reason}.") from error


def _prepare(path: Path, backups: Path, history: History, tell: Tell) -> None:
    with explained(path):
        revision = _revision(path)
        if revision is None:
            _create(path, history.head)
        elif revision not in history.revisions:
            raise NewerStoreError(
                f"The list of recordings “{path}” was written by a newer version of Recorder "
                f"(form {revision}, this version knows {history.head}). Install that version; "
                "the list was left as it is."
            )
        elif revision != history.head:
            from recorder_app.store.migrate import migrate

            migrate(path, backups, revision, history, tell)


def _revision(path: Path) -> str | None:
    """The revision that the file has; None where nothing is in it yet. Changes nothing."""
    if not path.exists() or not path.stat().st_size:
        return None
    with contextlib.closing(read_only(path)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not tables:
            return None
        if alembic_version.name not in tables:
            raise damaged(path, "was not written by Recorder")
        if not _sound(connection, path):
            raise damaged(path)
        row = connection.execute(f"SELECT version_num FROM {alembic_version.name}").fetchone()
    if row is None:
        raise damaged(path)
    return str(row[0])


def _sound(connection: sqlite3.Connection, path: Path) -> bool:
    if path.stat().st_size > _CHECKED_BYTES:
        return True
    found: object = connection.execute("PRAGMA quick_check(1)").fetchone()
    return found == ("ok",)


def _create(path: Path, head: str) -> None:
    """All tables at once: 10 ms, where importing Alembic and migrating takes 150. A test proves that
    both make the same."""
    engine = make_engine(path)
    try:
        with for_writing(engine.connect()) as connection, connection.begin():
            if inspect(connection).get_table_names():
                return  # another process was faster
            metadata.create_all(connection, checkfirst=False)
            alembic_version.create(connection)
            connection.execute(insert(alembic_version).values(version_num=head))
    finally:
        engine.dispose()
