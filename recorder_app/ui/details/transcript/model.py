"""The rows of a transcript as a model; what is edited in it becomes a correction."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from recorder_app.domain import hints
from recorder_app.domain.correction import SegmentText, TopicTitle
from recorder_app.ui.details.transcript.passages import Heading, Passage, Sentence

_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class TranscriptModel(QAbstractListModel):
    corrected = Signal(object)
    """`Correction`: a text was changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Passage, ...] = ()
        self.editable = False

    @property
    def rows(self) -> tuple[Passage, ...]:
        return self._rows

    def show(self, rows: tuple[Passage, ...], *, editable: bool) -> None:
        """In the place of what was shown. Where only texts differ, the rows stay what they are."""
        self.editable = editable
        before = self._rows
        if len(rows) == len(before) and _same_kinds(rows, before):
            self._rows = rows
            for row, (new, old) in enumerate(zip(rows, before, strict=True)):
                if (new.text, new.start_s) != (old.text, old.start_s):  # words follow the text
                    self.dataChanged.emit(self.index(row), self.index(row))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        passage = self._rows[index.row()]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return passage.text
        if role == _Role.AccessibleTextRole:
            return f"{hints.clock(passage.start_s)} {passage.text}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: N802
        """What is shown stays until the engine has put it right."""
        passage = self._rows[index.row()]
        text = " ".join(str(value).split())
        if role != _Role.EditRole or text == passage.text:
            return False
        match passage:
            case Sentence(number):
                self.corrected.emit(SegmentText(number, text))
            case Heading(number) if text:
                self.corrected.emit(TopicTitle(number, text))
            case _:
                return False
        return True


def _same_kinds(rows: tuple[Passage, ...], before: tuple[Passage, ...]) -> bool:
    pairs = zip(rows, before, strict=True)
    return all(type(a) is type(b) and a.number == b.number for a, b in pairs)
