"""A glyph as a widget: the picture beside a line, or the large one over an invitation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from recorder_app.ui.look.icons import Glyph, paint_glyph
from recorder_app.ui.look.theme import colors


class Mark(QWidget):
    def __init__(
        self, side: int, glyph: Glyph, role: str = "secondary", parent: QWidget | None = None
    ) -> None:
        """`role` names a colour of the theme."""
        super().__init__(parent)
        self._glyph = glyph
        self._role = role
        self.setFixedSize(QSize(side, side))

    def picture(self, glyph: Glyph, role: str) -> None:
        if (glyph, role) != (self._glyph, self._role):
            self._glyph, self._role = glyph, role
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        paint_glyph(painter, QRectF(self.rect()), self._glyph, getattr(colors(), self._role))
        painter.end()
