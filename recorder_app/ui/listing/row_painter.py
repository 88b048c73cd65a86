"""How rows are painted: calm, one hairline under each, no grid.

Instead of the view's own painting, which asks Python some six times for each cell: each time Qt takes
the interpreter anew, and where another thread computes meanwhile, waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QTableView

from recorder_app.ui.listing.cell_painter import CellPainter
from recorder_app.ui.listing.cells import Shown
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.look.theme import Colors, colors

_MARK = 3
"""Pixels of the accent's colour that mark the current row."""


class RowPainter:
    def __init__(
        self, view: QTableView, shown_at: Callable[[int], Shown | None], cells: CellPainter
    ) -> None:
        """`shown_at` answers what the list shows of a row; None where it has not been read yet."""
        self._view = view
        self._shown_at = shown_at
        self._cells = cells
        self.hovered = -1
        """The row under the mouse."""
        self.edited = -1
        """The row whose title a person is writing."""

    def paint(self, region: QRegion) -> None:
        """The rows of which something is in `region`, in the viewport."""
        view, look = self._view, colors()
        self._cells.begin(look)
        columns = self._columns()
        if not columns:
            return
        current = view.currentIndex().row()
        shown: dict[int, Shown | None] = {}
        painted: set[tuple[int, int]] = set()
        painter = QPainter(view.viewport())
        for area in region:  # type: ignore[attr-defined]  # PySide's stubs lack it
            seen = [each for each in columns if each[1] <= area.right() and each[2] > area.left()]
            for number, top, height in self._rows(area):
                if number not in shown:
                    shown[number] = self._shown_at(number)
                    row = QRect(columns[0][1], top, columns[-1][2] - columns[0][1], height)
                    self._paint_ground(painter, row, look, number, current)
                for column, left, right in seen:
                    if (number, column) in painted:
                        continue  # once more, letters would be bolder
                    painted.add((number, column))
                    self._cells.paint(
                        painter,
                        QRect(left, top, right - left, height),
                        column,
                        shown[number],
                        calm=number not in (self.hovered, current),
                        edited=number == self.edited,
                    )
        painter.end()

    def _columns(self) -> list[tuple[int, int, int]]:
        """Those that are not hidden, from left to right: where each begins, and where the next does."""
        header = self._view.horizontalHeader()
        columns = []
        for column in Column:
            width = header.sectionSize(column)
            if width:
                left = header.sectionViewportPosition(column)
                columns.append((int(column), left, left + width))
        return sorted(columns, key=lambda each: each[1])

    def _rows(self, area: QRect) -> Iterator[tuple[int, int, int]]:
        """Number, top and height of each."""
        view = self._view
        first, last = view.rowAt(area.top()), view.rowAt(area.bottom())
        if first < 0:
            return
        if last < 0:
            last = view.model().rowCount() - 1
        top, height = view.rowViewportPosition(first), view.rowHeight(first)
        for number in range(first, last + 1):
            yield number, top + (number - first) * height, height

    def _paint_ground(
        self, painter: QPainter, row: QRect, look: Colors, number: int, current: int
    ) -> None:
        view = self._view
        if view.selectionModel().isSelected(view.model().index(number, Column.TITLE)):
            painter.fillRect(row, look.selected)
        elif number == self.hovered:
            painter.fillRect(row, look.hover)
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), look.line)
        if number == current and view.hasFocus():
            right = view.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = row.right() + 1 - _MARK if right else row.left()
            painter.fillRect(QRect(left, row.top(), _MARK, row.height()), look.accent)
