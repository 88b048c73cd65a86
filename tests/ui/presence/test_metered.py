"""Metered connections, as Qt tells of them."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from pytestqt.qtbot import QtBot

from recorder_app.engine.front import Front
from recorder_app.ui.presence.metered import MeteredWatch, network_information
from tests.ui.fake_front import FakeFront


class Information(QObject):
    """As Qt's `QNetworkInformation`."""

    isMeteredChanged = Signal(bool)  # noqa: N815

    def __init__(self, metered: bool) -> None:
        super().__init__()
        self._metered = metered

    def _is_metered(self) -> bool:
        return self._metered

    isMetered = Property(bool, _is_metered)  # noqa: N815


def test_the_engine_is_told_whether_the_connection_is_metered(
    qtbot: QtBot, front: FakeFront, watched: Front
) -> None:
    information = Information(metered=True)
    watch = MeteredWatch(watched, information)
    qtbot.waitUntil(lambda: front.metered is True)
    information.isMeteredChanged.emit(False)
    qtbot.waitUntil(lambda: front.metered is False)
    watch.stop()


def test_where_nothing_tells_nothing_is_told() -> None:
    found = network_information()
    assert found is None or isinstance(found.property("isMetered"), bool)
