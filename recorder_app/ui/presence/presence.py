"""How the program is there on the desktop: puts together its tray, its notices, what holds it, how it
is left and comes back, and what happens when all is done."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from recorder_app.domain.query import Filter
from recorder_app.engine.front import Front
from recorder_app.settings import Settings
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.browsing.counts import Counts
from recorder_app.ui.commands.actions import Actions
from recorder_app.ui.commands.menus import for_all
from recorder_app.ui.language import say
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.presence.all_done import AllDone
from recorder_app.ui.presence.announcer import Announcer
from recorder_app.ui.presence.coming_back import ComingBack
from recorder_app.ui.presence.hold_banner import HoldBanner
from recorder_app.ui.presence.leaving import Leaving
from recorder_app.ui.presence.power import Power
from recorder_app.ui.presence.tray import Tray
from recorder_app.ui.presence.whole_work import WholeWork
from recorder_app.ui.window_state import WindowState

log = logging.getLogger(__name__)


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
        self._reader = reader
        self._actions = actions
        self.work = WholeWork(front, bridge, counts, reader, self)
        self.all_done = AllDone(front, counts, reader, actions.when_done, power, save, window)
        self.banner = HoldBanner()
        entries = (self.all_done.stop_countdown, *for_all(actions))
        self.tray = Tray(entries, actions.quit, window)
        self.coming_back = ComingBack(window, self.tray)
        self.announcer = Announcer(self.tray, self.coming_back.is_looked_at, self)
        self.leaving = Leaving(self.work, self.tray, self.announcer, state, save, window)
        self._connect(bridge)
        reader.ask(lambda: front.settings, self._follow_settings, self._fail)

    def _connect(self, bridge: Bridge) -> None:
        bridge.settings_changed.connect(self._follow_settings)
        self.work.stands.connect(self.tray.show_standing)
        self.work.stands.connect(self._show_standing)
        self.work.needy.connect(self.announcer.need)
        self.work.worked.connect(self.all_done.ending.arm)
        self.work.ended.connect(self.announcer.end)
        self.work.ended.connect(self.all_done.ending.end)
        self.tray.notice_clicked.connect(self.announcer.open_wanted)
        self.announcer.told.connect(self.told)
        self.announcer.wanted.connect(self._open)
        self.leaving.quit_wanted.connect(self.quit_wanted)
        self.all_done.ending.quit_wanted.connect(self.quit_wanted)
        self.all_done.told.connect(self._tell_trouble)
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

    @Slot(object)
    def _open(self, ids: tuple[int, ...]) -> None:
        self.coming_back.bring_up()
        if ids:
            self.recordings_wanted.emit(ids)

    @Slot(object)
    def _follow_settings(self, settings: Settings) -> None:
        self.announcer.wishes = settings.window.notices
        self.all_done.follow_settings(settings.window)

    @Slot()
    def _show_standing(self) -> None:
        now = self.work.now
        self._actions.show_paused(now.counts.get(Filter.PAUSED, 0), now.together)
        if now.hold != self.banner.hold:
            is_new = self.banner.hold is None
            self.banner.show_hold(now.hold)
            if is_new and now.hold is not None and not self.coming_back.is_looked_at():
                self.announcer.say_hold(now.hold)

    @Slot()
    def _override(self) -> None:
        self._reader.ask(self._front.override_hold, lambda _none: None, self._fail)

    @Slot(object)
    def _tell_trouble(self, notice: NoticeText) -> None:
        self.told.emit(notice)
        if not self.coming_back.is_looked_at():
            self.announcer.say(say("Recorder"), notice.text)

    def _fail(self, error: Exception) -> None:
        log.error("what the desktop shows could not be read or changed", exc_info=error)
        self.told.emit(NoticeText(say("That did not work: {error}", error=error), trouble=True))

    def stop(self) -> None:
        self.tray.hide()
        self.coming_back.stop()
        self.all_done.stop()
