"""Where the recordings came from: kept fresh for the sidebar."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.domain.query import Folder
from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_REST_MS = 400
"""Between two looks, however much comes and goes."""


class Folders(QObject):
    changed = Signal(object)
    """`list[Folder]`"""

    def __init__(self, front: Front, bridge: Bridge, reader: OffThread, parent: QObject) -> None:
        super().__init__(parent)
        self._front = front
        self._reader = reader
        self._now: list[Folder] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.refresh)
        for signal in (bridge.added, bridge.removed):
            signal.connect(self._stir)

    @Slot()
    def refresh(self) -> None:
        self._reader.ask(self._front.folders, self._show, self._fail)

    @Slot(object)
    def _stir(self, _ids: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show(self, folders: list[Folder]) -> None:
        if folders != self._now:
            self._now = folders
            self.changed.emit(folders)

    def _fail(self, error: Exception) -> None:
        log.error("the folders could not be read", exc_info=error)
