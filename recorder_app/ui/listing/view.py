"""The table of recordings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QCursor, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from recorder_app.domain.query import Filter, SortKey
from recorder_app.engine.front import Front
from recorder_app.ui.language import keep
from recorder_app.ui.listing.cell_painter import CellPainter
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.header import ColumnHeader
from recorder_app.ui.listing.hold import Hold
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.pictures import Pictures
from recorder_app.ui.listing.row_buttons import RowButtons
from recorder_app.ui.listing.row_delegate import RowDelegate, row_height
from recorder_app.ui.listing.row_painter import RowPainter
from recorder_app.ui.listing.selected_rows import SelectedRows
from recorder_app.ui.listing.sort_menu import SortMenu
from recorder_app.ui.listing.title_cell import HitPresses, picture_size

_MANY = 100
"""More rows than are seen at once."""


class RecordingsView(QTableView):
    """Where a recording stands is said in its first cell, too, so that a screen reader that moves from
    row to row hears it. The painted buttons are no accessible objects of their own (that takes a
    `QAccessibleInterface`, which can't be written in Python): the cell that they are in and the
    description of the first say what each would do, and keys and menus reach the same commands."""

    chosen = Signal()
    """Another selection, or another current row; once for however many steps led there."""
    typed = Signal(str)
    """The person has begun to type: they look for something."""
    hit_chosen = Signal(int, float)
    """Recording id and a time in seconds: the person wants to hear what was found there."""

    def __init__(
        self,
        front: Front,
        model: RecordingsModel,
        is_busy: Callable[[int], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recordings")
        keep(self.setAccessibleName, "Recordings")
        self._model = model
        self.buttons = RowButtons(self, is_busy)
        self._pictures = Pictures(front, self._in_sight, self)
        self.columns = ColumnHeader(self)
        self.setHorizontalHeader(self.columns)
        self.sort_menu = SortMenu(self.columns)
        self._cells = CellPainter(self, self.buttons, self._pictures)
        self._painter = RowPainter(self, model.shown_at, self._cells)
        self.setItemDelegate(RowDelegate(self, self._painter, self))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAcceptDrops(False)  # the window takes drops, wherever they fall
        self._rows = SelectedRows(model, self)
        self._rows.changed.connect(self.chosen)
        self._hold = Hold(model, self._rows)
        self._hits = HitPresses(self)
        self._hits.chosen.connect(self.hit_chosen)
        self._pictures.came.connect(self._show_picture)
        model.hits_shown.connect(self.columns.make_room_for_hits)
        self._set_up_headers()

    def _set_up_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # With the view's own, each painting of the header asks every selected row whether the whole
        # column is selected: a second for 100,000 rows.
        self.columns.setSelectionModel(QItemSelectionModel(self._model, self.columns))
        self.columns.sort_wanted.connect(self._sort)
        self.columns.arranged.connect(self._share_room)
        self._fit_rows()
        self.columns.reset_columns()
        self.show_sort()

    def _fit_rows(self) -> None:
        height = row_height(self.fontMetrics().height())
        self.verticalHeader().setDefaultSectionSize(height)
        self._pictures.fit(picture_size(height), self.devicePixelRatioF())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        text = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in text and hasattr(self, "_cells"):
            self._cells.fit()
            self._fit_rows()
            self.columns.fit_line(self.fontMetrics().height())
            self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_room()

    @Slot()
    def _share_room(self) -> None:
        self.columns.share_room(self.viewport().width())

    # Painting
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        self._pictures.fit(
            picture_size(self.verticalHeader().defaultSectionSize()), self.devicePixelRatioF()
        )
        self._painter.paint(event.region())

    def _in_sight(self, recording_id: int) -> bool:
        place = self._model.place(recording_id)
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return place is not None and top <= place and (bottom < 0 or place <= bottom)

    @Slot(int)
    def _show_picture(self, recording_id: int) -> None:
        place = self._model.place(recording_id)
        if place is not None:
            self.update(self._model.index(place, Column.TITLE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._hover(-1)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        super().scrollContentsBy(dx, dy)
        point = self.viewport().mapFromGlobal(QCursor.pos())
        inside = self.viewport().underMouse() and self.viewport().rect().contains(point)
        self._hover(self.rowAt(point.y()) if inside else -1)

    def _hover(self, row: int) -> None:
        """The row under the mouse shows its buttons."""
        before, self._painter.hovered = self._painter.hovered, row
        for each in {before, row} - {-1} if before != row else ():
            top, height = self.rowViewportPosition(each), self.rowHeight(each)
            self.viewport().update(0, top, self.viewport().width(), height)

    def currentChanged(  # noqa: N802
        self, current: QModelIndex | object, previous: QModelIndex | object
    ) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        for index in (current, previous):
            assert isinstance(index, QModelIndex)
            top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
            self.viewport().update(0, top, self.viewport().width(), height)

    # Sorting
    def show_sort(self) -> None:
        """Let the header show the order of the model's query. The queue's own has no column: there,
        each row shows its place."""
        query = self._model.query
        self.verticalHeader().setVisible(
            query.sort is SortKey.QUEUE and query.filter is Filter.QUEUED
        )
        columns = [each for each, spec in COLUMNS.items() if spec.sort is query.sort]
        column = self.columns.sorted_by if self.columns.sorted_by in columns else None
        column = column or next(iter(columns), None)
        self.columns.show_sort(column, descending=query.descending)

    @Slot(object, bool)
    def _sort(self, column: Column, descending: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        if COLUMNS[column].sort is not None:
            self.columns.show_sort(column, descending=descending)
            self._model.sort(column, order)
        self.show_sort()

    # Selection
    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Qt's own lists every cell of it where a screen reader listens: four seconds for 100,000 rows.
        What is selected of very many is told by the buttons and the details."""
        if _is_large(selected) or _is_large(deselected):
            self.viewport().update()
        else:
            super().selectionChanged(selected, deselected)

    def selected_ranges(self) -> list[tuple[int, int]]:
        """Selected rows, as ranges with both ends included, in ascending order."""
        return self._rows.ranges()

    def selected_ids(self) -> list[int]:
        return self._rows.ids()

    def select_ids(self, ids: Iterable[int]) -> None:
        """Select exactly those of these ids that are in the list."""
        self._rows.select(ids)

    def go_to(self, ids: Sequence[int]) -> None:
        """Select these and show the first of them."""
        places = sorted(place for place in map(self._model.place, ids) if place is not None)
        if places:
            index = self._model.index(places[0], Column.TITLE)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.select_ids(ids)
            self.scrollTo(index)

    @property
    def current_id(self) -> int | None:
        return self._rows.current_id

    def settle(self) -> None:
        """Tell of the selection now where that is still to come: a command is given for what is
        selected, however soon after it was selected."""
        self._rows.settle()

    # Renaming
    @Slot()
    def rename(self) -> None:
        """Let the person write another title of the current row, in its place."""
        place = self.currentIndex().row()
        if place >= 0 and self._model.row_at(place) is not None:
            index = self._model.index(place, Column.TITLE)
            self.scrollTo(index)
            self._model.keep_still(True)
            self.edit(index)
            self._model.keep_still(self.state() is QAbstractItemView.State.EditingState)

    def closeEditor(  # noqa: N802
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        super().closeEditor(editor, hint)
        self._model.keep_still(False)

    # Keyboard
    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Typing looks in the titles of the whole list, not for the next row of those loaded."""
        if search.strip():
            self.typed.emit(search)

    def scrollTo(  # noqa: N802
        self,
        index: QModelIndex | object,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Only up and down: a click on a wide row must not push the title out of sight."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)  # type: ignore[arg-type]
        self.horizontalScrollBar().setValue(across)

    def stop(self) -> None:
        """Nothing is asked any more."""
        self._pictures.stop()


def _is_large(selection: QItemSelection) -> bool:
    ranges = selection.count()
    return ranges > _MANY or sum(selection.at(each).height() for each in range(ranges)) > _MANY
