"""Keys that a person chooses."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from recorder_app.settings import Settings, WindowSettings
from recorder_app.ui.commands.shortcuts import Key, Shortcuts
from recorder_app.ui.settings.shortcuts_page import ShortcutsPage

KEYS = (Key("run", "Run", "Ctrl+R"), Key("pause", "Pause", "Ctrl+P"), Key("rules", "Rules", ""))


def _page(qtbot: QtBot, shortcuts: dict[str, str]) -> ShortcutsPage:
    page = ShortcutsPage(Settings(window=WindowSettings(shortcuts=shortcuts)), KEYS)
    qtbot.addWidget(page)
    page.show()
    return page


def _chosen(page: ShortcutsPage) -> object:
    return page.changed(Settings()).window.shortcuts


def test_only_what_differs_is_kept(qtbot: QtBot) -> None:
    page = _page(qtbot, {})
    assert _chosen(page) == {}
    page.fields["run"].setKeySequence(QKeySequence("F5"))
    page.fields["pause"].clear()
    assert _chosen(page) == {"run": "F5", "pause": ""}


def test_keys_of_actions_that_are_not_there_stay(qtbot: QtBot) -> None:
    assert _chosen(_page(qtbot, {"later": "F9", "run": "F5"})) == {"later": "F9", "run": "F5"}


def test_the_same_key_twice_is_said(qtbot: QtBot) -> None:
    page = _page(qtbot, {})
    assert not page.problem.isVisible()
    page.fields["pause"].setKeySequence(QKeySequence("Ctrl+R"))
    assert page.problem.isVisible()
    assert page.problem.toPlainText() == "“Run”, “Pause” have the same key: neither would work."


def test_the_programs_own_keys_come_back(qtbot: QtBot) -> None:
    page = _page(qtbot, {"run": "F5"})
    button = page.findChild(QPushButton, "resetShortcuts")
    assert isinstance(button, QPushButton)
    button.click()
    assert _chosen(page) == {}


def test_actions_get_the_keys(qtbot: QtBot) -> None:
    run, pause = QAction("&Run…"), QAction("Pause")
    run.setObjectName("runAction")
    run.setShortcut("Ctrl+R")
    pause.setObjectName("pauseAction")
    shortcuts = Shortcuts([run, pause])
    assert shortcuts.keys() == [Key("pause", "Pause", ""), Key("run", "Run", "Ctrl+R")]
    shortcuts.apply({"run": "F5", "pause": "Ctrl+P", "gone": "F1"})
    assert (run.shortcut(), pause.shortcut()) == (QKeySequence("F5"), QKeySequence("Ctrl+P"))
    shortcuts.apply({"run": ""})
    assert (run.shortcut(), pause.shortcut()) == (QKeySequence(), QKeySequence())
    shortcuts.apply({})
    assert run.shortcut() == QKeySequence("Ctrl+R")
