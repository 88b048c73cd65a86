"""A sentence below a heading: in lines of about the same length, none too long to be read with ease."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QLabel

_LETTERS = 76
"""Of a line at most."""
_NEAR = 4
"""So near, in pixels, is near enough."""


class Balanced(QLabel):
    """As narrow as it can be without one more line."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        widest = _LETTERS * self.fontMetrics().averageCharWidth()
        least, most, wanted = 0, widest, self._height(widest)
        while most - least > _NEAR:
            between = (least + most) // 2
            if self._height(between) > wanted:
                least = between
            else:
                most = between
        self.setMaximumWidth(min(most + _NEAR, widest))

    def _height(self, width: int) -> int:
        room = QRect(0, 0, width, 0)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
