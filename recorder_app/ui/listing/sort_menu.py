"""Sorting the list from the menu: what the headings do for the mouse, for the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from recorder_app.ui.language import keep, language, translated
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.header import ColumnHeader

_LIKE_ANOTHER = (Column.PATH,)
"""Sorted by the same as a column before it."""


class SortMenu(QMenu):
    def __init__(self, header: ColumnHeader) -> None:
        super().__init__(header)
        self.setObjectName("sortMenu")
        keep(self.setTitle, "Sort by")
        self._header = header
        self._columns: dict[Column, QAction] = {}
        group = QActionGroup(self)
        for column, spec in COLUMNS.items():
            if spec.sort is not None and column not in _LIKE_ANOTHER:
                action = group.addAction("")
                action.setCheckable(True)
                action.setData(int(column))
                action.triggered.connect(self._sort)
                self._columns[column] = action
        self.addActions(group.actions())
        self.addSeparator()
        self._descending = self.addAction("")
        self._descending.setCheckable(True)
        self._descending.triggered.connect(self._turn)
        keep(self._descending.setText, "Descending")
        self.aboutToShow.connect(self._check)
        language().changed.connect(self._say)
        self._say()

    @Slot()
    def _say(self) -> None:
        for column, action in self._columns.items():
            action.setText(translated(COLUMNS[column].heading))

    @Slot()
    def _check(self) -> None:
        by = self._header.sorted_by
        if by in self._columns:
            self._columns[by].setChecked(True)
        self._descending.setChecked(self._header.is_descending)

    @Slot()
    def _sort(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._header.sort_wanted.emit(Column(action.data()), self._header.is_descending)

    @Slot()
    def _turn(self) -> None:
        by = self._header.sorted_by
        if by is not None:
            self._header.sort_wanted.emit(by, self._descending.isChecked())
