"""How the program is there on the desktop: its tray, its notices, what holds it, how it is left, and
what happens when all is done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from recorder_app.domain.query import Filter
from recorder_app.engine.front import Front
from recorder_app.settings import Settings, WhenDone, WindowSettings
from recorder_app.ui.actions import Actions
from recorder_app.ui.announcer import Announcer
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.countdown import Countdown
from recorder_app.ui.counts import Counts
from recorder_app.ui.hold_banner import HoldBanner
from recorder_app.ui.language import say
from recorder_app.ui.last_press import LastPress
from recorder_app.ui.leaving import Leaving
from recorder_app.ui.menus import for_all
from recorder_app.ui.notices import NoticeText
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.power import Power
from recorder_app.ui.tray import Tray
from recorder_app.ui.when_done import Ending, countdown_words
from recorder_app.ui.whole_work import WholeWork
from recorder_app.ui.window_state import WindowState

log = logging.getLogger(__name__)

_JUST_MS = 300
"""A click on the tray may have taken the focus from the window it is meant for."""
_INSIST_MS = 400
"""A desktop that brings a window to the front has done so within this time."""
_TRAY_LOOK_MS = 3000
_TRAY_GONE_LOOKS = 3
"""A panel that starts again takes its tray away for some seconds."""


class Presence(QObject):
    told = Signal(object)
    """`NoticeText`"""
    recordings_wanted = Signal(object)
    """`tuple[int, ...]`: a person clicked on a notice about these."""
    quit_wanted = Signal()

    def __init__(
        self,
        front: Front,
        bridge: Bridge,
        counts: Counts,
        reader: OffThread,
        actions: Actions,
        state: WindowState,
        power: Power,
        save: Callable[[], None],
        window: QMainWindow,
    ) -> None:
        """`save` keeps what the window knows."""
        super().__init__(window)
        self._front = front
        self._counts = counts
        self._reader = reader
        self._actions = actions
        self._window = window
        self._settings = WindowSettings()
        self._left_at = QElapsedTimer()
        self._last = LastPress()
        self._countdown: Countdown | None = None
        self.work = WholeWork(front, bridge, counts, reader, self)
        self.ending = Ending(power, save, self)
        self._when_done = actions.when_done
        self.stop_countdown = QAction(self)
        self.stop_countdown.setObjectName("stopCountdownAction")
        self.stop_countdown.setVisible(False)
        self.banner = HoldBanner()
        self.tray = Tray((self.stop_countdown, *for_all(actions)), actions.quit, window)
        self.announcer = Announcer(self.tray, self.is_looked_at, self)
        self.leaving = Leaving(self.work, self.tray, self.announcer, state, save, window)
        self._insist = QTimer(self, interval=_INSIST_MS, singleShot=True)
        self._insist.timeout.connect(self._come_here)
        self._tray_gone = 0
        self._tray_watch = QTimer(self, interval=_TRAY_LOOK_MS)
        self._tray_watch.timeout.connect(self._look_for_tray)
        window.installEventFilter(self)
        self._connect(bridge)
        reader.ask(lambda: front.settings, self.follow_settings, self._fail)

    def _connect(self, bridge: Bridge) -> None:
        bridge.settings_changed.connect(self.follow_settings)
        self.work.stands.connect(self.tray.show_standing)
        self.work.stands.connect(self._show_standing)
        self.work.needy.connect(self.announcer.need)
        self.work.worked.connect(self.ending.arm)
        self.work.ended.connect(self.announcer.end)
        self.work.ended.connect(self.ending.end)
        self._counts.looked.connect(self._counted)
        self.tray.open_wanted.connect(self.bring_up)
        self.tray.toggled.connect(self._toggle)
        self.tray.notice_clicked.connect(self.announcer.open_wanted)
        self.announcer.told.connect(self.told)
        self.announcer.wanted.connect(self._open)
        self.leaving.quit_wanted.connect(self.quit_wanted)
        self.ending.quit_wanted.connect(self.quit_wanted)
        self.ending.told.connect(self._tell_trouble)
        self.ending.chosen.connect(self._when_done.show_chosen)
        self.ending.counting.connect(self._count)
        self.ending.stopped.connect(self._counted_down)
        self._when_done.chosen.connect(self._choose)
        self.stop_countdown.triggered.connect(self.ending.stop)
        self.banner.override_wanted.connect(self._override)

    def under_banner(self, content: QWidget) -> QWidget:
        """`content`, with room above it for why the work is held."""
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(content, 1)
        return whole

    # The window comes and goes
    def is_looked_at(self) -> bool:
        return self._is_shown() and QApplication.activeWindow() is not None

    def _is_shown(self) -> bool:
        return self._window.isVisible() and not self._window.isMinimized()

    @Slot()
    def bring_up(self) -> None:
        """Show it, wherever it is: hidden in the tray, minimised, behind others, elsewhere."""
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
    def _toggle(self) -> None:
        if self._last.is_repeated_by("toggle"):
            return
        just = self._left_at.isValid() and not self._left_at.hasExpired(_JUST_MS)
        in_front = self._is_shown() and (just or QApplication.activeWindow() is not None)
        if in_front and QApplication.activeModalWidget() is None:
            self._window.close()
        else:
            self.bring_up()

    @Slot()
    def _look_for_tray(self) -> None:
        """A hidden window whose tray has gone for good could never be brought back."""
        self._tray_gone = 0 if self.tray.is_there else self._tray_gone + 1
        if self._tray_gone >= _TRAY_GONE_LOOKS:
            self._window.showMinimized()

    @Slot(object)
    def _open(self, ids: tuple[int, ...]) -> None:
        self.bring_up()
        if ids:
            self.recordings_wanted.emit(ids)

    # What is set
    @Slot(object)
    def follow_settings(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings.window
        self.announcer.wishes = settings.window.notices
        self.ending.command = settings.window.when_done_command
        if settings.window.when_done is not before.when_done:
            self._choose(settings.window.when_done)

    # How the work stands
    @Slot()
    def _counted(self) -> None:
        if self._counts.now.get(Filter.RUNNING):
            self.ending.arm()
        if self._counts.now.get(Filter.RUNNING) or self._counts.now.get(Filter.QUEUED):
            self.ending.stop()

    @Slot()
    def _show_standing(self) -> None:
        now = self.work.now
        self._actions.show_paused(now.counts.get(Filter.PAUSED, 0), now.together)
        if now.hold != self.banner.hold:
            if self.banner.hold is None and now.hold is not None and not self.is_looked_at():
                self.announcer.say_hold(now.hold)
            self.banner.show_hold(now.hold)

    @Slot()
    def _override(self) -> None:
        self._reader.ask(self._front.override_hold, lambda _none: None, self._fail)

    # When done
    @Slot(object)
    def _choose(self, what: WhenDone) -> None:
        if what is WhenDone.COMMAND and not self.ending.command.strip():
            self._when_done.ask_command(self._keep_command, self.ending.what)
            return
        self.ending.choose(what)
        self._counted()

    def _keep_command(self, command: str) -> None:
        """It is remembered for the next time, and chosen for this session."""
        self.ending.command = command
        self._choose(WhenDone.COMMAND)
        self._reader.ask(partial(self._store_command, command), lambda _none: None, self._fail)

    def _store_command(self, command: str) -> None:
        settings = self._front.settings
        window = replace(settings.window, when_done_command=command)
        self._front.change_settings(replace(settings, window=window))

    @Slot(int)
    def _count(self, left_s: int) -> None:
        words = countdown_words(self.ending.what, left_s)
        self.stop_countdown.setText(say("{countdown} – stop", countdown=words))
        self.stop_countdown.setVisible(True)
        if self._countdown is None:
            self._countdown = Countdown(self.ending.what, self._window)
            self._countdown.stop_wanted.connect(self.ending.stop)
            self._countdown.now_wanted.connect(self.ending.do_now)
            self._countdown.show()
            self._countdown.raise_()
        self._countdown.count(left_s)

    @Slot()
    def _counted_down(self) -> None:
        self.stop_countdown.setVisible(False)
        countdown, self._countdown = self._countdown, None
        if countdown is not None:
            countdown.hide()
            countdown.deleteLater()

    @Slot(object)
    def _tell_trouble(self, notice: NoticeText) -> None:
        self.told.emit(notice)
        if not self.is_looked_at():
            self.announcer.say(say("Recorder"), notice.text)

    def _fail(self, error: Exception) -> None:
        log.error("what the desktop shows could not be read or changed", exc_info=error)
        self.told.emit(NoticeText(say("That did not work: {error}", error=error), trouble=True))

    def stop(self) -> None:
        self.tray.hide()
        self._tray_watch.stop()
        self._insist.stop()
        self._counted_down()
        self.ending.close()
