"""Rows of any height, scrolled by the pixel; their texts are broken into lines when they are seen.

QListView asks for the height of every row before it shows one, and again whenever it is resized. Of it
nothing is left here but that screen readers know it: where the rows are is worked out anew, and the
heights of those that have not been seen are guesses.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from recorder_app.ui.details.transcript.model import TranscriptModel
from recorder_app.ui.details.transcript.texts import Texts

Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction


class RowsView(QListView):
    scrolled_by_person = Signal()

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.transcript = model
        self.texts = Texts(self.font())
        self._settling = False
        self.setModel(model)
        # Times and words stand as in the film's time line; a text turns by its own letters.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        bar = self.verticalScrollBar()
        bar.setSingleStep(round(1.5 * self.fontMetrics().height()))
        bar.actionTriggered.connect(self.scrolled_by_person)

    # Where things are
    def area(self, row: int) -> QRect:
        top = round(self.texts.top(row)) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), round(self.texts.height(row)))

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        return self.area(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        row = self.texts.row_at(point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self.transcript.index(row)

    def horizontalOffset(self) -> int:  # noqa: N802
        return 0

    def verticalOffset(self) -> int:  # noqa: N802
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:  # noqa: N802
        return False

    # Scrolling
    def offset_for(self, row: int, below: float) -> int:
        """The scroll bar's value with which a row's upper edge is so far below the view's."""
        self.texts.measure(row)
        above, room = row, below
        while above > 0 and room > 0:
            above -= 1
            self.texts.measure(above)
            room -= self.texts.height(above)
        self._settle()
        return max(0, round(self.texts.top(row) - below))

    def scrollTo(  # noqa: N802
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        area = self.area(index.row())
        if hint is QAbstractItemView.ScrollHint.EnsureVisible:
            if area.top() >= 0 and (area.bottom() <= room or area.height() > room):
                return
            down = area.top() > 0
            below = max(0, room - area.height()) if down else 0
        else:
            below = max(0, (room - area.height()) // 2)
        bar.setValue(self.offset_for(index.row(), below))

    def _settle(self) -> None:
        """Rows that can be seen get their true heights; what is looked at stays where it is."""
        if self._settling:
            return
        self._settling = True
        bar, texts, room = self.verticalScrollBar(), self.texts, self.viewport().height()
        for _ in range(3):
            y = min(bar.value(), max(0, texts.total - room))
            shift = self._measure_from(y, y + room)
            bar.setRange(0, max(0, round(texts.total) - room))
            bar.setPageStep(room)
            bar.setValue(round(y + shift))
            if not shift:
                break
        self._settling = False
        self.viewport().update()
        self.updateEditorGeometries()

    def _measure_from(self, top: float, bottom: float) -> float:
        """By how much the rows below moved because one that begins above `top` was guessed wrong."""
        shift, row = 0.0, self.texts.row_at(top)
        while row is not None and row < self.transcript.rowCount():
            begins = self.texts.top(row)
            if begins >= bottom + shift:
                break
            more = self.texts.measure(row)
            if begins < top:
                shift += more
            row += 1
        return shift

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802
        self._settle()

    def updateGeometries(self) -> None:  # noqa: N802
        self._settle()
        QAbstractItemView.updateGeometries(self)

    def doItemsLayout(self) -> None:  # noqa: N802
        """QListView's would measure everything."""
        QAbstractItemView.doItemsLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What stands at the top stays there."""
        offset = self.verticalOffset()
        row = self.texts.row_at(offset)
        part = (offset - self.texts.top(row)) / self.texts.height(row) if row is not None else 0
        if self.texts.fit(self.viewport().width()) and row is not None:
            self.texts.measure(row)
            within = part * self.texts.height(row)
            self.verticalScrollBar().setRange(0, round(self.texts.total))
            self.verticalScrollBar().setValue(round(self.texts.top(row) + within))
        QAbstractItemView.resizeEvent(self, event)
        self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self.scrolled_by_person.emit()
        super().wheelEvent(event)

    # The model
    @Slot()
    def reset(self) -> None:
        QAbstractItemView.reset(self)
        self.texts.show(self.transcript.rows)
        self._settle()

    def dataChanged(  # noqa: N802
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        self.texts.change(self.transcript.rows, range(first.row(), last.row() + 1))
        QAbstractItemView.dataChanged(self, first, last, list(roles))
        self._settle()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.texts.use_font(self.font())
            self._settle()

    # The keyboard
    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        self.scrolled_by_person.emit()
        rows, row = self.transcript.rowCount(), self.currentIndex().row()
        if row < 0:
            row = self.texts.row_at(self.verticalOffset()) or 0
        page = self.viewport().height()
        match action:
            case _Action.MoveUp | _Action.MovePrevious:
                row -= 1
            case _Action.MoveDown | _Action.MoveNext:
                row += 1
            case _Action.MoveHome:
                row = 0
            case _Action.MoveEnd:
                row = rows - 1
            case _Action.MovePageUp:
                row = self.texts.row_at(max(0.0, self.texts.top(row) - page)) or 0
            case _Action.MovePageDown:
                further = self.texts.row_at(self.texts.top(row) + page)
                row = rows - 1 if further is None else further
        return self.transcript.index(max(0, min(row, rows - 1)))

    def setSelection(  # noqa: N802
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        index = self.indexAt(rect.center())
        self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        region = QRegion()
        each: QItemSelectionRange
        for each in selection:  # type: ignore[attr-defined]  # a list of them
            for row in range(each.top(), each.bottom() + 1):
                region = region.united(self.area(row))
        return region
