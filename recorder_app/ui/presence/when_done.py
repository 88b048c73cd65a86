"""What happens once the queue has really come to its end: quit, sleep, shut down, a command of the
person's; after a countdown that can be stopped.

It counts only for work that ran while it was set.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.settings import WhenDone
from recorder_app.ui.language import say
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.presence.own_command import OwnCommand
from recorder_app.ui.presence.power import Power

log = logging.getLogger(__name__)

COUNTDOWN_S = 60


def countdown_words(what: WhenDone, left_s: int) -> str:
    return {
        WhenDone.QUIT: say("Quit in {seconds} s", seconds=left_s),
        WhenDone.SLEEP: say("Sleep in {seconds} s", seconds=left_s),
        WhenDone.SHUT_DOWN: say("Shut down in {seconds} s", seconds=left_s),
        WhenDone.COMMAND: say("Run the command in {seconds} s", seconds=left_s),
    }[what]


class Ending(QObject):
    """The choice for this session, the countdown, and the deed."""

    chosen = Signal(object)
    """`WhenDone`"""
    counting = Signal(int)
    """Seconds left; from the beginning of a countdown, each second."""
    stopped = Signal()
    """No countdown any more: it was stopped, or has come to its end."""
    told = Signal(object)
    """`NoticeText`"""
    quit_wanted = Signal()

    def __init__(
        self, power: Power, about_to_end: Callable[[], None], parent: QObject, tick_ms: int = 1000
    ) -> None:
        """`about_to_end` keeps what the window knows, before the machine sleeps or ends."""
        super().__init__(parent)
        self._power = power
        self._about_to_end = about_to_end
        self._calls = OffThread("power", 1, self)
        self._command = OwnCommand(self)
        self._command.failed.connect(self._tell_failed)
        self.what = WhenDone.NOTHING
        self.command = ""
        self._armed = False
        self._left_s = 0
        self._timer = QTimer(self, interval=tick_ms)
        self._timer.timeout.connect(self._tick)

    @property
    def left_s(self) -> int | None:
        """Of the countdown; None where there is none."""
        return self._left_s if self._timer.isActive() else None

    @Slot(object)
    def choose(self, what: WhenDone) -> None:
        """From now on, for work that runs from now on."""
        if what is not self.what:
            self.what = what
            self._armed = False
            self.stop()
            self.chosen.emit(what)

    @Slot()
    def arm(self) -> None:
        """Something runs: its end counts."""
        self._armed = self.what is not WhenDone.NOTHING
        self.stop()

    @Slot()
    def end(self) -> None:
        """The queue has come to its end."""
        if self._armed:
            self._armed = False
            self._left_s = COUNTDOWN_S
            self._timer.start()
            self.counting.emit(self._left_s)

    @Slot()
    def stop(self) -> None:
        """A person has stopped the countdown, or there is work again."""
        if self._timer.isActive():
            self._timer.stop()
            self.stopped.emit()

    @Slot()
    def do_now(self) -> None:
        """A person does not want to wait."""
        if self._timer.isActive():
            self._left_s = 0
            self._tick()

    @Slot()
    def _tick(self) -> None:
        self._left_s -= 1
        if self._left_s > 0:
            self.counting.emit(self._left_s)
            return
        self._timer.stop()
        self.stopped.emit()
        self._do(self.what)

    def _do(self, what: WhenDone) -> None:
        match what:
            case WhenDone.QUIT:
                self.quit_wanted.emit()
            case WhenDone.SLEEP:
                self._about_to_end()
                self._ask(self._power.sleep, say("The machine could not be put to sleep"))
            case WhenDone.SHUT_DOWN:
                self._about_to_end()
                self._ask(self._power.shut_down, say("The machine could not be shut down"))
            case WhenDone.COMMAND:
                self._command.run(self.command)

    def _ask(self, deed: Callable[[], None], trouble: str) -> None:
        self._calls.ask(deed, lambda _none: None, partial(self._fail, trouble))

    def _fail(self, trouble: str, error: Exception) -> None:
        log.warning("what was to happen at the end failed: %s", error)
        self._tell_failed(say("{trouble}: {reason}", trouble=trouble, reason=error))

    @Slot(str)
    def _tell_failed(self, sentence: str) -> None:
        self.told.emit(NoticeText(sentence, trouble=True))

    def close(self) -> None:
        self._timer.stop()
        self._command.stop()
        self._calls.stop()
