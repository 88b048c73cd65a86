"""Closing and quitting: the window goes, the work goes on; or it ends, and nothing is lost."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from recorder_app.domain.query import Filter
from recorder_app.ui import questions
from recorder_app.ui.counts import Counts
from recorder_app.ui.tray import Tray
from recorder_app.ui.window_state import WindowState

_EXPLAINED = "tray_explained"


class Leaving(QObject):
    quit_wanted = Signal()
    """The person has decided: the program is to end."""

    def __init__(self, counts: Counts, tray: Tray, state: WindowState, window: QWidget) -> None:
        super().__init__(window)
        self._counts = counts
        self._tray = tray
        self._state = state
        self._window = window
        self._asking = False

    def close(self, event: QCloseEvent) -> None:
        """The window was closed. With a tray it only hides; without one, that would be the end."""
        if not self._tray.is_there:
            event.ignore()
            self._ask(no_tray=True)
            return
        event.accept()
        if not self._state.flag(_EXPLAINED):
            self._state.put(_EXPLAINED, True)
            self._tray.explain()

    @Slot()
    def ask_to_quit(self) -> None:
        """Quit was chosen: at once where nothing is cut short by it."""
        if self._working():
            self._ask(no_tray=False)
        else:
            self.quit_wanted.emit()

    def _working(self) -> int:
        return self._counts.now.get(Filter.RUNNING, 0)

    def _ask(self, *, no_tray: bool) -> None:
        if not self._asking:
            self._asking = True
            box = questions.ask_quit(
                self._window, self._working(), self.quit_wanted.emit, no_tray=no_tray
            )
            box.finished.connect(self._asked)

    @Slot()
    def _asked(self) -> None:
        self._asking = False
