"""Sentences below headings: no line of a single word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from recorder_app.ui.look.balanced import Balanced

LONG = "Finished recordings are put into /home/ada/Recorder, each in a folder of its own, and stay."


@pytest.mark.parametrize("text", ["Short.", LONG, f"{LONG} {LONG}", ""])
def test_lines_are_about_as_long_as_each_other(qtbot: QtBot, text: str) -> None:
    label = Balanced()
    qtbot.addWidget(label)
    label.setText(text)
    metrics, width = label.fontMetrics(), label.maximumWidth()

    def lines(width: int) -> int:
        room = QRect(0, 0, width, 0)
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        return height // metrics.height()

    longest = 76 * metrics.averageCharWidth()
    assert width <= longest
    assert lines(width) == lines(longest)
    if lines(longest) > 1:
        assert lines(width - 12) > lines(width), "it is no wider than it must be"
