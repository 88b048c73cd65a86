"""How many recordings are in each group: kept fresh for the sidebar, the tray and the status line."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.domain.query import Filter
from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.language import count
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_REST_MS = 250
"""Between two counts, however much changes."""


def standing(counts: Mapping[Filter, int]) -> list[str]:
    """How the work stands, in a few words: "2 running", "1 needs attention"."""
    running, queued = counts.get(Filter.RUNNING, 0), counts.get(Filter.QUEUED, 0)
    paused, attention = counts.get(Filter.PAUSED, 0), counts.get(Filter.ATTENTION, 0)
    words = (
        (running, count("{n} running", "{n} running", running)),
        (queued, count("{n} queued", "{n} queued", queued)),
        (paused, count("{n} paused", "{n} paused", paused)),
        (attention, count("{n} needs attention", "{n} need attention", attention)),
    )
    return [word for number, word in words if number]


class Counts(QObject):
    changed = Signal(object)
    """`Mapping[Filter, int]`"""
    looked = Signal()
    """They were read, and are as they were or have changed."""

    def __init__(self, front: Front, bridge: Bridge, reader: OffThread, parent: QObject) -> None:
        super().__init__(parent)
        self._front = front
        self._reader = reader
        self._asking = False
        self.now: Mapping[Filter, int] = dict.fromkeys(Filter, 0)
        self.together = 0
        """How many were paused together."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.refresh)
        for signal in (bridge.changed, bridge.removed):
            signal.connect(self._stir)

    @Slot()
    def refresh(self) -> None:
        if self._asking:
            self._timer.start()
            return
        self._asking = True
        self._reader.ask(self._read, self._show, self._fail)

    def _read(self) -> tuple[Mapping[Filter, int], int]:
        counts = self._front.counts()
        return counts, self._front.paused_together() if counts.get(Filter.PAUSED) else 0

    @Slot(object)
    def _stir(self, _what: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show(self, read: tuple[Mapping[Filter, int], int]) -> None:
        self._asking = False
        counts, self.together = read
        if counts != self.now:
            self.now = counts
            self.changed.emit(counts)
        self.looked.emit()

    def _fail(self, error: Exception) -> None:
        self._asking = False
        log.error("the recordings could not be counted", exc_info=error)
