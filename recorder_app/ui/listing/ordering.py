"""Which recordings are in the list, and in which order: asked anew when that may have changed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

from recorder_app.domain.query import Query
from recorder_app.engine.front import Front
from recorder_app.ui.listing.changes import Step, steps
from recorder_app.ui.off_thread import OffThread

_REST_MS = 200
"""Between two looks at the order, however much changes."""


@dataclass(frozen=True, slots=True)
class Order:
    """The answer to a query: all ids, and how to get there from the order that is shown."""

    query: Query
    ids: array[int]
    places: dict[int, int]
    steps: list[Step] | None
    same: bool
    """The same recordings as before, whatever their order."""


def _read_order(front: Front, query: Query, listed: Sequence[int], *, follow: bool) -> Order:
    """On another thread; `follow`: what is listed is the answer to the same query."""
    ids = array("q", front.ids(query))
    places = {each: place for place, each in enumerate(ids)}
    same = len(listed) == len(ids) and places.keys() == set(listed)
    return Order(query, ids, places, steps(listed, ids) if follow else None, same)


class Ordering(QObject):
    def __init__(
        self,
        front: Front,
        reader: OffThread,
        listed: Callable[[], Sequence[int]],
        take: Callable[[Order, bool], None],
        trouble: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        """`listed` are the ids that are shown; `take` is given each new order, and whether it is the
        answer to another query than the one that is shown."""
        super().__init__(parent)
        self._front = front
        self._reader = reader
        self._listed = listed
        self._take = take
        self._trouble = trouble
        self.query = Query()
        self._shown: Query | None = None
        """The query whose order is shown."""
        self._reading = False
        self._still = False
        """Rows must keep their places for now."""
        self._stale = False
        self._asked = QElapsedTimer()
        self._took_ms = 0
        """How long the last look at the order took."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)

    @property
    def is_shown(self) -> bool:
        """What is shown is the answer to the query, as it was at some time."""
        return self._shown == self.query

    @Slot()
    def refresh(self) -> None:
        if self._reading or self._still:
            self._stale = True
            return
        self._reading, self._stale = True, False
        self._timer.stop()
        self._asked.start()
        look = partial(_read_order, self._front, self.query, self._listed(), follow=self.is_shown)
        self._reader.ask(look, self._answer, self._fail)

    def look_again(self) -> None:
        """Soon, but not so often that a long list keeps the reader busy."""
        if not self._timer.isActive():
            self._timer.start(max(_REST_MS, 2 * self._took_ms))

    def keep_still(self, still: bool) -> None:
        self._still = still
        if not still and self._stale:
            self.refresh()

    def _answer(self, order: Order) -> None:
        self._reading = False
        self._took_ms = self._asked.elapsed()
        if order.query != self.query or self._still:
            self.refresh()
            return
        another, self._shown = not self.is_shown, order.query
        self._take(order, another)
        if self._stale:
            self.look_again()

    def _fail(self, error: Exception) -> None:
        self._reading = False
        self._trouble(error)

    def stop(self) -> None:
        self._timer.stop()
