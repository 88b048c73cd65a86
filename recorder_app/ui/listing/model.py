"""The table's model: rows of recordings, over pages that are read off the GUI thread.

The order is the store's: sorting and filtering are a new query, never work on rows here. A row that
has not been read yet is empty until its page is there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from recorder_app.domain.query import Query
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.language import language, say, translated
from recorder_app.ui.listing.beside import Beside
from recorder_app.ui.listing.cells import Shown, cell
from recorder_app.ui.listing.changes import Removal, Step
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.known import Known
from recorder_app.ui.listing.live_cells import LiveCells
from recorder_app.ui.listing.ordering import Order, Ordering
from recorder_app.ui.listing.pages import PAGE, Pages
from recorder_app.ui.listing.row import Row
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_PLAIN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_COLUMNS = tuple(Column)
_COLUMN_COUNT = len(_COLUMNS)
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RecordingsModel(QAbstractTableModel):
    about_to_reorder = Signal(bool, bool)
    """Rows are about to come, go or change places: a view remembers what it shows. Whether this is
    the answer to another query than the one that is shown, and whether all rows stay and none come."""
    reordered = Signal()
    loaded = Signal()
    """A query was answered for the first time: the list is what it says, also when it is empty."""
    failed = Signal(str)
    hits_shown = Signal(bool)
    """Whether there are sentences to be shown in rows."""

    def __init__(
        self,
        front: Front,
        reader: OffThread,
        parent: QObject | None = None,
        asked: Callable[[int], Command | None] = lambda _id: None,
    ) -> None:
        """`asked` names the command of a recording whose outcome is not here yet."""
        super().__init__(parent)
        self._beside = Beside(front, reader, self, asked)
        self._live = LiveCells(self._known_row, self)
        self._known = Known()
        self._pages = Pages(front, reader, self._page_read, self._trouble)
        self._ordering = Ordering(
            front, reader, lambda: self._known.ids, self._reorder, self._trouble, self
        )
        self._missed = False
        """A page did not hold the rows that it should have held."""
        self._beside.changed.connect(self._announce)
        self._beside.failed.connect(self.failed)
        self._beside.hits.shown.connect(self.hits_shown)
        self._live.changed.connect(self._announce)
        language().changed.connect(self._say_again)

    # What is shown
    @property
    def query(self) -> Query:
        return self._ordering.query

    @property
    def is_loaded(self) -> bool:
        return self._ordering.is_shown

    @property
    def ids(self) -> Sequence[int]:
        return self._known.ids

    def id_at(self, place: int) -> int:
        return self._known.id_at(place)

    def place(self, recording_id: int) -> int | None:
        return self._known.place(recording_id)

    def ranges_of(self, ids: Iterable[int]) -> list[tuple[int, int]]:
        """Where those of these that are in the list stand, as ranges with both ends included."""
        return self._known.ranges_of(ids)

    def stretch(self, first: int, last: int) -> QItemSelectionRange:
        """These rows, which are in the list; both ends are included."""
        # `index` would ask for the number of rows and columns each time.
        end = self.createIndex(last, _COLUMN_COUNT - 1)
        return QItemSelectionRange(self.createIndex(first, 0), end)

    def row(self, recording_id: int) -> Row | None:
        """None where it has not been read yet."""
        return self._known.row(recording_id)

    def row_at(self, place: int) -> Row | None:
        """None where it has not been read yet; it is read soon."""
        row = self._known.row_at(place)
        if row is None:
            self._pages.want(place // PAGE)
        return row

    def shown_at(self, place: int) -> Shown | None:
        """None where it has not been read yet; it is read soon."""
        row = self.row_at(place)
        return None if row is None else self._beside.shown(row)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._known)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else _COLUMN_COUNT

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return cell(self.shown_at(index.row()), _COLUMNS[index.column()], role)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if index.column() == Column.TITLE else _PLAIN

    def setData(  # noqa: N802
        self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Another title."""
        row = self.row_at(index.row()) if index.isValid() else None
        editable = role == Qt.ItemDataRole.EditRole and index.column() == Column.TITLE
        if row is None or not editable or value == row.title:
            return False
        self._beside.renaming.rename(row.id, str(value))
        return True

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        spec = COLUMNS[Column(section)]
        if role == Qt.ItemDataRole.DisplayRole:
            return translated(spec.heading) if spec.width else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return translated(spec.heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if spec.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    # Another order
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = COLUMNS[Column(column)].sort if 0 <= column < len(Column) else None
        if key is not None:
            descending = order is Qt.SortOrder.DescendingOrder
            self.ask(replace(self.query, sort=key, descending=descending))

    def ask(self, query: Query) -> None:
        """Show the answer to another query, as soon as it is there."""
        if query != self.query:
            self._ordering.query = query
            self._beside.hits.look_for(query.search)
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again at which recordings are in the list, and in which order."""
        self._ordering.refresh()

    def keep_still(self, still: bool) -> None:
        """While a person writes into a row, rows neither come nor go nor change places."""
        self._ordering.keep_still(still)

    def reload(self) -> None:
        """Much may have changed that no event has told of."""
        self._known.forget_rows()
        self._missed = True
        self.refresh()

    def _reorder(self, order: Order, another_query: bool) -> None:
        self._pages.turn_to(order.query)
        if order.steps is None:
            self.about_to_reorder.emit(another_query, order.same)
            self.beginResetModel()
            self._known.replace(order.ids, order.places)
            self.endResetModel()
            self.reordered.emit()
        elif order.steps:
            self.about_to_reorder.emit(another_query, order.same)
            for step in order.steps:
                self._take(step)
            self._known.replace(order.ids, order.places)
            self.reordered.emit()
        elif self._missed:
            self._changed(0, len(self._known) - 1)
        self._missed = False
        if another_query:
            self.loaded.emit()

    def _take(self, step: Step) -> None:
        if isinstance(step, Removal):
            self.beginRemoveRows(QModelIndex(), step.first, step.last)
            self._known.take(step)
            self.endRemoveRows()
        else:
            last = step.first + len(step.ids) - 1
            self.beginInsertRows(QModelIndex(), step.first, last)
            self._known.take(step)
            self.endInsertRows()

    # Pages
    def _page_read(self, page: int, rows: list[Row]) -> None:
        new = self._known.load(rows)
        self._beside.times.note(each.snapshot for each in rows)
        self._announce(new)
        first, last = page * PAGE, min((page + 1) * PAGE, len(self._known))
        if any(self._known.row_at(place) is None for place in range(first, last)):
            self._missed = True  # the order has changed in between
            self._ordering.look_again()

    def _trouble(self, error: Exception) -> None:
        log.error("the list could not be read", exc_info=error)
        self.failed.emit(say("The list could not be read: {why}", why=str(error)))

    # Events
    @Slot(object)
    def apply_facts(self, snapshots: tuple[Snapshot, ...]) -> None:
        changed = [each.id for each in self._known.apply(snapshots)]
        rows = filter(None, map(self._known.row, changed))
        self._beside.told([each.snapshot for each in rows])
        self._announce(changed)
        if self._facts_matter():
            self._ordering.look_again()

    @Slot(object)
    def apply_progress(self, snapshots: tuple[Snapshot, ...]) -> None:
        self._live.moved(self._known.apply(snapshots))
        self._live.said(self._beside.times.note(snapshots))

    @Slot(object)
    def add(self, _ids: tuple[int, ...]) -> None:
        self.refresh()

    @Slot(object)
    def remove(self, ids: tuple[int, ...]) -> None:
        self._beside.times.forget(ids)
        self.refresh()

    @Slot(object)
    def show_busy(self, ids: Collection[int]) -> None:
        """The buttons of these rows look different now, and what they say at once."""
        loaded = [each for each in self._known.loaded() if each in ids]
        self._announce(loaded, Column.STATUS, Column.ACTIONS)

    @Slot()
    def _say_again(self) -> None:
        self._known.say_again()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._changed(0, len(self._known) - 1)

    def _facts_matter(self) -> bool:
        """Whether new facts of a recording can change which are in the list, or their order."""
        return replace(self.query, descending=True) != Query()

    def _known_row(self, recording_id: int) -> Row | None:
        return self._known.row(recording_id)

    @Slot(object)
    @Slot(object, int, int)
    def _announce(self, ids: Iterable[int], first: int = 0, last: int = len(Column) - 1) -> None:
        for top, bottom in self._known.ranges_of(ids):
            self._changed(top, bottom, first, last)

    def _changed(self, top: int, bottom: int, first: int = 0, last: int = len(Column) - 1) -> None:
        if bottom >= top:
            self.dataChanged.emit(self.index(top, first), self.index(bottom, last))

    def stop(self) -> None:
        """Nothing is asked or told any more."""
        self._ordering.stop()
        self._live.stop()
        self._beside.stop()
