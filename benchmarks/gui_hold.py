"""Measures for how long a step holds the GUI thread, with the window's event loop turning meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.gui_latency import Ticker


def until(condition: Callable[[], bool]) -> None:
    # Without a time limit, with which Qt would not wait but go round and round; a ticker wakes it.
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class Holds:
    def __init__(self, settle_s: float) -> None:
        """So long after each step what it has set off is measured, too."""
        self._settle_s = settle_s
        self._ticker = Ticker()
        self.worst_s = 0.0

    def step(
        self, name: str, begin: Callable[[], object], done: Callable[[], bool] = lambda: True
    ) -> None:
        self._ticker.late_s.clear()
        self._ticker.wanted = True
        began = time.perf_counter()
        begin()
        until(done)
        took_s = time.perf_counter() - began
        end = time.perf_counter() + self._settle_s
        until(lambda: time.perf_counter() > end)
        self._ticker.wanted = False
        held_s = max(self._ticker.late_s)
        self.worst_s = max(self.worst_s, held_s)
        print(f"{name:28} {took_s * 1e3:7.0f} ms, GUI thread held {held_s * 1e3:5.1f} ms at most")
