"""One icon family: Phosphor, from qtawesome's fonts, in the colours of the palette in force."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import qtawesome
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPixmap

from recorder_app.ui.look.theme import colors


class Glyph(StrEnum):
    """Every picture that the window uses, by its name in the font."""

    ADD = "plus-bold"
    RUN = "play-fill"
    PAUSE = "pause-fill"
    CANCEL = "x-bold"
    BUSY = "dots-three-bold"
    RESET = "arrow-counter-clockwise-bold"
    REMOVE = "trash-bold"
    SEARCH = "magnifying-glass-bold"
    DETAILS = "info-bold"
    SETTINGS = "gear-six-bold"
    MORE = "dots-three-bold"
    QUIT = "sign-out-bold"
    OPEN = "arrow-square-out-bold"
    COPY = "copy-bold"
    FOLDER = "folder-open-bold"
    FILE = "file-text-bold"
    PASTE = "clipboard-text-bold"
    DROP = "tray-fill"
    RENAME = "pencil-simple-bold"
    COLUMNS = "columns-bold"
    SOUND = "music-notes-fill"
    NOTHING_FOUND = "magnifying-glass-bold"
    INFORM = "info-fill"
    ALL = "stack-fill"
    NEW = "circle-bold"
    RUNNING = "play-circle-fill"
    QUEUED = "clock-fill"
    PAUSED = "pause-circle-fill"
    ATTENTION = "warning-circle-fill"
    WAITING = "hourglass-medium-fill"
    TOP = "arrow-line-up-bold"
    UP = "arrow-up-bold"
    DOWN = "arrow-down-bold"
    BOTTOM = "arrow-line-down-bold"
    READY = "check-circle-fill"
    SKIPPED = "minus-circle-fill"
    RETRY = "arrow-clockwise-bold"
    UPLOAD = "upload-simple-bold"
    ACCOUNT = "user-circle-fill"
    LINK = "link-simple-bold"
    EDIT = "pencil-simple-bold"
    UNFOLD = "caret-down-bold"
    FOLD = "caret-up-bold"
    CHAPTERS = "list-bullets-bold"
    LOUD = "speaker-high-fill"
    MUTED = "speaker-x-fill"
    FOLLOW = "crosshair-simple-bold"
    LARGER = "arrows-out-simple-bold"
    SMALLER = "arrows-in-simple-bold"
    PRESETS = "sliders-horizontal-bold"
    DEFAULT = "star-fill"
    MODEL = "microphone-bold"
    APPEARANCE = "palette-bold"
    KEYS = "keyboard-bold"
    AT_FOLDER = "folder-fill"
    AT_YOUTUBE = "youtube-logo-fill"
    AT_GOOGLE_DRIVE = "cloud-fill"
    AT_VK = "users-three-fill"
    AT_PEERTUBE = "share-network-fill"
    AT_PLATFORM = "globe-fill"


_FAMILY = "ph"


@cache
def _font(pixels: int) -> QFont:
    font: QFont = qtawesome.font(_FAMILY, pixels)
    return font


@cache
def _character(glyph: Glyph) -> str:
    result: str = qtawesome.charmap(f"{_FAMILY}.{glyph.value}")
    return result


def paint_glyph(painter: QPainter, rect: QRectF, glyph: Glyph, color: QColor) -> None:
    """Paint a glyph in the middle of `rect`, as tall as it."""
    painter.save()
    painter.setFont(_font(round(min(rect.width(), rect.height()))))
    painter.setPen(color)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _character(glyph))
    painter.restore()


class _GlyphEngine(QIconEngine):
    """Paints a glyph in the colour that is right at that moment, so that a change between light and
    dark needs no new icons."""

    def __init__(self, glyph: Glyph, role: str) -> None:
        super().__init__()
        self._glyph = glyph
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        look = colors()
        color = look.faint if mode is QIcon.Mode.Disabled else getattr(look, self._role)
        paint_glyph(painter, QRectF(rect), self._glyph, color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


def icon(glyph: Glyph, role: str = "text") -> QIcon:
    """`role` names a colour of the theme."""
    return QIcon(_GlyphEngine(glyph, role))
