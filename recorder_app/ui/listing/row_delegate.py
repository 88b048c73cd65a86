"""How a row is painted: calm, one hairline under it, no grid."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial

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
from PySide6.QtGui import QColor, QPainter
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
from recorder_app.ui.listing.bar import Bar
from recorder_app.ui.listing.cells import Shown, status_text
from recorder_app.ui.listing.chips import Chip, paint_chips
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.kept_pictures import KeptPictures
from recorder_app.ui.listing.pictures import ROUND, Pictures
from recorder_app.ui.listing.progress_bar import HEIGHT, paint_moving, paint_still, still_looks
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.row_buttons import RowButtons, button_size, cell_width
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.listing.texts import LaidOut, Texts
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
_MARK = 3
"""Pixels of the accent's colour that mark the current row."""


def row_height(line_height: int) -> int:
    """Room for a button, and for two lines of text."""
    return max(button_size(line_height) + 2 * Space.XS, 2 * line_height + Space.S)


def _inner(cell: QRect) -> QRectF:
    """Without the space at its sides and the line under it."""
    return QRectF(cell).adjusted(Space.M, 0, -Space.M, -1)


def _middle(cell: QRect) -> float:
    """Of what is above the line."""
    return cell.top() + (cell.height() - 1) / 2


class RowDelegate(QStyledItemDelegate):
    """Paints every column of the list. `begin` is called before the rows are painted."""

    def __init__(
        self,
        view: QTableView,
        shown_at: Callable[[int], Shown | None],
        buttons: RowButtons,
        pictures: Pictures,
        parent: QObject | None = None,
    ) -> None:
        """`shown_at` answers what the list shows of a row: asked by way of Qt, once for each cell,
        painting would take half as long again."""
        super().__init__(parent)
        self._view = view
        self._shown_at = shown_at
        self._buttons = buttons
        self._pictures = pictures
        self._rows: dict[int, tuple[Shown | None, bool]] = {}
        """Of which something has been painted since `begin`, and whether they are selected."""
        self.hovered = -1
        """The row under the mouse."""
        self._edited = -1
        """The row whose title a person is writing."""
        self.fit()

    def fit(self) -> None:
        """The text or the direction in which it is read has changed."""
        self._sides = Sides(self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        self._texts = Texts(self._view.font(), self._sides)
        self._sign = self._view.fontMetrics().ascent() + 2
        self._kept = KeptPictures()
        self._title_cells: dict[tuple[int, int], TitleCell] = {}
        self.begin()

    def begin(self) -> None:
        """What is the same for all rows that are painted now."""
        view, header = self._view, self._view.horizontalHeader()
        self._look = colors()
        self._kept.fit(self._look, view.devicePixelRatioF())
        self._current = view.currentIndex().row()
        self._focused = view.hasFocus()
        self._width = header.length()
        self._left = -header.offset()
        if self._sides.reversed:
            self._left = header.viewport().width() - self._width - self._left
        self._rows.clear()

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
        if number not in self._rows:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._rows[number] = self._shown_at(number), selected
            if not selected:
                ground = QRect(self._left, rect.top(), self._width, rect.height())
                color = self._look.hover if number == self.hovered else None
                self._paint_ground(painter, ground, color)
        shown, selected = self._rows[number]
        if selected:  # cell by cell: before each, Qt has painted its own ground
            self._paint_ground(painter, rect, self._look.selected)
        if number == self._current and self._focused:
            self._paint_mark(painter, rect)
        if shown is not None:
            self._paint_cell(painter, rect, shown, number, column)
        elif column in (Column.TITLE, Column.STATUS):
            self._paint_kept(painter, rect, "not read yet", self._paint_placeholder)

    def _paint_ground(self, painter: QPainter, area: QRect, color: QColor | None) -> None:
        if color is not None:
            painter.fillRect(area, color)
        line = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(line, self._look.line)

    def _paint_mark(self, painter: QPainter, cell: QRect) -> None:
        """Of the current row, where reading begins."""
        row = QRect(self._left, cell.top(), self._width, cell.height())
        mark = self._beginning(row, _MARK)
        if cell.contains(mark):
            painter.fillRect(mark, self._look.accent)

    def _paint_cell(
        self, painter: QPainter, rect: QRect, shown: Shown, number: int, column: int
    ) -> None:
        row, secondary = shown.row, self._look.secondary
        match column:
            case Column.STATUS:
                self._paint_status(painter, rect, shown)
            case Column.PROGRESS:
                self._paint_bar(painter, rect, row.bar)
            case Column.TIME_LEFT:
                self._paint_wrapped(painter, rect, shown.time_left, secondary)
            case Column.TITLE:
                self._paint_title(painter, rect, shown, edited=number == self._edited)
            case Column.PLATFORMS:
                if row.chips:
                    self._paint_kept(
                        painter, rect, row.chips, partial(self._paint_chips, row.chips)
                    )
            case Column.ACTIONS:
                self._paint_buttons(painter, rect, row, number)
            case Column.ERROR:
                self._paint_wrapped(painter, rect, row.error_text, secondary)
            case _:
                text = _TEXTS[Column(column)](shown)
                if text:
                    left, width = rect.left() + Space.M, rect.width() - 2 * Space.M
                    line, at_end = self._texts.line(text, width), COLUMNS[Column(column)].right
                    self._put(painter, left, width, _middle(rect), line, secondary, at_end=at_end)

    def _paint_kept(
        self,
        painter: QPainter,
        rect: QRect,
        what: Hashable,
        paint: Callable[[QPainter, QRect], None],
    ) -> None:
        """What `paint` paints into a cell of this size; `what` it is, no other cell means by it."""
        width, height = rect.width(), rect.height()
        cell = QRect(0, 0, width, height)
        picture = self._kept.of((what, width, height), width, height, lambda own: paint(own, cell))
        painter.drawPixmap(rect.left(), rect.top(), picture)

    def _paint_title(self, painter: QPainter, rect: QRect, shown: Shown, *, edited: bool) -> None:
        look = self._look
        cell = self._title_cell(rect.width(), rect.height())
        self._paint_picture(painter, rect, cell.picture, shown.row)
        if edited:
            return
        left, top = rect.left() + cell.words.left(), rect.top()
        width = cell.words.width()
        if shown.hit is None:
            title = self._texts.title(shown.title, int(width))
            self._put(painter, left, width, _middle(rect), title, look.text)
            return
        title = self._texts.line(shown.title, int(width))
        self._put(painter, left, width, top + cell.upper().center().y(), title, look.text)
        hit = self._texts.hit(shown.hit, int(width), look.accent.name())
        self._put(painter, left, width, top + cell.lower().center().y(), hit, look.secondary)

    def _title_cell(self, width: int, height: int) -> TitleCell:
        """At the origin: it is the same in every row."""
        if (width, height) not in self._title_cells:
            cell = QRect(0, 0, width, height)
            self._title_cells = {(width, height): TitleCell.of(cell, height, self._sides)}
        return self._title_cells[width, height]

    def _paint_picture(self, painter: QPainter, rect: QRect, place: QRectF, row: Row) -> None:
        picture = self._pictures.of(row)
        if picture is not None:
            where = QPointF(rect.left() + place.left(), rect.top() + place.top())
            painter.drawPixmap(where, picture)
            return
        glyph = Glyph.SOUND if row.is_here else Glyph.LINK
        known = glyph if self._pictures.has_none(row) else None
        strip = self._beginning(rect, round(place.width()) + 2 * Space.M)
        self._paint_kept(painter, strip, ("picture", known), partial(self._paint_no_picture, known))

    def _paint_no_picture(self, glyph: Glyph | None, painter: QPainter, strip: QRect) -> None:
        place = TitleCell.of(strip, strip.height(), self._sides).picture
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.track)
        painter.drawRoundedRect(place, ROUND, ROUND)
        if glyph is not None:
            inset = place.height() * 0.26
            paint_glyph(painter, place.adjusted(0, inset, 0, -inset), glyph, self._look.faint)

    def _paint_status(self, painter: QPainter, rect: QRect, shown: Shown) -> None:
        tone = shown.row.tone
        strip = self._beginning(rect, self._sign + 2 * Space.M)
        self._paint_kept(painter, strip, ("sign", tone), partial(self._paint_sign, tone))
        color = tone_color(tone, self._look) if tone in _LOUD else self._look.text
        self._paint_wrapped(painter, rect, status_text(shown), color, self._sign + Space.S)

    def _paint_sign(self, tone: Tone, painter: QPainter, strip: QRect) -> None:
        side, inner = self._sign, _inner(strip)
        left = self._sides.begin(inner, side).left()
        sign = QRectF(left, inner.center().y() - side / 2 + 0.5, side, side)
        paint_glyph(painter, sign, tone_glyph(tone), tone_color(tone, self._look))

    def _paint_bar(self, painter: QPainter, rect: QRect, bar: Bar) -> None:
        still = partial(self._paint_still_bar, bar)
        self._paint_kept(painter, rect, still_looks(bar), still)
        paint_moving(painter, _inner(rect), bar, self._look, self._sides)

    def _paint_still_bar(self, bar: Bar, painter: QPainter, cell: QRect) -> None:
        paint_still(painter, _inner(cell), bar, self._look, self._sides)

    def _paint_chips(self, chips: Sequence[Chip], painter: QPainter, cell: QRect) -> None:
        painter.setFont(self._texts.small)
        metrics = painter.fontMetrics()
        paint_chips(painter, _inner(cell), chips, metrics, self._look, self._sides)

    def _paint_buttons(self, painter: QPainter, rect: QRect, row: Row, number: int) -> None:
        calm = number not in (self.hovered, self._current)
        paint, looks = partial(self._buttons.paint, row), self._buttons.looks(row)
        if looks is not None:
            what = (looks, calm)
            self._paint_kept(painter, rect, what, partial(paint, look=self._look, calm=calm))
            return
        painter.save()
        paint(painter, rect, self._look, calm=calm)
        painter.restore()

    def _paint_wrapped(
        self, painter: QPainter, rect: QRect, text: str, color: QColor, before: int = 0
    ) -> None:
        """On one line, or on two smaller ones, with so much room `before` them."""
        if text:
            width = max(0, rect.width() - 2 * Space.M - before)
            left = rect.left() + Space.M + (0 if self._sides.reversed else before)
            laid_out = self._texts.wrapped(text, width)
            self._put(painter, left, width, _middle(rect), laid_out, color)

    def _put(
        self,
        painter: QPainter,
        left: float,
        width: float,
        middle: float,
        laid_out: LaidOut,
        color: QColor,
        *,
        at_end: bool = False,
    ) -> None:
        """Where reading begins, or `at_end`, between `left` and so much further right."""
        if at_end is not self._sides.reversed:
            left += width - laid_out.width
        painter.setFont(laid_out.font)
        painter.setPen(color)
        top = round(middle - laid_out.height / 2 + 0.5)
        painter.drawStaticText(QPointF(left, top), laid_out.text)

    def _beginning(self, rect: QRect, width: int) -> QRect:
        """So much of a cell, where reading begins."""
        left = rect.right() + 1 - width if self._sides.reversed else rect.left()
        return QRect(left, rect.top(), width, rect.height())

    def _paint_placeholder(self, painter: QPainter, cell: QRect) -> None:
        inner = QRectF(cell).adjusted(Space.M, 0, -Space.M, 0)
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
