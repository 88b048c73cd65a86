"""Brings the window back, wherever it is: hidden, minimised, behind others, on another desktop."""

from __future__ import annotations

import sys

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from recorder_app.ui.commands.last_press import LastPress
from recorder_app.ui.presence.tray import Tray

_JUST_MS = 300
"""A click on the tray may have taken the focus from the window it is meant for."""
_INSIST_MS = 400
"""A desktop that brings a window to the front has done so within this time."""
_TRAY_LOOK_MS = 3000
_TRAY_GONE_LOOKS = 3
"""A panel that starts again takes its tray away for some seconds."""


class ComingBack(QObject):
    def __init__(self, window: QMainWindow, tray: Tray) -> None:
        super().__init__(window)
        self._window = window
        self._tray = tray
        self._left_at = QElapsedTimer()
        self._last = LastPress()
        self._insist = QTimer(self, interval=_INSIST_MS, singleShot=True)
        self._insist.timeout.connect(self._come_here)
        self._tray_gone = 0
        self._tray_watch = QTimer(self, interval=_TRAY_LOOK_MS)
        self._tray_watch.timeout.connect(self._look_for_tray)
        tray.open_wanted.connect(self.bring_up)
        tray.toggled.connect(self.toggle)
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        if sys.platform == "darwin" and isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._come_with_its_program)

    def is_looked_at(self) -> bool:
        """Whether the window is before the person, with the focus."""
        return self._is_shown() and QApplication.activeWindow() is not None

    def _is_shown(self) -> bool:
        return self._window.isVisible() and not self._window.isMinimized()

    @Slot()
    def bring_up(self) -> None:
        states = Qt.WindowState
        window = self._window
        window.setWindowState(window.windowState() & ~states.WindowMinimized | states.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        self._insist.start()

    @Slot()
    def _come_here(self) -> None:
        """It has stayed away: many desktops leave a window where it is. Shown anew, it comes to the one
        that the person looks at."""
        if self._window.isVisible() and QApplication.activeWindow() is None:
            self._window.hide()
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()

    @Slot(Qt.ApplicationState)
    def _come_with_its_program(self, state: Qt.ApplicationState) -> None:
        """A click in the Dock makes a program active whose only window is hidden."""
        active = state is Qt.ApplicationState.ApplicationActive
        if active and not self._window.isVisible():
            self.bring_up()

    @Slot()
    def toggle(self) -> None:
        """Away where it is in front, else here."""
        if self._last.is_repeated_by("toggle"):
            return
        just = self._left_at.isValid() and not self._left_at.hasExpired(_JUST_MS)
        in_front = self._is_shown() and (just or QApplication.activeWindow() is not None)
        if in_front and QApplication.activeModalWidget() is None:
            self._window.close()
        else:
            self.bring_up()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        match event.type():
            case QEvent.Type.WindowDeactivate:
                self._left_at.start()
            case QEvent.Type.Hide:
                self._tray_gone = 0
                self._tray_watch.start()
            case QEvent.Type.Show:
                self._tray_watch.stop()
        return False

    @Slot()
    def _look_for_tray(self) -> None:
        """A hidden window whose tray has gone for good could never be brought back."""
        self._tray_gone = 0 if self._tray.is_there else self._tray_gone + 1
        if self._tray_gone >= _TRAY_GONE_LOOKS:
            self._window.showMinimized()

    def stop(self) -> None:
        self._tray_watch.stop()
        self._insist.stop()
