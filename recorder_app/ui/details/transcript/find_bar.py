"""Search inside the transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from recorder_app.ui.details.transcript.passages import Passage
from recorder_app.ui.language import keep, say
from recorder_app.ui.look.glyph_button import glyph_button
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.theme import Space

Span = tuple[int, int]


class Hits:
    """Where words were found, and which of these places is looked at."""

    def __init__(self, rows: Sequence[Passage] = (), words: str = "") -> None:
        pattern = r"\s+".join(map(re.escape, words.split()))
        self.by_row: dict[int, tuple[Span, ...]] = {}
        if pattern:
            find = re.compile(pattern, re.IGNORECASE).finditer
            for row, each in enumerate(rows):
                spans = tuple(match.span() for match in find(each.text))
                if spans:
                    self.by_row[row] = spans
        self._all = [(row, span) for row, spans in self.by_row.items() for span in spans]
        self._at = -1

    def __len__(self) -> int:
        return len(self._all)

    @property
    def number(self) -> int:
        """Of the one that is looked at, from 1; 0: none is."""
        return self._at + 1

    @property
    def now(self) -> tuple[int, Span] | None:
        return self._all[self._at] if 0 <= self._at < len(self._all) else None

    def begin_at(self, row: int) -> None:
        """Look at the first from a row on, or at the first of all."""
        behind = (at for at, (each, _) in enumerate(self._all) if each >= row)
        self._at = next(behind, 0 if self._all else -1)

    def step(self, step: int) -> None:
        if self._all:
            self._at = (self._at + step) % len(self._all)


class FindBar(QWidget):
    searched = Signal(str)
    stepped = Signal(int)
    """1: to the next, -1: to the previous."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.field = QLineEdit()
        self.field.setObjectName("findField")
        self.field.addAction(
            icon(Glyph.SEARCH, "secondary"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.field.setClearButtonEnabled(True)
        keep(self.field.setPlaceholderText, "Find in the transcript")
        keep(self.field.setAccessibleName, "Find in the transcript")
        self.count = QLabel()
        self.count.setObjectName("findCount")
        self.count.setProperty("tone", "secondary")
        self.previous = glyph_button(Glyph.UP, "findPrevious")
        keep(self.previous.setToolTip, "Previous (Shift+F3)")
        keep(self.previous.setAccessibleName, "Previous")
        self.next = glyph_button(Glyph.DOWN, "findNext")
        keep(self.next.setToolTip, "Next (F3)")
        keep(self.next.setAccessibleName, "Next")
        self.close_button = glyph_button(Glyph.CANCEL, "findClose")
        keep(self.close_button.setToolTip, "Close (Esc)")
        keep(self.close_button.setAccessibleName, "Close")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, Space.XS)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.field, 1)
        for each in (self.count, self.previous, self.next, self.close_button):
            layout.addWidget(each)
        self.field.textChanged.connect(self.searched)
        self.previous.clicked.connect(self._previous)
        self.next.clicked.connect(self._next)
        self.close_button.clicked.connect(self.leave)
        self.hide()

    @Slot()
    def open(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text():
            self.searched.emit(self.field.text())

    @Slot()
    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def show_hits(self, hits: Hits) -> None:
        if not self.field.text().split():
            self.count.clear()
        elif len(hits):
            self.count.setText(say("{n} of {all}", n=hits.number, all=len(hits)))
        else:
            self.count.setText(say("Not found"))
        for button in (self.previous, self.next):
            button.setEnabled(bool(len(hits)))

    @Slot()
    def _next(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _previous(self) -> None:
        self.stepped.emit(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F3:
                self.stepped.emit(-1 if back else 1)
            case _:
                super().keyPressEvent(event)
