"""What stands in the list's place while it has nothing to show, and over it while something is held
above the window: an invitation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recorder_app.ui.language import count
from recorder_app.ui.look.balanced import Balanced
from recorder_app.ui.look.icons import Glyph, paint_glyph
from recorder_app.ui.look.mark import Mark
from recorder_app.ui.look.theme import Space, colors, scaled


def centred(sentence: Balanced) -> QHBoxLayout:
    """In the middle, however wide it may be."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(sentence, 1000)
    row.addStretch(1)
    return row


class EmptyState(QWidget):
    """A picture, a heading, a sentence and one button."""

    def __init__(self, name: str, glyph: Glyph) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = QLabel()
        self.heading.setFont(scaled(self.font(), 1.5, bold=True))
        self.sentence = Balanced()
        self.sentence.setProperty("tone", "secondary")
        self.button = QPushButton()
        self.button.setObjectName(f"{name}Button")
        self.button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.S)
        layout.addStretch(2)
        layout.addWidget(Mark(56, glyph, "faint"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.heading)
        layout.addLayout(centred(self.sentence))
        layout.addSpacing(Space.M)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


class DropVeil(QWidget):
    """Covers the window while a drop is held above it, and says what letting go would do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropVeil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered = parent
        self._words = ""
        self.hide()

    def invite(self, number: int) -> None:
        self._words = count("Drop to add it", "Drop to add {n} sources", number)
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        look = colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(look.surface)
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(Space.L, Space.L, -Space.L, -Space.L)
        painter.setPen(QPen(look.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 12, 12)
        middle = frame.center()
        picture = QRectF(middle.x() - 28, middle.y() - 64, 56, 56)
        paint_glyph(painter, picture, Glyph.DROP, look.accent)
        painter.setFont(scaled(self.font(), 1.4, bold=True))
        painter.setPen(look.text)
        below = QRectF(frame.left(), middle.y() + Space.M, frame.width(), 40)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
