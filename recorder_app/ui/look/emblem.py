"""The program's emblem: a sound wave on a tile of the accent colour, with a mark of its state.

Everything stands on whole pixels in each size, so that it is crisp in a tray of 16 pixels; the tile
is its own ground, so that it is seen on light and dark panels alike.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from recorder_app.ui.look.theme import LIGHT

_SIZES = (16, 18, 20, 22, 24, 32, 48, 64, 128, 256)
_TRAY_SIZES = (16, 18, 20, 22, 24, 32, 48, 64)
_WAVE = (0.28, 0.62, 0.40, 0.74, 0.46)
"""Heights of the wave's bars, as parts of the tile."""
_CALM = 0.62
"""The wave's size inside a ring."""
STEPS = 24
"""Of a ring of progress: more can't be told apart in a tray."""


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
_TRACK = QColor("#9aa0ad")
"""The rest of a ring: neither lost on a light panel nor on a dark one."""


def emblem(state: State | None = None) -> QIcon:
    """The icon of the window (no state) or of the tray."""
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(_tile(size, state))
    return result


@lru_cache(maxsize=STEPS + 1)
def emblem_at_work(step: int) -> QIcon:
    """The icon of the tray while `step` of `STEPS` of the work are done."""
    result = QIcon()
    for size in _TRAY_SIZES:
        result.addPixmap(_ring(size, step / STEPS))
    return result


def _canvas(size: int) -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return pixmap, painter


def _tile(size: int, state: State | None) -> QPixmap:
    pixmap, painter = _canvas(size)
    painter.setBrush(LIGHT.accent)
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
    _paint_wave(painter, size, 1.0)
    if state in _MARKS:
        _paint_mark(painter, size, state)
    painter.end()
    return pixmap


def _ring(size: int, fraction: float) -> QPixmap:
    """A disc with a ring around it that fills clockwise from the top."""
    pixmap, painter = _canvas(size)
    thick = max(2, round(size * 0.12))
    gap = max(1, round(size * 0.04))
    inset = thick + gap
    painter.setBrush(LIGHT.accent)
    painter.drawEllipse(QRectF(inset, inset, size - 2 * inset, size - 2 * inset))
    _paint_wave(painter, size, _CALM)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = QRectF(thick / 2, thick / 2, size - thick, size - thick)
    painter.setPen(QPen(_TRACK, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawEllipse(line)
    painter.setPen(
        QPen(_MARKS[State.WORKING], thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    )
    painter.drawArc(line, 90 * 16, -round(fraction * 360 * 16))
    painter.end()
    return pixmap


def _paint_wave(painter: QPainter, size: int, scale: float) -> None:
    painter.setBrush(LIGHT.on_accent)
    wave = _WAVE if size * scale >= 12 else _WAVE[1:-1]
    width = max(1, round(size * 0.08 * scale))
    step = max(width + 1, round(size * 0.15 * scale))
    left = (size - step * (len(wave) - 1) - width) // 2
    round_by = width / 2 if width > 2 else 0
    for number, height in enumerate(wave):
        # As even as the tile, so that it stands in the middle of it.
        tall = max(2, 2 * round(size * height * scale / 2)) + size % 2
        bar = QRectF(left + number * step, (size - tall) // 2, width, tall)
        painter.drawRoundedRect(bar, round_by, round_by)


def _paint_mark(painter: QPainter, size: int, state: State) -> None:
    """A disc in the lower right corner, cut out of the tile so that it is seen on any panel, with
    the state's own sign, so that it does not speak by colour alone."""
    across = 2 * round(size * 0.29)
    around = max(1, round(size * 0.05))
    place = QRectF(size - across, size - across, across, across)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.drawEllipse(place.adjusted(-around, -around, around, around))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(_MARKS[state])
    painter.drawEllipse(place)
    painter.setBrush(LIGHT.on_accent)
    x, y = place.center().x(), place.center().y()
    unit = max(1, round(across / 8))
    if state is State.PAUSED:
        tall = 2 * max(2, round(across * 0.25))
        bar = max(2, unit) if across > 9 else 1.5
        painter.drawRect(QRectF(x - unit / 2 - bar, y - tall / 2, bar, tall))
        painter.drawRect(QRectF(x + unit / 2, y - tall / 2, bar, tall))
    elif state is State.ATTENTION:
        bar = max(2, unit)
        tall = round(across * 0.36)
        top = y - round(across * 0.3)
        painter.drawRect(QRectF(x - bar / 2, top, bar, tall))
        painter.drawRect(QRectF(x - bar / 2, top + tall + max(1, unit * 0.8), bar, bar))
    else:
        half = across * 0.25
        painter.drawPolygon(
            [
                QPointF(x - half * 0.6, y - half),
                QPointF(x + half * 1.1, y),
                QPointF(x - half * 0.6, y + half),
            ]
        )
