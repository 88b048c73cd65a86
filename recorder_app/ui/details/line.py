"""One line of the details: a mark, a name, what there is to say at the right, and below it a bar, a note
and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from recorder_app.ui.details.thin_bar import ThinBar
from recorder_app.ui.language import keep
from recorder_app.ui.look.elided import ElidedLabel
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.mark import Mark
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space


class Line(QWidget):
    def __init__(
        self,
        name: str = "",
        parent: QWidget | None = None,
        *,
        elided: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """`elided`: where something is left out of a long name."""
        super().__init__(parent)
        side = self.fontMetrics().ascent() + 3
        self._mark = Mark(side, Glyph.NEW, "faint")
        self._name = ElidedLabel(where=elided)
        self._value = QLabel()
        self._value.setProperty("tone", "secondary")
        self._note = Prose("note", "secondary")
        self._next = Prose("next", "secondary")
        self._story = Prose("story", "secondary")
        self._bar = ThinBar()
        self.copy = self._tool(Glyph.COPY)
        keep(self.copy.setToolTip, "Copy what is said here")
        keep(self.copy.setAccessibleName, "Copy what is said here")
        self.copy.clicked.connect(self._copy)
        self.unfold = self._tool(Glyph.UNFOLD)
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self._unfold)
        self.follow_up = QPushButton()
        """Below the note: what can be done about it."""
        self.follow_up.setFlat(True)
        for each in (self._note, self._next, self._story, self._bar, self.copy, self.unfold):
            each.hide()
        self.follow_up.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(0)
        self._buttons.addWidget(self._value)
        self._buttons.addWidget(self.copy)
        self._buttons.addWidget(self.unfold)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, Space.XS, 0, Space.XS)
        self._layout.setHorizontalSpacing(Space.S)
        self._layout.setVerticalSpacing(2)
        self._layout.setColumnStretch(1, 1)
        self._layout.addWidget(self._mark, 0, 0)
        self._layout.addWidget(self._name, 0, 1)
        self._layout.addLayout(self._buttons, 0, 2)
        below = (self._bar, self._note, self._next, self._story)
        for row, widget in enumerate(below, start=1):
            self._layout.addWidget(widget, row, 1, 1, 2)
        self._layout.addWidget(self.follow_up, len(below) + 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.name(name)

    def name(self, text: str) -> None:
        self._name.say(text)

    def button(self, glyph: Glyph, tip: str) -> QToolButton:
        """One more button at the right end of the line."""
        button = self._tool(glyph)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        self._value.setContentsMargins(0, 0, Space.XS, 0)
        self._buttons.addWidget(button)
        return button

    def _tool(self, glyph: Glyph) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(glyph, "secondary"))
        button.setAutoRaise(True)
        side = self.fontMetrics().height() + Space.XS
        button.setFixedSize(side, side)
        return button

    def keep_room_for_bar(self) -> None:
        """So that nothing moves when one comes or goes."""
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)

    def show_bar(self, fraction: float | None, *, held: bool = False) -> None:
        """How far it is, 0..1; None: there is no bar. `held`: it stands still."""
        self._bar.setVisible(fraction is not None)
        self._bar.show_fraction(fraction or 0.0, held=held)

    @property
    def bar(self) -> float | None:
        return None if self._bar.isHidden() else self._bar.fraction

    def say(
        self, glyph: Glyph, role: str, value: str, note: str = "", note_tone: str = "secondary"
    ) -> None:
        self._mark.picture(glyph, role)
        if self._value.text() != value:
            self._value.setText(value)
        self._note.tint(note_tone)
        self._note.say(note)
        self._note.setVisible(bool(note))
        self.copy.setVisible(bool(note) and note_tone == "danger")
        self.setAccessibleName(" ".join(filter(None, [self._name.whole(), value, note])))

    def say_next(self, text: str) -> None:
        """Below the note: what to do about it."""
        self._next.say(text)
        self._next.setVisible(bool(text))

    def tell(self, story: str, name: str) -> None:
        """What can be unfolded below the line, and what that is called; empty: there is nothing."""
        self._story.say(story)
        self.unfold.setVisible(bool(story))
        self.unfold.setToolTip(name)
        self.unfold.setAccessibleName(name)
        self._unfold()

    @Slot()
    def _unfold(self) -> None:
        unfolded = self.unfold.isChecked()
        self.unfold.setIcon(icon(Glyph.FOLD if unfolded else Glyph.UNFOLD, "secondary"))
        self._story.setVisible(unfolded and bool(self._story.toPlainText()))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.note)

    @property
    def note(self) -> str:
        return self._note.toPlainText()

    @property
    def next(self) -> str:
        return self._next.toPlainText()

    @property
    def story(self) -> str:
        """As far as it can be seen."""
        return "" if self._story.isHidden() else self._story.toPlainText()

    @property
    def value(self) -> str:
        return self._value.text()
