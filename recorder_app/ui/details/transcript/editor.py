"""A sentence or a chapter's title, edited where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from recorder_app.ui.language import say
from recorder_app.ui.look.theme import Space

Index = QModelIndex | QPersistentModelIndex
_Hint = QStyledItemDelegate.EndEditHint


class TextEditor(QPlainTextEdit):
    """Grows with its text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("passageEditor")
        self.setAccessibleName(say("Correct the text: Enter saves, Escape leaves it as it was"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.is_begun = False
        """What was there before has been put in: what is written now stays."""
        self.textChanged.connect(self._grow)

    def _grow(self) -> None:
        lines = self.document().size().height()
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * self.frameWidth()
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing()) + around + 4)


class EditingDelegate(QStyledItemDelegate):
    """Enter saves, Escape leaves; the rest of a row is the view's to paint."""

    def __init__(self, text_rect: Callable[[Index], QRect], parent: QObject) -> None:
        super().__init__(parent)
        self._text_rect = text_rect

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        return TextEditor(parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        assert isinstance(editor, TextEditor)
        if not editor.is_begun:
            editor.is_begun = True
            editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        assert isinstance(editor, TextEditor)
        model.setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = self._text_rect(index)
        editor.setFixedWidth(rect.width() + 2 * Space.S)
        editor.move(rect.left() - Space.S, rect.top() - Space.XS)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            assert isinstance(editor, TextEditor)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, _Hint.NoHint)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closeEditor.emit(editor, _Hint.RevertModelCache)
                return True
        return super().eventFilter(editor, event)
