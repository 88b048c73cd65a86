"""Tells the engine whether the connection costs by the byte, as far as Qt knows."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Slot

from recorder_app.engine.front import Front
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)


def network_information() -> QObject | None:
    """Qt's `QNetworkInformation`; None where this system has nothing that tells."""
    try:
        from PySide6.QtNetwork import QNetworkInformation
    except ImportError:  # its libraries are missing: everything else works without it
        return None
    feature = QNetworkInformation.Feature.Metered
    if not QNetworkInformation.loadBackendByFeatures(feature):
        return None
    return QNetworkInformation.instance()


class MeteredWatch(QObject):
    """Tells at once, and whenever it changes."""

    def __init__(self, front: Front, information: QObject, parent: QObject | None = None) -> None:
        """`information` has the signal `isMeteredChanged(bool)` and the property `isMetered`."""
        super().__init__(parent)
        self._front = front
        self._calls = OffThread("metered", 1, self)
        information.isMeteredChanged.connect(self._tell)  # type: ignore[attr-defined]
        self._tell(bool(information.property("isMetered")))

    @Slot(bool)
    def _tell(self, metered: bool) -> None:
        self._calls.ask(lambda: self._front.set_metered(metered), lambda _none: None, self._fail)

    def _fail(self, error: Exception) -> None:
        log.error("whether the connection is metered could not be told", exc_info=error)

    def stop(self) -> None:
        self._calls.stop()
