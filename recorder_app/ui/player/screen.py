"""Where the film is seen; for sound alone a calm cover, with what is being said."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from recorder_app.ui.language import keep
from recorder_app.ui.look.icons import Glyph, paint_glyph
from recorder_app.ui.look.theme import RADIUS, Space, colors, scaled
from recorder_app.ui.player.playback import Playback

_LEAST_HEIGHT, _USUAL_HEIGHT = 96, 200
_RING = 2
"""How wide the line is that shows the focus."""
_REST = 1.5
"""After a picture, in times of what it took to paint it."""
_GLYPH, _ROOM_FOR_GLYPH = 32.0, 120.0
_CAPTION_SIZES = (1.25, 1.0, 0.85)
"""Of the font: the first with which the sentence fits."""


class Screen(QWidget):
    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        keep(self.setAccessibleName, "Film")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._playback: Playback | None = None
        self._title = ""
        self._caption = ""
        self._focused = False
        self._turn = QTimer(self)
        """Until the next picture is painted."""
        self._turn.setSingleShot(True)
        self._turn.setTimerType(Qt.TimerType.PreciseTimer)
        self._turn.timeout.connect(self.update)
        self._shape = QSize()
        """Of the film's pictures."""

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, _USUAL_HEIGHT)

    def watch(self, playback: Playback) -> None:
        self._playback = playback
        playback.pictured.connect(self._await)
        playback.loaded.connect(self.update)

    @Slot()
    def _await(self) -> None:
        """Pictures that come sooner than they can be shown with ease are left out."""
        if not self._turn.isActive():
            self._turn.start()

    @Slot()
    def _bound(self) -> None:
        """No higher than the film is at this width."""
        if self._shape.isEmpty():
            self.setMaximumHeight(_USUAL_HEIGHT)
        else:
            fitting = math.ceil(self.width() * self._shape.height() / self._shape.width())
            self.setMaximumHeight(max(_LEAST_HEIGHT, fitting))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._bound()

    def show_focus(self, *, focused: bool) -> None:
        """The player has the keyboard."""
        self._focused = focused
        self.update()

    def show_title(self, title: str) -> None:
        self._title = title
        self.update()

    @Slot(str)
    def show_caption(self, caption: str) -> None:
        """What is being said, for those who see no film."""
        if caption != self._caption:
            self._caption = caption
            if self._playback is not None and not self._playback.has_picture:
                self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        area = QPainterPath()
        area.addRoundedRect(whole, RADIUS, RADIUS)
        painter.fillPath(area, colors().window)
        painter.save()
        if self._playback is not None and self._playback.is_loaded:
            if not self._playback.has_picture:
                self._paint_cover(painter)
            else:
                self._paint_film(painter, self._playback)
        painter.restore()
        if self._focused:
            painter.setPen(QPen(colors().accent, _RING))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_film(self, painter: QPainter, playback: Playback) -> None:
        """Without a graphics card a large picture takes long: others must have their turn, too."""
        cost = QElapsedTimer()
        cost.start()
        picture = playback.picture
        if picture is None:
            return
        self._paint_picture(painter, picture)
        self._turn.setInterval(round(cost.elapsed() * _REST))
        if picture.size() != self._shape:
            self._shape = picture.size()
            QTimer.singleShot(0, self._bound)

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        size = picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        where = QRectF(QPointF(left, top), size.toSizeF())
        corners = QPainterPath()
        corners.addRoundedRect(where, RADIUS, RADIUS)
        painter.setClipPath(corners)
        painter.drawImage(where, picture)

    def _paint_cover(self, painter: QPainter) -> None:
        """The sentence that is spoken, under the title; the picture only where there is room."""
        look, room = colors(), QRectF(self.rect()).adjusted(Space.L, Space.M, -Space.L, -Space.M)
        middle = Qt.AlignmentFlag.AlignHCenter
        if room.height() > _ROOM_FOR_GLYPH:
            glyph = QRectF(room.left(), room.top(), room.width(), _GLYPH)
            paint_glyph(painter, glyph, Glyph.SOUND, look.accent)
            room.setTop(glyph.bottom() + Space.S)
        painter.setFont(scaled(self.font(), 0.92))
        painter.setPen(look.secondary)
        metrics = painter.fontMetrics()
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, middle | Qt.TextFlag.TextSingleLine, title)
        room.setTop(room.top() + metrics.height() + Space.S)
        wrapped = middle | Qt.TextFlag.TextWordWrap
        for size in _CAPTION_SIZES:
            painter.setFont(scaled(self.font(), size))
            if painter.boundingRect(room, wrapped, self._caption).height() <= room.height():
                break
        painter.setPen(look.text)
        painter.setClipRect(room)
        painter.drawText(room, wrapped, self._caption)
