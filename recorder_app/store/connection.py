"""Connections to SQLite: how a transaction begins, and the settings that make it durable."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

BUSY_TIMEOUT_S = 10.0
_LOGGED_PAGES = 16_000
"""So much (64 MB) is in the write-ahead log before a commit brings it into the file, and its command
waits for that. Else `Store.checkpoint` does it."""
_BEGIN = "recorder_begin"


def connect(path: Path, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """A connection that begins no transaction by itself."""
    connection = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint={_LOGGED_PAGES}")
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    except BaseException:
        connection.close()
        raise
    return connection


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that leaves the file as it is."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, timeout=BUSY_TIMEOUT_S, isolation_level=None, uri=True)


def make_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions begin as their connection says: see `for_writing`."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, foreign_keys=foreign_keys),
        poolclass=QueuePool,
        max_overflow=-1,
    )

    # A deferred transaction that reads and then writes fails "locked" at once, whatever the timeout,
    # when another has written in between. So a writer takes the lock before it reads.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))

    return engine


def for_writing(connection: Connection) -> Connection:
    """The connection, to begin with the write lock taken."""
    return connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
