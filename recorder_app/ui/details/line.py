"""One line of the details: a mark, a name, what there is to say at the right, and below it a bar, a note
and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from recorder_app.ui.details.thin_bar import ThinBar
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
        self._bar = ThinBar()
        self._bar.hide()
        self.follow_up = QPushButton()
        """Below the note: what can be done about it."""
        self.follow_up.setFlat(True)
        self.follow_up.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(0)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, Space.XS, 0, Space.XS)
        self._layout.setHorizontalSpacing(Space.S)
        self._layout.setVerticalSpacing(2)
        self._layout.setColumnStretch(1, 1)
        self._layout.addWidget(self._mark, 0, 0)
        self._layout.addWidget(self._name, 0, 1)
        self._layout.addWidget(self._value, 0, 2)
        self._layout.addLayout(self._buttons, 0, 3)
        self._layout.addWidget(self._bar, 1, 1, 1, 3)
        self._layout.addWidget(self._note, 2, 1, 1, 3)
        self._layout.addWidget(self.follow_up, 3, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)

    def button(self, glyph: Glyph, tip: str) -> QToolButton:
        """One more button at the right end of the line."""
        button = QToolButton()
        button.setIcon(icon(glyph, "secondary"))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        self._buttons.addWidget(button)
        return button

    def show_bar(self, fraction: float | None, *, held: bool = False) -> None:
        """How far it is, 0..1; None: there is no bar. `held`: it stands still."""
        self._bar.setVisible(fraction is not None)
        self._bar.show_fraction(fraction or 0.0, held=held)

    @property
    def bar(self) -> float | None:
        return None if self._bar.isHidden() else self._bar.fraction

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
