"""Painting the progress bar of a row."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from math import floor

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from recorder_app.ui.listing.bar import Bar, Fill
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.look.theme import Colors

HEIGHT = 6
_GAP = 2
_ROUND = 2.0


def still_looks(bar: Bar) -> Hashable:
    """Equal where `paint_still` paints the same."""
    return tuple(
        (each.weight, each.fill, 0.0 if each.fill is Fill.RUNNING else each.fraction)
        for each in bar
    )


def paint_still(painter: QPainter, area: QRectF, bar: Bar, look: Colors, sides: Sides) -> None:
    """What of the bar stays as it is while work goes on: most of it, over the whole width of `area`, in
    its middle. Segments never change their width, so that nothing moves but the filling."""
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


def paint_moving(painter: QPainter, area: QRectF, bar: Bar, look: Colors, sides: Sides) -> None:
    """What runs, over the rest."""
    if all(each.fill is not Fill.RUNNING or each.fraction <= 0 for each in bar):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    for rect, segment in zip(_places(area, bar, sides), bar, strict=True):
        if segment.fill is Fill.RUNNING and segment.fraction > 0:
            width = max(rect.width() * segment.fraction, 2 * _ROUND)
            painter.drawRoundedRect(sides.begin(rect, width), _ROUND, _ROUND)
    painter.restore()


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
    """Where the segments are; between whole pixels they would be blurred."""
    top = floor(area.center().y() - HEIGHT / 2 + 0.5)
    where = QRectF(area.left(), top, area.width(), HEIGHT)
    shares = _shares(area.width(), tuple(each.weight for each in bar))
    return [sides.begin(sides.rest(where, before), width) for before, width in shares]


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
