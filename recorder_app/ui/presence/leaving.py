"""Closing and quitting: the window goes, the work goes on; or it ends, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from recorder_app.domain.query import Filter
from recorder_app.ui.commands import questions
from recorder_app.ui.language import say
from recorder_app.ui.presence.announcer import Announcer
from recorder_app.ui.presence.tray import Tray
from recorder_app.ui.presence.whole_work import WholeWork
from recorder_app.ui.window_state import WindowState

_EXPLAINED = "tray_explained"
_SESSION_MS = 15_000
"""A session that ends closes all windows within this time."""


class Leaving(QObject):
    quit_wanted = Signal()
    """The person has decided: the program is to end."""

    def __init__(
        self,
        work: WholeWork,
        tray: Tray,
        announcer: Announcer,
        state: WindowState,
        save: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._work = work
        self._tray = tray
        self._announcer = announcer
        self._state = state
        self._save = save
        self._window = window
        self._asking = False
        self._session_ends = False
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        # Directly: the session ends as soon as everybody has answered.
        application.commitDataRequest.connect(self.end_session, Qt.ConnectionType.DirectConnection)

    def close(self, event: QCloseEvent) -> None:
        """The window was closed. With a tray it only hides; without one, that would be the end."""
        if self._session_ends:
            event.accept()
            return
        if not self._tray.is_there:
            event.ignore()
            self._ask(no_tray=True)
            return
        event.accept()
        if not self._state.flag(_EXPLAINED):
            self._state.put(_EXPLAINED, True)
            self._announcer.say(
                say("Recorder goes on working"),
                say("It is here, in the tray. Choose Quit in its menu to end it."),
            )

    @Slot()
    def ask_to_quit(self) -> None:
        """Quit was chosen: at once where nothing is cut short by it."""
        if self._working():
            self._ask(no_tray=False)
        else:
            self.quit_wanted.emit()

    @Slot()
    def end_session(self) -> None:
        """The person logs out or the machine shuts down: nothing is asked, all progress is kept."""
        self._session_ends = True
        self._save()
        # It may be called off: then a window that is closed is as any other.
        QTimer.singleShot(_SESSION_MS, self._go_on)

    @Slot()
    def _go_on(self) -> None:
        self._session_ends = False

    def _working(self) -> int:
        return self._work.now.counts.get(Filter.RUNNING, 0)

    def _ask(self, *, no_tray: bool) -> None:
        if not self._asking:
            self._asking = True
            box = questions.ask_quit(
                self._window,
                self._working(),
                self.quit_wanted.emit,
                no_tray=no_tray,
                titles=self._work.running_titles,
            )
            box.finished.connect(self._asked)

    @Slot()
    def _asked(self) -> None:
        self._asking = False
