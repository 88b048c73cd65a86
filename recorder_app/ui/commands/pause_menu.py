"""Pauses that end by themselves: the usual lengths, and any other time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QDateTime, Qt, QTime, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from recorder_app.domain.phrase import Phrase, phrase
from recorder_app.ui.language import keep, language, say, translated
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.theme import Space

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
_MORNING = time(8)
_FORMAT = "ddd d MMM yyyy, HH:mm"


def in_(length: timedelta) -> datetime:
    return datetime.now().astimezone() + length


def tomorrow_morning() -> datetime:
    """8:00 of the next day, by the clock on the person's wall."""
    tomorrow = datetime.now().date() + timedelta(days=1)
    return datetime.combine(tomorrow, _MORNING).astimezone()


_ENDS: Mapping[str, tuple[Phrase, Callable[[], datetime]]] = {
    "pauseQuarter": (phrase("Pause for 15 minutes"), partial(in_, QUARTER)),
    "pauseHour": (phrase("Pause for 1 hour"), partial(in_, HOUR)),
    "pauseTomorrow": (phrase("Pause until tomorrow 8:00"), tomorrow_morning),
}


class PauseMenu(QMenu):
    """Its actions may stand in other menus, too."""

    chosen = Signal(object)
    """`datetime`, aware: when the pause ends."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        keep(self.setTitle, "Pause for a while")
        self._window = window
        self._texts: dict[QAction, Phrase] = {}
        language().changed.connect(self._name)
        self.setObjectName("pauseForMenu")
        self.menuAction().setIcon(icon(Glyph.WAITING))
        for name, (text, end) in _ENDS.items():
            self._add(name, text).triggered.connect(partial(self._choose, end))
        self._add("pauseOther", phrase("Pause until another time…")).triggered.connect(self._ask)

    def _add(self, name: str, text: Phrase) -> QAction:
        action = self.addAction(translated(text))
        self._texts[action] = text
        action.setObjectName(name)
        action.setAutoRepeat(False)
        return action

    @Slot()
    def _name(self) -> None:
        for action, text in self._texts.items():
            action.setText(translated(text))

    def set_enabled(self, enabled: bool) -> None:
        for each in (self.menuAction(), *self.actions()):
            each.setEnabled(enabled)

    def _choose(self, end: Callable[[], datetime], _checked: bool = False) -> None:
        self.chosen.emit(end())

    @Slot()
    def _ask(self) -> None:
        dialog = PauseDialog(self._window)
        dialog.chosen.connect(self.chosen)
        dialog.open()


class PauseDialog(QDialog):
    """Until when?"""

    chosen = Signal(object)
    """`datetime`, aware."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pauseDialog")
        self.setWindowTitle(say("Pause"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = QDateTime.currentDateTime()
        self.end = QDateTimeEdit(_next_hour(now))
        self.end.setObjectName("pauseEnd")
        self.end.setAccessibleName(say("Pause until"))
        self.end.setCalendarPopup(True)
        self.end.setDisplayFormat(_FORMAT)
        self.end.setMinimumDateTime(now.addSecs(60))
        question = QLabel(say("Pause until"))
        question.setBuddy(self.end)
        note = QLabel(say("It then goes on by itself, even if Recorder was closed in between."))
        note.setProperty("tone", "secondary")
        note.setWordWrap(True)
        buttons = QDialogButtonBox()
        pause = buttons.addButton(say("Pause"), QDialogButtonBox.ButtonRole.AcceptRole)
        pause.setObjectName("pauseDialogYes")
        pause.setDefault(True)
        buttons.addButton(say("Keep working"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        for each in (question, self.end, note, buttons):
            layout.addWidget(each)
        self.setMinimumWidth(24 * self.fontMetrics().height())

    @Slot()
    def _accept(self) -> None:
        seconds = self.end.dateTime().toSecsSinceEpoch()
        self.accept()
        self.chosen.emit(datetime.fromtimestamp(seconds).astimezone())


def _next_hour(now: QDateTime) -> QDateTime:
    later = now.addSecs(3600)
    return QDateTime(later.date(), QTime(later.time().hour(), 0))
