"""How tall and wide the cells of a row are, and how a title is written in its place."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from recorder_app.domain.renaming import LONGEST_TITLE
from recorder_app.ui.language import say
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.row_buttons import button_size, cell_width
from recorder_app.ui.listing.row_painter import RowPainter
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.listing.title_cell import TitleCell
from recorder_app.ui.look.theme import Space


def row_height(line_height: int) -> int:
    """Room for a button, and for two lines of text."""
    return max(button_size(line_height) + 2 * Space.XS, 2 * line_height + Space.S)


class RowDelegate(QStyledItemDelegate):
    """Paints nothing: that is the `RowPainter`'s."""

    def __init__(
        self, view: QTableView, painter: RowPainter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._painter = painter

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = self._view.fontMetrics().height()
        if index.column() == Column.ACTIONS:
            return QSize(cell_width(line), row_height(line))
        return QSize(super().sizeHint(option, index).width() + 2 * Space.M, row_height(line))

    def createEditor(  # noqa: N802
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        self._painter.edited = index.row()
        editor = QLineEdit(parent)
        editor.setObjectName("titleEditor")
        editor.setAccessibleName(say("Title"))
        editor.setMaxLength(LONGEST_TITLE)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()
        return editor

    def destroyEditor(  # noqa: N802
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._painter.edited = -1
        super().destroyEditor(editor, index)

    def setEditorData(  # noqa: N802
        self, _editor: QWidget, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Nothing: what the row says meanwhile must not undo what a person types."""

    def setModelData(  # noqa: N802
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(  # noqa: N802
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Over the title; where that is long, also over the cells beside it."""
        assert isinstance(editor, QLineEdit)
        rect: QRect = option.rect
        sides = Sides(self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        words = TitleCell.of(rect, rect.height(), sides).words
        words.adjust(-Space.S, 0, Space.S, 0)
        needed = editor.fontMetrics().horizontalAdvance(editor.text()) + 2 * Space.L
        seen = QRectF(self._view.viewport().rect())
        room = words.right() if sides.reversed else seen.width() - words.left()
        width = min(max(words.width(), needed), max(words.width(), room - Space.M))
        place = sides.begin(words, width)
        height = min(editor.sizeHint().height(), rect.height() - 4)
        top = rect.center().y() - height // 2
        editor.setGeometry(int(place.left()), top, int(width), height)
