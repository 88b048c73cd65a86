"""Which cells look different after progress, told at most ten times a second for all rows together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from recorder_app.ui.listing.columns import LIVE, Column
from recorder_app.ui.listing.row import Row

INTERVAL_MS = 100


class LiveCells(QObject):
    changed = Signal(object, int, int)
    """`list[int]`: ids of rows that look different from one column to another, both included."""

    def __init__(self, now: Callable[[int], Row | None], parent: QObject) -> None:
        """`now` answers a row as it is now."""
        super().__init__(parent)
        self._now = now
        self._before: dict[int, Row] = {}
        """As they are on screen, of those that have moved since."""
        self._said: set[int] = set()
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)

    def moved(self, before: Iterable[Row]) -> None:
        """Progress of rows that were like this before."""
        for each in before:
            self._before.setdefault(each.id, each)
        self._soon()

    def said(self, ids: Iterable[int]) -> None:
        """Of these, another time left is said."""
        self._said.update(ids)
        self._soon()

    def _soon(self) -> None:
        """What moves after a quiet while is shown at once."""
        if not self._timer.isActive() and (self._before or self._said):
            passed = self._since.elapsed() if self._since.isValid() else INTERVAL_MS
            self._timer.start(max(0, INTERVAL_MS - passed))

    @Slot()
    def _tell(self) -> None:
        self._since.start()
        moved, self._before = self._before, {}
        said, self._said = self._said, set()
        spans: dict[tuple[Column, Column], list[int]] = {}
        for key in moved.keys() | said:
            columns = list(self._columns(moved.get(key), self._now(key)))
            if key in said:
                columns.append(Column.TIME_LEFT)
            if columns:
                spans.setdefault((columns[0], columns[-1]), []).append(key)
        for (first, last), ids in spans.items():
            self.changed.emit(ids, first, last)

    @staticmethod
    def _columns(before: Row | None, now: Row | None) -> Iterable[Column]:
        """In their order, those that look different."""
        if before is None or now is None:
            return
        if before.recording.revision != now.recording.revision:
            yield from LIVE  # new facts were told of by themselves; this is on the safe side
            return
        if before.status_text != now.status_text:
            yield Column.STATUS
        if before.bar != now.bar:
            yield Column.PROGRESS
