"""How a row is painted: calm, one hairline under it, no grid."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from recorder_app.ui.listing.cells import ROW_ROLE
from recorder_app.ui.listing.chips import paint_chips
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.progress_bar import HEIGHT, paint_progress
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.row_buttons import RowButtons, button_size, cell_width
from recorder_app.ui.listing.tone import Tone, tone_color, tone_glyph
from recorder_app.ui.look.icons import paint_glyph
from recorder_app.ui.look.theme import RADIUS, Colors, Space, colors, scaled

_SMALL = 0.92
"""Of the text's size, where a status takes two lines."""


def two_lines(text: str, font: QFont, width: int) -> str:
    """A text, where it is too long for one line broken between words; what is too long for two is
    elided."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    if line.textLength() == len(text):
        return text
    first, rest = text[: line.textLength()], text[line.textLength() :]
    rest = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return f"{first.rstrip()}\n{rest}"


def row_height(line_height: int) -> int:
    return max(button_size(line_height) + 2 * Space.XS, line_height + 2 * Space.M)


class RowDelegate(QStyledItemDelegate):
    """Paints every column of the list."""

    def __init__(
        self, view: QTableView, buttons: RowButtons, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._buttons = buttons

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = self._view.fontMetrics().height()
        if index.column() == Column.ACTIONS:
            return QSize(cell_width(line), row_height(line))
        return QSize(super().sizeHint(option, index).width() + 2 * Space.M, row_height(line))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = colors()
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, option, index, look)
        row = index.data(ROW_ROLE)
        column = Column(index.column())
        if isinstance(row, Row):
            if column is Column.STATUS:
                self._paint_status(painter, rect, row, index.data(), look)
            else:
                self._paint_cell(painter, rect, row, column, look)
        elif column in (Column.TITLE, Column.STATUS):
            self._paint_placeholder(painter, rect, look)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        look: Colors,
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.selected)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.line)
        current = self._view.currentIndex()
        first = self._view.horizontalHeader().logicalIndex(0) == index.column()
        if first and current.row() == index.row() and self._view.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.accent)

    def _paint_cell(
        self, painter: QPainter, rect: QRect, row: Row, column: Column, look: Colors
    ) -> None:
        inner = rect.adjusted(Space.M, 0, -Space.M, -1)
        match column:
            case Column.PROGRESS:
                paint_progress(painter, QRectF(inner), row.segments, look)
            case Column.PLATFORMS:
                small = scaled(self._view.font(), _SMALL)
                painter.setFont(small)
                paint_chips(painter, QRectF(inner), row.chips, QFontMetrics(small), look)
            case Column.ACTIONS:
                self._buttons.paint(painter, rect, row, look)
            case Column.TITLE:
                self._paint_text(painter, inner, row.title, column, look.text)
            case Column.DURATION:
                self._paint_text(painter, inner, row.duration_text, column, look.secondary)
            case Column.ADDED:
                self._paint_text(painter, inner, row.added_text, column, look.secondary)

    def _paint_status(
        self, painter: QPainter, rect: QRect, row: Row, text: str, look: Colors
    ) -> None:
        rect = rect.adjusted(Space.M, 0, -Space.M, -1)
        side = self._view.fontMetrics().ascent() + 2
        picture = QRectF(rect.left(), rect.center().y() - side / 2 + 0.5, side, side)
        color = tone_color(row.tone, look)
        paint_glyph(painter, picture, tone_glyph(row.tone), color)
        loud = row.tone in (Tone.FAILED, Tone.ATTENTION)
        words = rect.adjusted(side + Space.S, 0, 0, 0)
        painter.setPen(color if loud else look.text)
        line = " ".join(text.split())
        if self._view.fontMetrics().horizontalAdvance(line) > words.width():
            painter.setFont(scaled(self._view.font(), _SMALL))
            line = two_lines(line, painter.font(), words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_text(
        self, painter: QPainter, rect: QRect, text: str, column: Column, color: QColor
    ) -> None:
        metrics = self._view.fontMetrics()
        side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].right else Qt.AlignmentFlag.AlignLeft
        line = " ".join(text.split())
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(color)
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_placeholder(self, painter: QPainter, rect: QRect, look: Colors) -> None:
        width = min(rect.width() - 2 * Space.M, 120)
        bar = QRectF(rect.left() + Space.M, rect.center().y() - HEIGHT / 2, width, HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.track)
        painter.drawRoundedRect(bar, RADIUS / 2, RADIUS / 2)
