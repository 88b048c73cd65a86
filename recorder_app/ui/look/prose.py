"""Running text that can be selected and copied, breaks anywhere, and is as tall as it needs to be.

A QLabel clips words that are wider than itself, such as the path in an error.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget


class Prose(QTextEdit):
    def __init__(self, name: str, tone: str = "plain", parent: QWidget | None = None) -> None:
        """`tone` as in the style sheet."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setProperty("tone", tone)
        self._html = ""
        self._fit()

    def say(self, text: str) -> None:
        if self.toPlainText() != text:
            self.setPlainText(text)
            self.setAccessibleName(text)
            self._fit()

    def say_html(self, html: str) -> None:
        if html != self._html:
            self._html = html
            self.setHtml(html)
            self._fit()

    def tint(self, tone: str) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """For the pane around it, which scrolls."""
        event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(40, self.height())

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(1, round(self.document().size().height())))
