"""Where things stand in a cell, in the direction in which the window is read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True, slots=True)
class Sides:
    """`begin` is left, or right where the window is read from right to left."""

    reversed: bool = False

    def begin(self, area: QRectF, width: float) -> QRectF:
        """So much of `area`, where reading begins."""
        left = area.right() - width if self.reversed else area.left()
        return QRectF(left, area.top(), width, area.height())

    def end(self, area: QRectF, width: float) -> QRectF:
        left = area.left() if self.reversed else area.right() - width
        return QRectF(left, area.top(), width, area.height())

    def rest(self, area: QRectF, width: float) -> QRectF:
        """`area` without so much where reading begins."""
        return self.end(area, max(0.0, area.width() - width))
