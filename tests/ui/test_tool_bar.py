"""The bar over the list, where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_PICTURE = Qt.ToolButtonStyle.ToolButtonIconOnly


def test_what_is_known_by_its_picture_loses_its_words_before_anything_is_hidden(
    qtbot: QtBot, front: FakeFront, open_window: Callable[[], MainWindow]
) -> None:
    front.fill(3)
    window = open_window()
    bar = window.tool_bar
    window.resize(2000, 700)
    qtbot.waitUntil(lambda: bar.width() == 2000)
    assert bar.publish_to.toolButtonStyle() == _WORDS
    narrow = bar.sizeHint().width() - 20
    window.resize(narrow, 700)
    qtbot.waitUntil(lambda: bar.width() == narrow)
    assert bar.publish_to.toolButtonStyle() == _PICTURE
    assert bar.search.isVisible()
    window.resize(2000, 700)
    qtbot.waitUntil(lambda: bar.publish_to.toolButtonStyle() == _WORDS)
