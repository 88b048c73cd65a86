"""How the cells of a row are painted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QTableView

from recorder_app.ui.listing.bar import Bar
from recorder_app.ui.listing.cells import Shown, status_text
from recorder_app.ui.listing.chips import Chip, paint_chips
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.kept_pictures import KeptPictures
from recorder_app.ui.listing.pictures import ROUND, Pictures
from recorder_app.ui.listing.progress_bar import HEIGHT, paint_moving, paint_still, still_looks
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.row_buttons import RowButtons
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.listing.texts import LaidOut, Texts
from recorder_app.ui.listing.title_cell import TitleCell
from recorder_app.ui.listing.tone import Tone, tone_color, tone_glyph
from recorder_app.ui.look.icons import Glyph, paint_glyph
from recorder_app.ui.look.theme import RADIUS, Colors, Space, colors

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


def _inner(cell: QRect) -> QRectF:
    """Without the space at its sides and the line under it."""
    return QRectF(cell).adjusted(Space.M, 0, -Space.M, -1)


def _middle(cell: QRect) -> float:
    """Of what is above the line."""
    return cell.top() + (cell.height() - 1) / 2


class CellPainter:
    def __init__(self, view: QTableView, buttons: RowButtons, pictures: Pictures) -> None:
        self._view = view
        self._buttons = buttons
        self._pictures = pictures
        self.fit()

    def fit(self) -> None:
        """The text or the direction in which it is read has changed."""
        self._sides = Sides(self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        self._texts = Texts(self._view.font(), self._sides)
        self._sign = self._view.fontMetrics().ascent() + 2
        self._look = colors()
        self._kept = KeptPictures()
        self._title_cells: dict[tuple[int, int], TitleCell] = {}

    def begin(self, look: Colors) -> None:
        """What is the same for all cells that are painted now."""
        self._look = look
        self._kept.fit(look, self._view.devicePixelRatioF())

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        column: int,
        shown: Shown | None,
        *,
        calm: bool,
        edited: bool,
    ) -> None:
        """`shown` is None where it has not been read yet. In a `calm` row what can be done is only
        hinted at; in one that is `edited` an editor stands over the title."""
        if shown is None:
            if column in (Column.TITLE, Column.STATUS):
                self._paint_kept(painter, rect, "not read yet", self._paint_placeholder)
            return
        row, secondary = shown.row, self._look.secondary
        match column:
            case Column.STATUS:
                self._paint_status(painter, rect, shown)
            case Column.PROGRESS:
                self._paint_bar(painter, rect, row.bar)
            case Column.TIME_LEFT:
                self._paint_wrapped(painter, rect, shown.time_left, secondary)
            case Column.TITLE:
                self._paint_title(painter, rect, shown, edited=edited)
            case Column.PLATFORMS:
                if row.chips:
                    paint = partial(self._paint_chips, row.chips)
                    self._paint_kept(painter, rect, row.chips, paint)
            case Column.ACTIONS:
                self._paint_buttons(painter, rect, row, calm=calm)
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

    def _paint_buttons(self, painter: QPainter, rect: QRect, row: Row, *, calm: bool) -> None:
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
