"""A thin bar that says how far something is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recorder_app.ui.look.theme import colors

_HEIGHT = 4


class ThinBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction = 0.0
        self._held = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(40, _HEIGHT)

    @property
    def fraction(self) -> float:
        return self._fraction

    def show_fraction(self, fraction: float, *, held: bool) -> None:
        """0..1; `held`: it stands still."""
        if (fraction, held) != (self._fraction, self._held):
            self._fraction, self._held = fraction, held
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        look = colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        for color, width in (
            (look.track, area.width()),
            (look.warning if self._held else look.accent, area.width() * self._fraction),
        ):
            if width > 0:
                painter.setBrush(color)
                rect = QRectF(0, 0, max(width, float(_HEIGHT)), area.height())
                painter.drawRoundedRect(rect, _HEIGHT / 2, _HEIGHT / 2)
