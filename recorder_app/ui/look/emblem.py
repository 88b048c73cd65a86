"""The program's emblem: a sound wave on a tile of the accent colour, with a mark of its state."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from recorder_app.ui.look.theme import LIGHT

_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
_WAVE = (0.28, 0.62, 0.40, 0.74, 0.46)
"""Heights of the wave's bars, as parts of the tile."""


class State(StrEnum):
    """What the tray tells at a glance."""

    IDLE = "idle"
    WORKING = "working"
    PAUSED = "paused"
    ATTENTION = "attention"


_MARKS = {
    State.WORKING: QColor("#2fbf71"),
    State.PAUSED: QColor("#f0b429"),
    State.ATTENTION: QColor("#e5484d"),
}


def emblem(state: State | None = None) -> QIcon:
    """The icon of the window (no state) or of the tray."""
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(_pixmap(size, state))
    return result


def _pixmap(size: int, state: State | None) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LIGHT.accent)
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
    painter.setBrush(LIGHT.on_accent)
    step = size * 0.15
    width = size * 0.08
    for number, height in enumerate(_WAVE):
        middle = size / 2 + (number - (len(_WAVE) - 1) / 2) * step
        bar = QRectF(middle - width / 2, size * (1 - height) / 2, width, size * height)
        painter.drawRoundedRect(bar, width / 2, width / 2)
    if state in _MARKS:
        _paint_mark(painter, size, state)
    painter.end()
    return pixmap


def _paint_mark(painter: QPainter, size: int, state: State) -> None:
    """A disc in the lower right corner, cut out of the tile so that it is seen on any panel, with
    the state's own sign, so that it does not speak by colour alone."""
    radius = size * 0.27
    center = QPointF(size - radius, size - radius)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.drawEllipse(center, radius * 1.2, radius * 1.2)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(_MARKS[state])
    painter.drawEllipse(center, radius, radius)
    painter.setBrush(LIGHT.on_accent)
    unit = radius / 4
    x, y = center.x(), center.y()
    if state is State.PAUSED:
        painter.drawRect(QRectF(x - 1.5 * unit, y - 2 * unit, unit, 4 * unit))
        painter.drawRect(QRectF(x + 0.5 * unit, y - 2 * unit, unit, 4 * unit))
    elif state is State.ATTENTION:
        painter.drawRect(QRectF(x - 0.5 * unit, y - 2.3 * unit, unit, 2.8 * unit))
        painter.drawRect(QRectF(x - 0.5 * unit, y + 1.2 * unit, unit, unit))
    else:
        painter.drawPolygon(
            [
                QPointF(x - 1.2 * unit, y - 2 * unit),
                QPointF(x + 2.2 * unit, y),
                QPointF(x - 1.2 * unit, y + 2 * unit),
            ]
        )
