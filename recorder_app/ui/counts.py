"""How many recordings are in each group: kept fresh for the sidebar, the tray and the status line."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.domain.query import Filter
from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_REST_MS = 250
"""Between two counts, however much changes."""


_SPOKEN = {
    Filter.RUNNING: "running",
    Filter.QUEUED: "queued",
    Filter.PAUSED: "paused",
    Filter.ATTENTION: "to look at",
}


def standing(counts: Mapping[Filter, int]) -> list[str]:
    """How the work stands, in a few words: "2 running", "1 to look at"."""
    return [f"{counts[each]} {word}" for each, word in _SPOKEN.items() if counts.get(each)]


class Counts(QObject):
    changed = Signal(object)
    """`Mapping[Filter, int]`"""

    def __init__(self, front: Front, bridge: Bridge, reader: OffThread, parent: QObject) -> None:
        super().__init__(parent)
        self._front = front
        self._reader = reader
        self._asking = False
        self.now: Mapping[Filter, int] = dict.fromkeys(Filter, 0)
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
        self._reader.ask(self._front.counts, self._show, self._fail)

    @Slot(object)
    def _stir(self, _what: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show(self, counts: Mapping[Filter, int]) -> None:
        self._asking = False
        if counts != self.now:
            self.now = counts
            self.changed.emit(counts)

    def _fail(self, error: Exception) -> None:
        self._asking = False
        log.error("the recordings could not be counted", exc_info=error)
