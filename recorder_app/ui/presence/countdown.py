"""The last minute before the machine sleeps, shuts down or the like: it can be stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from recorder_app.settings import WhenDone
from recorder_app.ui.language import say
from recorder_app.ui.look.theme import Space, scaled
from recorder_app.ui.presence.when_done import COUNTDOWN_S, countdown_words
from recorder_app.ui.presence.when_done_menu import deed_name


class Countdown(QDialog):
    """A window of its own, above others: the main window may be hidden in the tray."""

    stop_wanted = Signal()
    now_wanted = Signal()

    def __init__(self, what: WhenDone, window: QWidget) -> None:
        # Not modal, and no child where the window is hidden: it would be hidden with it.
        super().__init__(window if window.isVisible() else None)
        self._what = what
        self.setObjectName("countdown")
        self.setWindowTitle(say("All done"))
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.words = QLabel()
        self.words.setObjectName("countdownWords")
        self.words.setFont(scaled(self.font(), 1.5, bold=True))
        note = QLabel(say("Everything that was to be done is done."))
        note.setProperty("tone", "secondary")
        self._bar = QProgressBar()
        self._bar.setObjectName("countdownBar")
        self._bar.setRange(0, COUNTDOWN_S)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(Space.XS)
        buttons = QDialogButtonBox()
        stop = buttons.addButton(say("Stop"), QDialogButtonBox.ButtonRole.RejectRole)
        stop.setObjectName("countdownStop")
        stop.setDefault(True)
        now = buttons.addButton(self._now_words(), QDialogButtonBox.ButtonRole.ActionRole)
        now.setObjectName("countdownNow")
        now.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        now.clicked.connect(self.now_wanted)
        self.rejected.connect(self.stop_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        for each in (self.words, note, self._bar, buttons):
            layout.addWidget(each)
        self.setMinimumWidth(24 * self.fontMetrics().height())

    def _now_words(self) -> str:
        return say("{deed} now", deed=deed_name(self._what))

    @Slot(int)
    def count(self, left_s: int) -> None:
        self.words.setText(countdown_words(self._what, left_s))
        self._bar.setValue(left_s)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closing it stops the countdown, too: nothing happens that a person may not have seen."""
        event.accept()
        self.reject()
