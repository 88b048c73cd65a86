"""The films' thumbnails as they stand in the rows: asked for when a row is painted, kept for a while.

Off the GUI thread, the row that was painted last comes first; rows that have been scrolled past are
forgotten.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap, QPixmapCache

from recorder_app.engine.front import Front
from recorder_app.ui.listing.row import Row
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

ROUND = 4.0
_CACHE_KB = 24 * 1024
"""For all pixmaps of the window."""
_MOST_WANTED = 64
"""Rows that wait for their picture: more than are seen at once."""
_MOST_KNOWN = 20_000
"""Recordings of which is known whether they have a picture."""


class Pictures(QObject):
    came = Signal(int)
    """The picture of this recording is here."""

    def __init__(self, front: Front, in_sight: Callable[[int], bool], parent: QObject) -> None:
        """`in_sight` answers whether the row of a recording is seen."""
        super().__init__(parent)
        self._front = front
        self._in_sight = in_sight
        self._calls = OffThread("thumbnails", 1, self)
        self._wanted: dict[int, Row] = {}
        """The one that is wanted most stands last."""
        self._asked: dict[int, tuple[int | None, ...]] = {}
        """Recordings whose picture was asked for, and for which film."""
        self._none: set[int] = set()
        self._size = QSize()
        self._ratio = 1.0
        self._busy = False
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _CACHE_KB))

    def fit(self, size: QSize, ratio: float) -> None:
        """Pictures of this size from now on, in device-independent pixels."""
        if (size, ratio) != (self._size, self._ratio):
            self._size, self._ratio = size, ratio
            self._asked.clear()

    def of(self, row: Row) -> QPixmap | None:
        """None where there is no picture, or none yet."""
        picture = QPixmap()
        found = QPixmapCache.find(self._key(row.id), picture)
        known = self._asked.get(row.id)
        if known != row.film_key or not (found or row.id in self._none):
            self._want(row)
        return picture if found else None

    def has_none(self, row: Row) -> bool:
        """It is known that it has none."""
        return row.id in self._none

    def _key(self, recording_id: int) -> str:
        return f"{id(self)}-{recording_id}-{self._size.height()}-{self._ratio}"

    def _want(self, row: Row) -> None:
        self._wanted.pop(row.id, None)
        self._wanted[row.id] = row
        while len(self._wanted) > _MOST_WANTED:
            del self._wanted[next(iter(self._wanted))]
        self._next()

    def _next(self) -> None:
        while self._wanted and not self._busy:
            key, row = self._wanted.popitem()
            if self._in_sight(key):
                self._busy = True
                self._calls.ask(
                    partial(_load, self._front, key, self._size * self._ratio, self._ratio),
                    partial(self._take, row, self._key(key)),
                    partial(self._fail, row),
                )

    def _take(self, row: Row, key: str, image: QImage | None) -> None:
        self._note(row, there=image is not None)
        if image is not None:
            QPixmapCache.insert(key, QPixmap.fromImage(image))
        self.came.emit(row.id)
        self._next()

    def _fail(self, row: Row, error: Exception) -> None:
        log.warning("a thumbnail could not be read", exc_info=error)
        self._note(row, there=False)
        self._next()

    def _note(self, row: Row, *, there: bool) -> None:
        self._busy = False
        if len(self._asked) > _MOST_KNOWN:
            self._asked.clear()
            self._none.clear()
        self._asked[row.id] = row.film_key
        if there:
            self._none.discard(row.id)
        else:
            self._none.add(row.id)

    def stop(self) -> None:
        self._wanted.clear()
        self._front.leave_thumbnails()
        self._calls.stop()


def _load(front: Front, recording_id: int, size: QSize, ratio: float) -> QImage | None:
    """On another thread: the picture with round corners, ready to be painted."""
    path = front.thumbnail(recording_id)
    whole = QImage() if path is None else QImage(str(path))
    if whole.isNull() or size.isEmpty():
        return None
    fitted = whole.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(picture.rect()), ROUND * ratio, ROUND * ratio)
    painter.setClipPath(shape)
    painter.drawImage(0, 0, fitted)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
