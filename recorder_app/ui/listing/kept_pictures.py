"""Parts of cells that many rows have in common, painted once and then put down as pictures.

Each call to Qt lets go of Python's interpreter and takes it again, for which a thread that computes
meanwhile makes it pay: signs, chips and buttons drawn stroke by stroke held the window four times as
long while a command was carried out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

_MOST = 400
"""Pictures that are kept."""


class KeptPictures:
    """For one look and one screen: `fit` forgets them where another is painted on."""

    def __init__(self) -> None:
        self._pictures: dict[Hashable, QPixmap] = {}
        self._look: object = None
        self._ratio = 1.0

    def fit(self, look: object, ratio: float) -> None:
        """Pictures in this look from now on, with so many of the screen's pixels for one of ours."""
        if look is not self._look or ratio != self._ratio:
            self._look, self._ratio = look, ratio
            self._pictures.clear()

    def of(
        self, key: Hashable, width: int, height: int, paint: Callable[[QPainter], None]
    ) -> QPixmap:
        """What `paint` paints on so much room, transparent where it paints nothing."""
        kept = self._pictures.get(key)
        if kept is None:
            if len(self._pictures) >= _MOST:
                self._pictures.clear()
            kept = self._pictures[key] = self._painted(QSize(width, height), paint)
        return kept

    def _painted(self, size: QSize, paint: Callable[[QPainter], None]) -> QPixmap:
        picture = QPixmap(size * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter)
        painter.end()
        return picture
