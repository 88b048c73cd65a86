"""The table of recordings: keeps its selection, its current row and its place while the list changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from recorder_app.domain.query import Filter, SortKey
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.known import ranges
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.row_buttons import RowButtons, cell_width
from recorder_app.ui.listing.row_delegate import RowDelegate, row_height

_LINE = 15
"""The height of a text line, in pixels, that the columns' widths are meant for."""

_NARROWEST = 112
"""A flexible column at its narrowest, in pixels for such a line."""

_MISSED = (Column.ADDED, Column.DURATION)
"""Where there is no room for all columns, these give way, in this order."""


@dataclass(frozen=True, slots=True)
class _Hold:
    """What is seen of the list, by ids, while its order changes."""

    selected: tuple[int, ...]
    current: int | None
    column: int
    visible: tuple[int, ...]
    """From the top; empty where the list stands at its beginning and is to stay there."""
    offset: int
    """Of the topmost one, in pixels."""
    another_query: bool


class RecordingsView(QTableView):
    chosen = Signal()
    """Another selection, or another current row; once for however many steps led there."""
    typed = Signal(str)
    """The person has begun to type: they look for something."""

    def __init__(
        self,
        model: RecordingsModel,
        is_busy: Callable[[int], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recordings")
        self.setAccessibleName("Recordings")
        self._model = model
        self._hold: _Hold | None = None
        self.buttons = RowButtons(self, is_busy)
        self.setItemDelegate(RowDelegate(self, self.buttons, self))
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
        self._set_up_rows()
        self._set_up_columns()
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.timeout.connect(self.chosen)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.selectionModel().currentRowChanged.connect(self._tell)
        model.about_to_reorder.connect(self._remember)
        model.reordered.connect(self._restore)

    def _set_up_rows(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(self.fontMetrics().height()))

    def _set_up_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(48)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorShown(True)
        # With the view's own, each painting of the header asks every selected row whether the whole
        # column is selected: a second for 100,000 rows.
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        line = self.fontMetrics().height()
        for column, spec in COLUMNS.items():
            self.setColumnWidth(column, spec.width * line // _LINE or cell_width(line))
        self._shares = {
            each: self.columnWidth(each) for each, spec in COLUMNS.items() if spec.flexible
        }
        header.sectionResized.connect(self._note_share)
        header.setSectionResizeMode(Column.ACTIONS, QHeaderView.ResizeMode.Fixed)
        self.show_sort()
        header.sortIndicatorChanged.connect(self._sort)

    def restore_columns(self, state: QByteArray) -> None:
        """Widths, places and order, as the header's `saveState` gave them."""
        header = self.horizontalHeader()
        if header.restoreState(state):
            self.setColumnWidth(Column.ACTIONS, cell_width(self.fontMetrics().height()))
            self._shares = {each: self.columnWidth(each) for each in self._shares}
            self._sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The flexible columns share what room there is, in the proportion that they have."""
        super().resizeEvent(event)
        narrowest = _NARROWEST * self.fontMetrics().height() // _LINE
        self._make_room(narrowest)
        now = sum(self.columnWidth(each) for each in self._shares)
        room = now + self.viewport().width() - self.horizontalHeader().length()
        shares = dict(self._shares)  # they stay what they are, however narrow it becomes
        left, rest = sum(shares.values()), room
        for each, share in sorted(shares.items(), key=lambda item: item[1]):
            # The smallest come first, so that the others make up for what these need at least.
            width = max(share * rest // left, narrowest)
            self.setColumnWidth(each, width)
            left, rest = left - share, rest - width
        self._shares = shares

    def _make_room(self, narrowest: int) -> None:
        """Show the columns that there is room for."""
        for column in _MISSED:
            self.setColumnHidden(column, False)
        firm = sum(self.columnWidth(each) for each in Column if each not in self._shares)
        lacking = firm + narrowest * len(self._shares) - self.viewport().width()
        for column in _MISSED:
            if lacking > 0:
                lacking -= self.columnWidth(column)
                self.setColumnHidden(column, True)

    @Slot(int, int, int)
    def _note_share(self, column: int, _before: int, width: int) -> None:
        if Column(column) in self._shares:
            self._shares[Column(column)] = width

    # Sorting
    def show_sort(self) -> None:
        """Let the header show the order of the model's query. The queue's own has no column: there,
        each row shows its place."""
        query = self._model.query
        header = self.horizontalHeader()
        in_queue = query.sort is SortKey.QUEUE
        header.setSortIndicatorShown(not in_queue)
        self.verticalHeader().setVisible(in_queue and query.filter is Filter.QUEUED)
        if in_queue:
            return
        column = next(each for each, spec in COLUMNS.items() if spec.sort is query.sort)
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        blocker = QSignalBlocker(header)
        header.setSortIndicator(column, order)
        blocker.unblock()

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if COLUMNS[Column(column)].sort is not None:
            self._model.sort(column, order)
        self.show_sort()

    # Selection
    def selected_ranges(self) -> list[tuple[int, int]]:
        """Selected rows, as ranges with both ends included, in ascending order."""
        selection = self.selectionModel().selection().toList()
        return sorted((each.top(), each.bottom()) for each in selection)

    def selected_ids(self) -> list[int]:
        ids = self._model.ids
        found: list[int] = []
        for first, last in self.selected_ranges():
            found.extend(ids[first : last + 1])
        return found

    def select_ids(self, ids: Iterable[int]) -> None:
        """Select exactly those of these ids that are in the list."""
        places = [place for place in map(self._model.place, ids) if place is not None]
        selection = QItemSelection()
        for first, last in ranges(places):
            top, bottom = self._model.index(first, 0), self._model.index(last, len(Column) - 1)
            selection.append(QItemSelectionRange(top, bottom))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

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
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    @Slot()
    def _tell(self, *_what: object) -> None:
        if not self._told.isActive():
            self._told.start(0)

    def settle(self) -> None:
        """Tell of the selection now where that is still to come: a command is given for what is
        selected, however soon after it was selected."""
        if self._told.isActive():
            self._told.stop()
            self.chosen.emit()

    # The list changes under the view
    @Slot(bool)
    def _remember(self, another_query: bool) -> None:
        top = self.rowAt(0)
        bottom = self.rowAt(self.viewport().height() - 1)
        at_top = self.verticalScrollBar().value() == 0 or top < 0
        last = bottom if bottom >= 0 else self._model.rowCount() - 1
        self._hold = _Hold(
            selected=tuple(self.selected_ids()),
            current=self.current_id,
            column=self.currentIndex().column(),
            visible=() if at_top else tuple(self._model.ids[top : last + 1]),
            offset=0 if at_top else self.rowViewportPosition(top),
            another_query=another_query,
        )

    @Slot()
    def _restore(self) -> None:
        hold, self._hold = self._hold, None
        if hold is None:
            return
        self._tell()  # a list that is shown anew loses its selection without a word
        if hold.selected and not self.selectionModel().hasSelection():
            self.select_ids(hold.selected)
        place = None if hold.current is None else self._model.place(hold.current)
        if place is not None and self.currentIndex().row() != place:
            self.selectionModel().setCurrentIndex(
                self._model.index(place, hold.column), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self.updateGeometries()
        if hold.another_query:
            self.scrollToTop()
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())
        else:
            self._scroll_back(hold)

    def _scroll_back(self, hold: _Hold) -> None:
        """What stood at the top stands there again, or what stood next below it and is still there."""
        for number, each in enumerate(hold.visible):
            place = self._model.place(each)
            if place is not None:
                inset = hold.offset + number * self.rowHeight(place)
                self.verticalScrollBar().setValue(
                    self.verticalHeader().sectionPosition(place) - inset
                )
                return

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
