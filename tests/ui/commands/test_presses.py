"""Each press is one command with a key of its own, however it is pressed and however slow the answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from recorder_app.domain.outcome import InProgress
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot, front: FakeFront, open_window: Open) -> MainWindow:
    """Three recordings, all selected."""
    keys = front.fill(3)
    window = open_window()
    qtbot.waitUntil(lambda: all(window.model.row(each) is not None for each in keys))
    window.view.selectAll()
    qtbot.waitUntil(lambda: len(window.selection.ids) == 3)
    window.view.setFocus()
    return window


def _hold(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Hold a key down: one press, then what the keyboard repeats by itself."""
    QTest.simulateEvent(window.view, True, key, modifier, "", False, -1)
    for _repeat in range(5):
        QTest.simulateEvent(window.view, True, key, modifier, "", True, -1)
        QApplication.processEvents()
    QTest.simulateEvent(window.view, False, key, modifier, "", False, -1)


def _bar_button(window: MainWindow, command: Command) -> QToolButton:
    found = window.findChild(QToolButton, f"{command.value}Button")
    assert isinstance(found, QToolButton)
    return found


@pytest.mark.parametrize("slow", [False, True])
@pytest.mark.parametrize(
    ("key", "modifier", "name"),
    [
        (Qt.Key.Key_R, CTRL, "run"),
        (Qt.Key.Key_Space, NONE, "run"),
        (Qt.Key.Key_P, CTRL, "pause"),
        (Qt.Key.Key_K, CTRL, "cancel"),
        (Qt.Key.Key_Down, ALT, "move_down"),
    ],
)
def test_a_held_key_is_one_command(
    qtbot: QtBot,
    front: FakeFront,
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    name: str,
    slow: bool,
) -> None:
    if name != "run":
        front.run([1, 2, 3])
        qtbot.waitUntil(lambda: window.selection.eligible(Command.CANCEL).count == 3)
        front.commands.clear()
    if slow:
        front.gate.clear()
    _hold(window, key, modifier)
    front.gate.set()
    qtbot.waitUntil(lambda: not any(map(window.commander.is_busy, (1, 2, 3))))
    qtbot.wait(50)
    assert [each for each, _ids in front.commands] == [name]


@pytest.mark.parametrize("slow", [False, True])
def test_a_double_click_on_the_bar_is_one_command(
    qtbot: QtBot, front: FakeFront, window: MainWindow, slow: bool
) -> None:
    button = _bar_button(window, Command.RUN)
    if slow:
        front.gate.clear()
    QTest.mouseClick(button, LEFT)
    QTest.mouseDClick(button, LEFT)
    QTest.mouseClick(button, LEFT)
    front.gate.set()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "3 started.")
    qtbot.wait(50)
    assert front.commands == [("run", tuple(window.selection.ids))]


def test_each_press_has_a_key_of_its_own(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    for command in (Command.RUN, Command.PAUSE, Command.RUN, Command.CANCEL):
        action = window.wishes.commands[command]
        qtbot.waitUntil(action.isEnabled)
        action.trigger()
        qtbot.waitUntil(lambda: not window.commander.is_busy(1))
    window.wishes.pause_all.trigger()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "Nothing to pause.")
    assert len(front.keys) == 5
    assert None not in front.keys
    assert len(set(front.keys)) == 5


def test_a_slow_command_for_all_is_given_once(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.run([1, 2, 3])
    front.commands.clear()
    front.gate.clear()
    for _press in range(3):
        window.wishes.pause_all.trigger()
    front.gate.set()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "3 paused.")
    assert len(front.commands) == 1


def test_while_one_is_held_the_others_can_be_commanded(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.gate.clear()
    window.commander.give(Command.RUN, [1])
    window.wishes.commands[Command.RUN].trigger()
    assert window.commander.asked(2) is Command.RUN
    front.gate.set()
    qtbot.waitUntil(lambda: not any(map(window.commander.is_busy, (1, 2, 3))))
    assert sorted(len(ids) for _name, ids in front.commands) == [1, 2]


def test_what_the_engine_could_not_answer_is_told_and_free_again(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.broken = InProgress()
    window.wishes.commands[Command.RUN].trigger()
    said = "That could not be carried out: The same command is still being carried out."
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == said)
    assert not window.commander.is_busy(1)
