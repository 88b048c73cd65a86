"""Where picture, title and hit stand in the first cell, and the press on a hit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView

from recorder_app.domain.search import Hit
from recorder_app.ui.listing.cells import SHOWN_ROLE, Shown
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.look.theme import Space

_ABOVE = 5
"""Pixels above and below the picture."""


def picture_size(row_height: int) -> QSize:
    height = row_height - 2 * _ABOVE
    return QSize(height * 16 // 9, height)


@dataclass(frozen=True, slots=True)
class TitleCell:
    picture: QRectF
    words: QRectF
    """Beside it, over the height of the cell."""

    @classmethod
    def of(cls, cell: QRect, row_height: int, sides: Sides) -> TitleCell:
        inner = QRectF(cell).adjusted(Space.M, 0, -Space.M, -1)
        size = picture_size(row_height)
        picture = sides.begin(inner, size.width())
        picture.setTop(inner.center().y() - size.height() / 2)
        picture.setHeight(size.height())
        return cls(picture, sides.rest(inner, size.width() + Space.S + 2))

    def upper(self) -> QRectF:
        """The title, where a second line stands below it."""
        half = self.words.height() / 2
        return self.words.adjusted(0, 2, 0, -half)

    def lower(self) -> QRectF:
        half = self.words.height() / 2
        return self.words.adjusted(0, half - 1, 0, -3)


class HitPresses(QObject):
    """Sees the table's mouse events before the table does; a press on a hit also selects its row."""

    chosen = Signal(int, float)
    """Recording id, and where to in seconds: a hit was pressed and let go."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: Hit | None = None
        self._pointing = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QMouseEvent):
            hit = self._hit_at(event.position().toPoint())
            match event.type():
                case QEvent.Type.MouseMove:
                    self._point(hit is not None)
                case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                    plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
                    self._pressed = hit if plain else None
                case QEvent.Type.MouseButtonRelease:
                    pressed, self._pressed = self._pressed, None
                    if pressed is not None and hit == pressed:
                        self.chosen.emit(hit.recording_id, hit.start_s)
        elif event.type() is QEvent.Type.Leave:
            self._point(False)
        return False

    def _point(self, pointing: bool) -> None:
        if pointing != self._pointing:
            self._pointing = pointing
            viewport = self._view.viewport()
            if pointing:
                viewport.setCursor(Qt.CursorShape.PointingHandCursor)
            else:
                viewport.unsetCursor()

    def _hit_at(self, point: QPoint) -> Hit | None:
        index = self._view.indexAt(point)
        shown = index.data(SHOWN_ROLE) if index.column() == Column.TITLE else None
        if not isinstance(shown, Shown) or shown.hit is None:
            return None
        cell = self._view.visualRect(index)
        sides = Sides(self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        lower = TitleCell.of(cell, cell.height(), sides).lower()
        return shown.hit if lower.contains(point) else None
