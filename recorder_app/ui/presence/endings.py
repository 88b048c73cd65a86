"""SIGINT, SIGTERM and the end of the terminal (SIGHUP) end the program as Quit does: a Python signal
handler alone would wait until Qt's loop happens to come back to Python."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Slot


def _endings() -> list[signal.Signals]:
    """Windows has no SIGHUP; where it is ignored, the program was started to outlive its terminal."""
    found = [signal.SIGINT, signal.SIGTERM]
    hang_up: signal.Signals | None = getattr(signal, "SIGHUP", None)
    if hang_up is not None and signal.getsignal(hang_up) is not signal.SIG_IGN:
        found.append(hang_up)
    return found


class Endings(QObject):
    """From now until `stop`, `ended` is called on the GUI thread when one of the signals comes."""

    def __init__(self, ended: Callable[[], None]) -> None:
        super().__init__()
        self._ended = ended
        self._inner, self._outer = socket.socketpair()
        for each in (self._inner, self._outer):
            each.setblocking(False)
        self._notifier = QSocketNotifier(self._inner.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._before_fd = signal.set_wakeup_fd(self._outer.fileno(), warn_on_full_buffer=False)
        self._before = {each: signal.signal(each, self._nothing) for each in _endings()}

    @staticmethod
    def _nothing(_number: int, _frame: FrameType | None) -> None:
        """Its number arrives through the socket."""

    @Slot()
    def _wake(self) -> None:
        self._inner.recv(64)
        self._ended()

    def stop(self) -> None:
        """As it was before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before_fd)
        self._notifier.setEnabled(False)
        self._inner.close()
        self._outer.close()
