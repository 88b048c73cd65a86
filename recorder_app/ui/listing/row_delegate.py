"""How a row is painted: calm, one hairline under it, no grid."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from recorder_app.domain.renaming import LONGEST_TITLE
from recorder_app.ui.language import say
from recorder_app.ui.listing.cells import SHOWN_ROLE, Shown, status_text
from recorder_app.ui.listing.chips import paint_chips
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.pictures import ROUND, Pictures
from recorder_app.ui.listing.progress_bar import HEIGHT, paint_progress
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.row_buttons import RowButtons, button_size, cell_width
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.listing.texts import Texts
from recorder_app.ui.listing.title_cell import TitleCell
from recorder_app.ui.listing.tone import Tone, tone_color, tone_glyph
from recorder_app.ui.look.icons import Glyph, paint_glyph
from recorder_app.ui.look.theme import RADIUS, Space, colors

_TEXTS: dict[Column, Callable[[Shown], str]] = {
    Column.DURATION: lambda shown: shown.row.duration_text,
    Column.ADDED: lambda shown: shown.row.added_text,
    Column.SIZE: lambda shown: shown.row.size_text,
    Column.LANGUAGE: lambda shown: shown.row.language_text,
    Column.SOURCE: lambda shown: shown.row.source_text,
    Column.ATTEMPTS: lambda shown: shown.row.attempts_text,
    Column.PATH: lambda shown: shown.row.recording.source,
    Column.FINISHED: lambda shown: shown.row.finished_text,
}
_LOUD = (Tone.FAILED, Tone.ATTENTION)


def row_height(line_height: int) -> int:
    """Room for a button, and for two lines of text."""
    return max(button_size(line_height) + 2 * Space.XS, 2 * line_height + Space.S)


class RowDelegate(QStyledItemDelegate):
    """Paints every column of the list. `begin` is called before the rows are painted."""

    def __init__(
        self,
        view: QTableView,
        buttons: RowButtons,
        pictures: Pictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._buttons = buttons
        self._pictures = pictures
        self.hovered = -1
        """The row under the mouse."""
        self._edited = -1
        """The row whose title a person is writing."""
        self.fit()

    def fit(self) -> None:
        """The text or the direction in which it is read has changed."""
        self._sides = Sides(self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        self._texts = Texts(self._view.font(), self._sides)
        self.begin()

    def begin(self) -> None:
        """What is the same for all rows that are painted now."""
        self._look = colors()
        self._current = self._view.currentIndex().row()
        self._focused = self._view.hasFocus()
        self._first = self._view.horizontalHeader().logicalIndexAt(0)

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
        rect: QRect = option.rect
        number, column = index.row(), index.column()
        painter.save()
        self._paint_ground(painter, option, rect, number, column)
        shown = index.data(SHOWN_ROLE)
        if isinstance(shown, Shown):
            self._paint_cell(painter, rect, shown, number, column)
        elif column in (Column.TITLE, Column.STATUS):
            self._paint_placeholder(painter, rect)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        number: int,
        column: int,
    ) -> None:
        look = self._look
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.selected)
        elif number == self.hovered:
            painter.fillRect(rect, look.hover)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.line)
        if column == self._first and number == self._current and self._focused:
            painter.fillRect(self._sides.begin(QRectF(rect), 3), look.accent)

    def _paint_cell(
        self, painter: QPainter, rect: QRect, shown: Shown, number: int, column: int
    ) -> None:
        look = self._look
        inner = QRectF(rect).adjusted(Space.M, 0, -Space.M, -1)
        match column:
            case Column.STATUS:
                self._paint_status(painter, inner, shown)
            case Column.PROGRESS:
                paint_progress(painter, inner, shown.row.bar, look, self._sides)
            case Column.TIME_LEFT:
                self._paint_wrapped(painter, inner, shown.time_left, look.secondary)
            case Column.TITLE:
                self._paint_title(painter, rect, shown, edited=number == self._edited)
            case Column.PLATFORMS:
                painter.setFont(self._texts.small)
                paint_chips(
                    painter, inner, shown.row.chips, painter.fontMetrics(), look, self._sides
                )
            case Column.ACTIONS:
                calm = number not in (self.hovered, self._current)
                self._buttons.paint(painter, rect, shown.row, look, calm=calm)
            case Column.ERROR:
                self._paint_wrapped(painter, inner, shown.row.error_text, look.secondary)
            case _:
                text = _TEXTS[Column(column)](shown)
                right = COLUMNS[Column(column)].right
                self._paint_line(painter, inner, text, look.secondary, at_end=right)

    def _paint_title(self, painter: QPainter, rect: QRect, shown: Shown, *, edited: bool) -> None:
        look = self._look
        cell = TitleCell.of(rect, rect.height(), self._sides)
        self._paint_picture(painter, cell.picture, shown.row)
        if edited:
            return
        if shown.hit is None:
            lines = self._texts.title(shown.title, int(cell.words.width()))
            self._put(painter, cell.words, lines, self._texts.font, look.text)
            return
        self._paint_line(painter, cell.upper(), shown.title, look.text)
        lower = cell.lower()
        line = self._texts.hit(shown.hit, int(lower.width()), look.accent.name())
        self._put(painter, lower, line, self._texts.small, look.secondary)

    def _paint_picture(self, painter: QPainter, place: QRectF, row: Row) -> None:
        picture = self._pictures.of(row)
        if picture is not None:
            painter.drawPixmap(place.topLeft(), picture)
            return
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.track)
        painter.drawRoundedRect(place, ROUND, ROUND)
        if self._pictures.has_none(row):
            inset = place.height() * 0.26
            glyph = Glyph.SOUND if row.is_here else Glyph.LINK
            paint_glyph(painter, place.adjusted(0, inset, 0, -inset), glyph, look.faint)

    def _paint_status(self, painter: QPainter, inner: QRectF, shown: Shown) -> None:
        look, tone = self._look, shown.row.tone
        side = self._view.fontMetrics().ascent() + 2
        sign = self._sides.begin(inner, side)
        color = tone_color(tone, look)
        sign = QRectF(sign.left(), inner.center().y() - side / 2 + 0.5, side, side)
        paint_glyph(painter, sign, tone_glyph(tone), color)
        words = self._sides.rest(inner, side + Space.S)
        text_color = color if tone in _LOUD else look.text
        self._paint_wrapped(painter, words, status_text(shown), text_color)

    def _paint_line(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        color: QColor,
        *,
        at_end: bool = False,
    ) -> None:
        if text:
            line = self._texts.line(text, int(area.width()))
            self._put(painter, area, line, self._texts.font, color, at_end=at_end)

    def _paint_wrapped(self, painter: QPainter, area: QRectF, text: str, color: QColor) -> None:
        """On one line, or on two smaller ones."""
        if text:
            lines, font = self._texts.wrapped(text, int(area.width()))
            self._put(painter, area, lines, font, color)

    def _put(
        self,
        painter: QPainter,
        area: QRectF,
        text: QStaticText,
        font: QFont,
        color: QColor,
        *,
        at_end: bool = False,
    ) -> None:
        size = text.size()
        place = self._sides.end if at_end else self._sides.begin
        where = place(area, size.width())
        painter.setFont(font)
        painter.setPen(color)
        top = area.center().y() - size.height() / 2 + 0.5
        painter.drawStaticText(QPointF(where.left(), round(top)), text)

    def _paint_placeholder(self, painter: QPainter, rect: QRect) -> None:
        inner = QRectF(rect).adjusted(Space.M, 0, -Space.M, 0)
        bar = self._sides.begin(inner, min(inner.width(), 120))
        bar = QRectF(bar.left(), inner.center().y() - HEIGHT / 2, bar.width(), HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.track)
        painter.drawRoundedRect(bar, RADIUS / 2, RADIUS / 2)

    # Renaming
    def createEditor(  # noqa: N802
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        self._edited = index.row()
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
        self._edited = -1
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
        words = TitleCell.of(rect, rect.height(), self._sides).words
        words.adjust(-Space.S, 0, Space.S, 0)
        needed = editor.fontMetrics().horizontalAdvance(editor.text()) + 2 * Space.L
        seen = QRectF(self._view.viewport().rect())
        room = words.right() if self._sides.reversed else seen.width() - words.left()
        width = min(max(words.width(), needed), max(words.width(), room - Space.M))
        place = self._sides.begin(words, width)
        height = min(editor.sizeHint().height(), rect.height() - 4)
        top = rect.center().y() - height // 2
        editor.setGeometry(int(place.left()), top, int(width), height)
