"""Which rows of the table are selected, by the ids of their recordings."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QTableView

from recorder_app.ui.listing.model import RecordingsModel


class SelectedRows(QObject):
    changed = Signal()
    """Another selection, or another current row; once for however many steps led there."""

    def __init__(self, model: RecordingsModel, view: QTableView) -> None:
        super().__init__(view)
        self.view = view
        self._model = model
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.timeout.connect(self.changed)
        view.selectionModel().selectionChanged.connect(self.tell)
        view.selectionModel().currentRowChanged.connect(self.tell)

    def ranges(self) -> list[tuple[int, int]]:
        """Rows, as ranges with both ends included, in ascending order."""
        selection = self.view.selectionModel().selection().toList()
        return sorted((each.top(), each.bottom()) for each in selection)

    def ids(self) -> list[int]:
        ids = self._model.ids
        found: list[int] = []
        for first, last in self.ranges():
            found.extend(ids[first : last + 1])
        return found

    def select(self, ids: Iterable[int]) -> None:
        """Select exactly those of these ids that are in the list."""
        self.select_ranges(self._model.ranges_of(ids))

    def select_ranges(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Select exactly these rows; both ends are included."""
        selection = QItemSelection()
        for first, last in ranges:
            selection.append(self._model.stretch(first, last))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().select(selection, flag)

    @property
    def current_id(self) -> int | None:
        index = self.view.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    @Slot()
    def tell(self, *_what: object) -> None:
        """Soon."""
        if not self._told.isActive():
            self._told.start(0)

    def settle(self) -> None:
        """Tell now where that is still to come."""
        if self._told.isActive():
            self._told.stop()
            self.changed.emit()
