"""The line above the list that says why the work as a whole is held, and how it goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from recorder_app.domain.hold import WorkHold
from recorder_app.ui.language import keep, language, translated
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.mark import Mark
from recorder_app.ui.look.theme import Space


class HoldBanner(QFrame):
    override_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("holdBanner")
        self.hold: WorkHold | None = None
        self.words = QLabel()
        self.words.setObjectName("holdWords")
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.override = QPushButton()
        self.override.setObjectName("holdOverride")
        keep(self.override.setText, "Work all the same")
        self.override.clicked.connect(self.override_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        layout.setSpacing(Space.M)
        layout.addWidget(Mark(18, Glyph.WAITING, "warning"))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.override)
        self.hide()
        language().changed.connect(self._say)

    @Slot(object)
    def show_hold(self, hold: WorkHold | None) -> None:
        self.hold = hold
        self._say()
        self.setVisible(hold is not None)

    @Slot()
    def _say(self) -> None:
        if self.hold is not None:
            self.words.setText(translated(self.hold.sentence))
            self.override.setVisible(self.hold.can_be_overridden)
