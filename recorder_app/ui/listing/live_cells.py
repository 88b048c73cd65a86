"""Which cells look different after progress, told at most ten times a second for all rows together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.row import Row

INTERVAL_MS = 100
WORDS_MS = 300
"""Nobody can read words that change more often."""


class LiveCells(QObject):
    changed = Signal(object, int, int)
    """`list[int]`: ids of rows that look different from one column to another, both included."""

    def __init__(self, now: Callable[[int], Row | None], parent: QObject) -> None:
        """`now` answers a row as it is now."""
        super().__init__(parent)
        self._now = now
        self._bars: dict[int, Row] = {}
        """As they are on screen, of rows that have moved since."""
        self._words: dict[int, Row] = {}
        self._left: set[int] = set()
        """Of these, another time left is said."""
        self._since = QElapsedTimer()
        self._words_since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)

    def moved(self, before: Iterable[Row]) -> None:
        """Progress of rows that were like this before."""
        for each in before:
            self._bars.setdefault(each.id, each)
            self._words.setdefault(each.id, each)
        self._soon()

    def said(self, ids: Iterable[int]) -> None:
        """Of these, another time left is said."""
        self._left.update(ids)
        self._soon()

    def _soon(self) -> None:
        """What moves after a quiet while is shown at once."""
        if self._timer.isActive():
            return
        if self._bars or self._left:
            self._timer.start(max(0, INTERVAL_MS - _passed(self._since)))
        elif self._words:
            self._timer.start(max(0, WORDS_MS - _passed(self._words_since)))

    @Slot()
    def _tell(self) -> None:
        self._since.start()
        columns: dict[int, list[Column]] = {}
        if _passed(self._words_since) >= WORDS_MS:
            self._words_since.start()
            words, self._words = self._words, {}
            for key in self._different(words, lambda row: row.status_text):
                columns.setdefault(key, []).append(Column.STATUS)
        bars, self._bars = self._bars, {}
        for key in self._different(bars, lambda row: row.bar_looks):
            columns.setdefault(key, []).append(Column.PROGRESS)
        left, self._left = self._left, set()
        for key in left:
            columns.setdefault(key, []).append(Column.TIME_LEFT)
        spans: dict[tuple[Column, Column], list[int]] = {}
        for key, each in columns.items():
            spans.setdefault((each[0], each[-1]), []).append(key)
        for (first, last), ids in spans.items():
            self.changed.emit(ids, first, last)
        self._soon()

    def stop(self) -> None:
        self._timer.stop()

    def _different(self, before: dict[int, Row], looks: Callable[[Row], object]) -> Iterable[int]:
        for key, row in before.items():
            now = self._now(key)
            if now is not None and now is not row and looks(now) != looks(row):
                yield key


def _passed(since: QElapsedTimer) -> int:
    """Milliseconds; very many where it was never started."""
    return since.elapsed() if since.isValid() else 10 * WORDS_MS
