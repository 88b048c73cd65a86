"""Reading pages of the list as they come into sight, one at a time, those in sight first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from recorder_app.domain.query import Query
from recorder_app.engine.front import Front
from recorder_app.ui.listing.row import Row
from recorder_app.ui.off_thread import OffThread

PAGE = 100
"""Rows that are read together."""
_MOST_WANTED = 3
"""Pages that wait to be read; a quick scroll passes by the others."""


def _read_page(front: Front, query: Query, page: int) -> list[Row]:
    """On another thread: rows that are ready to be painted."""
    return [Row(each).warm() for each in front.page(query, page * PAGE, PAGE)]


class Pages:
    """`read` is called on the GUI thread with a page's number and the rows on it."""

    def __init__(
        self,
        front: Front,
        reader: OffThread,
        read: Callable[[int, list[Row]], None],
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
            partial(_read_page, self._front, self._query, page),
            partial(self._take, self._query, page),
            self._fail,
        )

    def _take(self, query: Query, page: int, rows: list[Row]) -> None:
        self._reading = False
        if query == self._query:
            if page in self._wanted:
                self._wanted.remove(page)
            self._read(page, rows)
        self._read_next()

    def _fail(self, error: Exception) -> None:
        self._reading = False
        self._wanted.clear()
        self._trouble(error)
