"""Entries of a list that say a second, smaller thing below their name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recorder_app.ui.look.theme import Space, colors, scaled


class TwoLines(QStyledItemDelegate):
    """For texts of two lines."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        style = own.widget.style() if own.widget else QApplication.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, own, own.widget)
        name, _, more = own.text.partition("\N{LINE SEPARATOR}")  # as Qt makes of "\n"
        own.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        look, half = colors(), own.fontMetrics.height()
        upper = QRect(room.left() + Space.XS, own.rect.center().y() - half + 1, room.width(), half)
        near = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        right = Qt.TextElideMode.ElideRight
        painter.save()
        for words, where, size, color in (
            (name, upper, 1.0, look.text),
            (more, upper.translated(0, half), 0.92, look.secondary),
        ):
            painter.setFont(scaled(own.font, size))
            painter.setPen(color)
            shown = painter.fontMetrics().elidedText(words, right, where.width())
            painter.drawText(where, near, shown)
        painter.restore()
