"""Entries of two lines: a name, and below it, calmer, what there is to say of it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from recorder_app.ui.look.theme import colors
from recorder_app.ui.look.two_lines import TwoLines


def _darkest(image: QImage, area: QRect) -> QColor:
    points = [(x, y) for x in range(area.width()) for y in range(area.top(), area.bottom() + 1)]
    return min((image.pixelColor(*each) for each in points), key=QColor.lightness)


def test_the_second_line_is_seen_and_calmer(qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    view.setItemDelegate(TwoLines(view))
    view.addItem("HHHHHHHH\nHHHHHHHH")
    view.resize(300, 100)
    view.show()
    entry = view.visualItemRect(view.item(0))
    half = entry.height() // 2
    assert half >= view.fontMetrics().height()
    image = view.viewport().grab().toImage()
    upper = _darkest(image, QRect(entry.left(), entry.top(), entry.width(), half))
    lower = _darkest(image, QRect(entry.left(), entry.top() + half, entry.width(), half))
    look = colors()
    assert abs(upper.lightness() - look.text.lightness()) < 20
    assert abs(lower.lightness() - look.secondary.lightness()) < 20
