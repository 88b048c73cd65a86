"""The first start: what can be chosen, and that nothing of it is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]


def test_three_screens_and_it_is_over(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    pane, welcome = window.list_pane, window.list_pane.welcome
    assert pane.currentWidget() is welcome
    assert not welcome.back.isVisible()
    seen = [welcome.step.text()]
    for _ in range(2):
        welcome.next.click()
        seen.append(welcome.step.text())
    assert seen == ["1 of 3", "2 of 3", "3 of 3"]
    welcome.back.click()
    assert welcome.step.text() == "2 of 3"
    welcome.next.click()
    assert welcome.next.text() == "Done"
    welcome.next.click()
    assert pane.currentWidget() is pane.empty
    window.save()
    assert open_window().list_pane.currentWidget() is not pane.welcome


def test_it_can_be_skipped_for_good(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.list_pane.welcome.skip.click()
    assert window.list_pane.currentWidget() is window.list_pane.empty
    window.save()
    again = open_window()
    assert again.list_pane.currentWidget() is again.list_pane.empty


def test_who_has_recordings_is_not_welcomed(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(1)
    window = open_window()
    assert window.list_pane.currentWidget() is window.view
    front.remove(keys)
    qtbot.waitUntil(lambda: window.list_pane.currentWidget() is window.list_pane.empty)


def test_what_is_chosen_is_set(
    qtbot: QtBot, front: FakeFront, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    welcome = window.list_pane.welcome
    qtbot.waitUntil(welcome.english.isChecked)
    welcome.many.click()
    qtbot.waitUntil(lambda: front.kept_settings.transcribe.model == "base")
    assert welcome.many.isChecked()
    welcome.screens.setCurrentIndex(2)
    (another,) = [
        each for each in welcome.findChildren(QPushButton) if each.text() == "Another folder…"
    ]
    another.click()
    dialog = window.findChild(QFileDialog, "welcomeFolderDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    qtbot.waitUntil(lambda: str(tmp_path) in welcome.where.text().replace("\N{WORD JOINER}", ""))
    assert front.kept_settings.output_dir == str(tmp_path)
    assert front.kept_settings.transcribe.model == "base"
    dialog.reject()
