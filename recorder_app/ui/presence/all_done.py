"""“When done” on the desktop: its menu, the window that counts down, the entry that stops it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from recorder_app.domain.query import Filter
from recorder_app.engine.front import Front
from recorder_app.settings import WhenDone, WindowSettings
from recorder_app.ui.browsing.counts import Counts
from recorder_app.ui.language import say
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.presence.countdown import Countdown
from recorder_app.ui.presence.power import Power
from recorder_app.ui.presence.when_done import Ending, countdown_words
from recorder_app.ui.presence.when_done_menu import WhenDoneMenu

log = logging.getLogger(__name__)


class AllDone(QObject):
    told = Signal(object)
    """`NoticeText`: what was to happen did not."""

    def __init__(
        self,
        front: Front,
        counts: Counts,
        reader: OffThread,
        menu: WhenDoneMenu,
        power: Power,
        save: Callable[[], None],
        window: QWidget,
    ) -> None:
        """`save` keeps what the window knows."""
        super().__init__(window)
        self._front = front
        self._counts = counts
        self._reader = reader
        self._menu = menu
        self._window = window
        self._set = WhenDone.NOTHING
        """By the settings; another may be chosen for this session."""
        self._countdown: Countdown | None = None
        self.stop_countdown = QAction(self)
        self.stop_countdown.setObjectName("stopCountdownAction")
        self.stop_countdown.setVisible(False)
        self.ending = Ending(power, save, self)
        self.ending.told.connect(self.told)
        self.ending.chosen.connect(menu.show_chosen)
        self.ending.counting.connect(self._count)
        self.ending.stopped.connect(self._counted_down)
        self.stop_countdown.triggered.connect(self.ending.stop)
        menu.chosen.connect(self._choose)
        counts.looked.connect(self._counted)

    def follow_settings(self, settings: WindowSettings) -> None:
        self.ending.command = settings.when_done_command
        if settings.when_done is not self._set:
            self._set = settings.when_done
            self._begin(settings.when_done)

    @Slot()
    def _counted(self) -> None:
        if self._counts.now.get(Filter.RUNNING):
            self.ending.arm()
        elif self._counts.now.get(Filter.QUEUED):
            self.ending.stop()

    @Slot(object)
    def _choose(self, what: WhenDone) -> None:
        if what is WhenDone.COMMAND and not self.ending.command.strip():
            self._menu.ask_command(self._keep_command, self.ending.what)
        else:
            self._begin(what)

    def _begin(self, what: WhenDone) -> None:
        self.ending.choose(what)
        self._counted()

    def _keep_command(self, command: str) -> None:
        """It is remembered for the next time, and chosen for this session."""
        self.ending.command = command
        self._begin(WhenDone.COMMAND)
        self._reader.ask(partial(self._store_command, command), lambda _none: None, self._fail)

    def _store_command(self, command: str) -> None:
        settings = self._front.settings
        window = replace(settings.window, when_done_command=command)
        self._front.change_settings(replace(settings, window=window))

    def _fail(self, error: Exception) -> None:
        log.error("the command could not be remembered", exc_info=error)
        sentence = say("The command could not be remembered: {error}", error=error)
        self.told.emit(NoticeText(sentence, trouble=True))

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

    def stop(self) -> None:
        self._counted_down()
        self.ending.close()
