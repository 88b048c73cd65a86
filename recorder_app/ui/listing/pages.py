"""Reading pages of the list as they come into sight, one at a time, those in sight first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from recorder_app.domain.query import Query
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front
from recorder_app.ui.off_thread import OffThread

PAGE = 100
"""Rows that are read together."""
_MOST_WANTED = 3
"""Pages that wait to be read; a quick scroll passes by the others."""


class Pages:
    """`read` is called on the GUI thread with a page's number and what is on it."""

    def __init__(
        self,
        front: Front,
        reader: OffThread,
        read: Callable[[int, list[Snapshot]], None],
        trouble: Callable[[Exception], None],
    ) -> None:
        self._front = front
        self._reader = reader
        self._read = read
        self._trouble = trouble
        self._query: Query | None = None
        self._wanted: list[int] = []
        """The one that is wanted most stands last."""
        self._reading = False

    def turn_to(self, query: Query) -> None:
        """From now on, pages are those of this query's answer."""
        if query != self._query:
            self._query = query
            self._wanted.clear()

    def want(self, page: int) -> None:
        if page not in self._wanted:
            self._wanted.append(page)
            del self._wanted[:-_MOST_WANTED]
            self._read_next()

    def _read_next(self) -> None:
        if self._reading or not self._wanted or self._query is None:
            return
        self._reading = True
        page = self._wanted[-1]
        self._reader.ask(
            partial(self._front.page, self._query, page * PAGE, PAGE),
            partial(self._take, self._query, page),
            self._fail,
        )

    def _take(self, query: Query, page: int, snapshots: list[Snapshot]) -> None:
        self._reading = False
        if query == self._query:
            if page in self._wanted:
                self._wanted.remove(page)
            self._read(page, snapshots)
        self._read_next()

    def _fail(self, error: Exception) -> None:
        self._reading = False
        self._wanted.clear()
        self._trouble(error)
