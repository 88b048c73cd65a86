"""The progress bar of a row: a segment for each stage and one for the outputs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from recorder_app.ui.listing.row import Fill, Segment
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.look.theme import Colors

HEIGHT = 6
_GAP = 2
_ROUND = 2.0


def paint_progress(
    painter: QPainter, area: QRectF, segments: Sequence[Segment], look: Colors, sides: Sides
) -> None:
    """Paint the bar over the whole width of `area`, in its middle. Segments never change their width
    while work goes on, so that nothing moves but the filling."""
    unit = (area.width() - _GAP * (len(segments) - 1)) / sum(each.weight for each in segments)
    rest = QRectF(area.left(), area.center().y() - HEIGHT / 2, area.width(), HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for segment in segments:
        width = unit * segment.weight
        rect = sides.begin(rest, width)
        filled = 1.0 if segment.fill is Fill.FAILED else segment.fraction
        if filled < 1:
            painter.setBrush(look.track)
            painter.drawRoundedRect(rect, _ROUND, _ROUND)
        if filled > 0:
            painter.setBrush(_color(segment.fill, look))
            painter.drawRoundedRect(
                sides.begin(rect, max(width * filled, 2 * _ROUND)), _ROUND, _ROUND
            )
        rest = sides.rest(rest, width + _GAP)


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
