"""What the program remembers: recordings, runs, attempts, logs, presets. Thread-safe."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock, get_ident

from sqlalchemy import Connection, Engine

from recorder_app.store.connection import for_writing, make_engine
from recorder_app.store.errors import explained
from recorder_app.store.opening import prepare
from recorder_app.store.reader import Reader
from recorder_app.store.rebuild import rebuild_projection
from recorder_app.store.writer import Commit, Writer

__all__ = ["Commit", "Reader", "Store", "Writer"]

log = logging.getLogger(__name__)

Listener = Callable[[Commit], None]


class Store:
    """One SQLite file. Readers never wait; writers take turns."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._engine = engine
        self._turn = Lock()
        self._writing_thread: int | None = None
        self._listeners: list[Listener] = []

    @classmethod
    def open(cls, path: Path, backups: Path) -> Store:
        """The store in that file: created if there is none, brought up to date with a copy put into
        `backups` first if an older version has written it. Raises `StoreError`."""
        prepare(path, backups)
        return cls(path, make_engine(path))

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """One consistent snapshot."""
        with explained(self._path), self._engine.begin() as connection:
            yield Reader(connection)

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """One transaction: committed at the end, taken back when an exception passes. Raises
        `RuntimeError` inside another `write` of the same thread, listeners included."""
        if self._writing_thread == get_ident():
            raise RuntimeError("a write inside a write would wait for itself")
        # Held until the listeners have run, so that they hear of commits in their order.
        with self._turn:
            self._writing_thread = get_ident()
            try:
                with self._transaction() as connection:
                    writer = Writer(connection)
                    yield writer
                    commit = writer.finish()
                if commit is not None:
                    self._tell(commit)
            finally:
                self._writing_thread = None

    def on_commit(self, listener: Listener) -> None:
        """Have `listener` called after each commit that changed recordings: in the order of commits,
        on the thread that committed. It may read; it must be quick and must not write."""
        self._listeners.append(listener)

    def rebuild_projection(self) -> None:
        """Derive anew whatever is derived and stored."""
        with self._turn, self._transaction() as connection:
            rebuild_projection(connection)

    def checkpoint(self) -> None:
        """Bring what is committed from the write-ahead log into the file; nobody waits for it.
        https://sqlite.org/pragma.html#pragma_wal_checkpoint"""
        with explained(self._path), closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with (
            explained(self._path),
            for_writing(self._engine.connect()) as connection,
            connection.begin(),
        ):
            yield connection

    def _tell(self, commit: Commit) -> None:
        for listener in self._listeners:
            try:
                listener(commit)
            except Exception:
                log.exception("a listener failed on a commit")
