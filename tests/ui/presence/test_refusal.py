"""A program that can't start says why, in a box of its own."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from recorder_app.settings import WindowSettings
from recorder_app.ui import desktop


def test_why_there_is_no_window_is_told(qtbot: QtBot, qapp: QApplication) -> None:
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.append(box.informativeText())
            box.accept()

    looks = QTimer(interval=10)
    looks.timeout.connect(look)
    looks.start()
    desktop.tell_refusal(WindowSettings(language="en"), "The list is damaged.")
    looks.stop()
    assert seen == ["The list is damaged."]
