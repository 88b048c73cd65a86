"""One line of the details: a mark, a name, what there is to say at the right, a note below."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from recorder_app.ui.look.elided import ElidedLabel
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.mark import Mark
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space


class Line(QWidget):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = self.fontMetrics().ascent() + 3
        self._mark = Mark(side, Glyph.NEW, "faint")
        self._name = ElidedLabel()
        self._name.say(name)
        self._value = QLabel()
        self._value.setProperty("tone", "secondary")
        self._note = Prose("note", "secondary")
        self._note.hide()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, Space.XS, 0, Space.XS)
        self._layout.setHorizontalSpacing(Space.S)
        self._layout.setVerticalSpacing(2)
        self._layout.setColumnStretch(1, 1)
        self._layout.addWidget(self._mark, 0, 0)
        self._layout.addWidget(self._name, 0, 1)
        self._layout.addWidget(self._value, 0, 2)
        self._layout.addWidget(self._note, 1, 1, 1, 3)

    def button(self, glyph: Glyph, tip: str) -> QToolButton:
        """A button at the right end of the line."""
        button = QToolButton()
        button.setIcon(icon(glyph, "secondary"))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        self._layout.addWidget(button, 0, 3)
        return button

    def say(
        self,
        glyph: Glyph,
        role: str,
        value: str,
        note: str = "",
        note_tone: str = "secondary",
        tip: str = "",
    ) -> None:
        self._mark.picture(glyph, role)
        if self._value.text() != value:
            self._value.setText(value)
        self._note.tint(note_tone)
        self._note.say(note)
        self._note.setVisible(bool(note))
        self.setToolTip(tip)
        self.setAccessibleName(" ".join(filter(None, [self._name.whole(), value, note])))

    @property
    def note(self) -> str:
        return self._note.toPlainText()

    @property
    def value(self) -> str:
        return self._value.text()
