"""A label of one line that gives way to its neighbours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """One line that gives way to its neighbours; the whole text is in the tooltip."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        where: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        least: int = 1,
    ) -> None:
        """`where` something is left out. With fewer than `least` letters it would say nothing: then
        there is none."""
        super().__init__(parent)
        self._whole = ""
        self._where = where
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def whole(self) -> str:
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = " ".join(self._whole.split())
        shown = self.fontMetrics().elidedText(line, self._where, self.width())
        self.setText(shown if shown == line or len(shown) > self._least else "")
