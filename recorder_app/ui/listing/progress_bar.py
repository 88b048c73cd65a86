"""Painting the progress bar of a row."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache

from recorder_app.ui.listing.bar import Bar, Fill
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.look.theme import Colors

HEIGHT = 6
_GAP = 2
_ROUND = 2.0


def paint_progress(painter: QPainter, area: QRectF, bar: Bar, look: Colors, sides: Sides) -> None:
    """Paint the bar over the whole width of `area`, in its middle. Segments never change their width
    while work goes on, so that nothing moves but the filling."""
    where = QRectF(area.left(), area.center().y() - HEIGHT / 2, area.width(), HEIGHT)
    painter.drawPixmap(where.topLeft(), _still(painter, where, bar, look, sides))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shares = _shares(where.width(), tuple(each.weight for each in bar))
    for (before, full), segment in zip(shares, bar, strict=True):
        if segment.fill is Fill.RUNNING and segment.fraction > 0:
            rect = sides.begin(sides.rest(where, before), full)
            painter.setBrush(look.accent)
            width = max(rect.width() * segment.fraction, 2 * _ROUND)
            painter.drawRoundedRect(sides.begin(rect, width), _ROUND, _ROUND)


def _still(painter: QPainter, where: QRectF, bar: Bar, look: Colors, sides: Sides) -> QPixmap:
    """What of the bar stays as it is while work goes on: most of it, and the same in many rows."""
    ratio = painter.device().devicePixelRatio()
    shares = ",".join(
        each.fill[0] if each.fill is Fill.RUNNING else f"{each.fill[0]}{each.fraction:.3f}"
        for each in bar
    )
    key = f"bar {where.width()} {ratio} {look.track.rgba()} {sides.reversed} {len(bar)} {shares}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = QPixmap((where.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        own = QPainter(picture)
        _paint_still(own, QRectF(0, 0, where.width(), HEIGHT), bar, look, sides)
        own.end()
        QPixmapCache.insert(key, picture)
    return picture


def _paint_still(painter: QPainter, area: QRectF, bar: Bar, look: Colors, sides: Sides) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for rect, segment in zip(_places(area, bar, sides), bar, strict=True):
        painter.setBrush(look.track)
        painter.drawRoundedRect(rect, _ROUND, _ROUND)
        filled = 1.0 if segment.fill is Fill.FAILED else segment.fraction
        if filled > 0 and segment.fill is not Fill.RUNNING:
            painter.setBrush(_color(segment.fill, look))
            width = max(rect.width() * filled, 2 * _ROUND)
            painter.drawRoundedRect(sides.begin(rect, width), _ROUND, _ROUND)


@lru_cache(maxsize=64)
def _shares(width: float, weights: tuple[int, ...]) -> tuple[tuple[float, float], ...]:
    """Where segments begin, and how wide they are, on a bar of this width."""
    unit = (width - _GAP * (len(weights) - 1)) / sum(weights)
    before = 0.0
    shares = []
    for weight in weights:
        shares.append((before, unit * weight))
        before += unit * weight + _GAP
    return tuple(shares)


def _places(area: QRectF, bar: Bar, sides: Sides) -> list[QRectF]:
    """Where the segments are."""
    shares = _shares(area.width(), tuple(each.weight for each in bar))
    return [sides.begin(sides.rest(area, before), width) for before, width in shares]


def _color(fill: Fill, look: Colors) -> QColor:
    match fill:
        case Fill.FAILED:
            return look.danger
        case Fill.HELD:
            return look.warning
        case Fill.SKIPPED:
            return look.faint
        case _:
            return look.accent
