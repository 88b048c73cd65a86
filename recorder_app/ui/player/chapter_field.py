"""The field in which a chapter's title is written, at its place over the time line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from recorder_app.ui.language import keep

_WIDTH = 260


class ChapterField(QLineEdit):
    """Enter writes, Escape and leaving the field leave all as it was."""

    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chapterField")
        keep(self.setAccessibleName, "Title of the chapter")
        keep(self.setPlaceholderText, "Title of the chapter")
        self.returnPressed.connect(self._write)
        self.hide()

    def open(self, title: str, x: int, bottom: int) -> None:
        """With its lower edge at `bottom`, as near to `x` as the parent has room."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect()
        width = min(_WIDTH, room.width())
        left = max(0, min(x - width // 2, room.width() - width))
        height = self.sizeHint().height()
        self.setGeometry(left, max(0, bottom - height), width, height)
        self.setText(title)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus()

    @Slot()
    def _write(self) -> None:
        title = " ".join(self.text().split())
        if title:
            self.hide()
            self.written.emit(title)
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.hide()
