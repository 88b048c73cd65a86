"""A notice row by row: what became of each recording or source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from recorder_app.domain.phrase import phrase
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.theme import Space
from recorder_app.ui.notices.notices import NoticeRow, NoticeText

_HEADINGS = (phrase("Recording"), phrase("Outcome"))
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


_LOOKED_AT = 50
"""Rows whose titles say how wide their column is to be."""


class _RowsModel(QAbstractTableModel):
    def __init__(self, rows: Sequence[NoticeRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        return row.sentence if index.column() else row.about

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translated(_HEADINGS[section])
        return None


class NoticeDialog(QDialog):
    def __init__(self, notice: NoticeText, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noticeDialog")
        self.setWindowTitle(say("What happened"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._notice = notice
        heading = QLabel(notice.text)
        heading.setWordWrap(True)
        heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        table = QTableView()
        table.setModel(_RowsModel(notice.rows, self))
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + Space.M)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(_LOOKED_AT)
        table.resizeColumnToContents(0)
        line = table.fontMetrics().height()
        table.setColumnWidth(0, min(table.columnWidth(0) + Space.XL, 22 * line))
        buttons = QDialogButtonBox()
        buttons.addButton(say("Close"), QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
        copy = buttons.addButton(say("Copy all"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(heading)
        layout.addWidget(table)
        layout.addWidget(buttons)
        room = self.screen().availableGeometry().size() * 0.95
        self.resize(QSize(48 * line, 28 * line).boundedTo(room))

    @Slot()
    def _copy(self) -> None:
        lines = [f"{row.about}\t{row.sentence}" for row in self._notice.rows]
        QGuiApplication.clipboard().setText("\n".join([self._notice.text, *lines]))
