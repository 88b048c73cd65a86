"""Run, Pause and Cancel in a row: painted, and yet buttons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from recorder_app.ui.commands.commander import Command
from recorder_app.ui.listing.cells import ROW_ROLE
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.row_buttons import button_rect
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[], MainWindow]


def _spot(window: MainWindow, recording_id: int, command: Command) -> QPoint:
    """Where a button of a row is, in the viewport, once the row has been read."""
    place = window.model.place(recording_id)
    assert place is not None
    cell = window.view.visualRect(window.model.index(place, Column.ACTIONS))
    return button_rect(cell, command, window.view.fontMetrics().height()).center()


@pytest.fixture
def window(qtbot: QtBot, front: FakeFront, open_window: Open) -> MainWindow:
    front.fill(3)
    window = open_window()
    qtbot.waitUntil(lambda: window.model.index(0, 0).data(ROW_ROLE) is not None)
    return window


def test_a_click_on_run_runs_that_recording(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    QTest.mouseClick(window.view.viewport(), LEFT, pos=_spot(window, 2, Command.RUN))
    qtbot.waitUntil(lambda: front.commands == [("run", (2,))])
    status = window.model.index(1, Column.STATUS)
    qtbot.waitUntil(lambda: status.data() == "Queued")
    assert window.view.selected_ids() == []  # a press on a button selects nothing


def test_a_double_click_is_one_command(qtbot: QtBot, front: FakeFront, window: MainWindow) -> None:
    viewport, spot = window.view.viewport(), _spot(window, 2, Command.RUN)
    front.gate.clear()
    QTest.mouseClick(viewport, LEFT, pos=spot)
    QTest.mouseDClick(viewport, LEFT, pos=spot)
    QTest.mouseClick(viewport, LEFT, pos=spot)  # its outcome is not there yet
    assert window.commander.is_busy(2)
    front.gate.set()
    qtbot.waitUntil(lambda: not window.commander.is_busy(2))
    QTest.mouseDClick(viewport, LEFT, pos=spot)
    QTest.mouseClick(viewport, LEFT, pos=spot)  # it is queued: Run can do nothing
    qtbot.wait(50)
    assert front.commands == [("run", (2,))]
    assert not window.wishes.details.isChecked()  # nor did the list take the double click


def test_a_quick_double_click_whose_first_outcome_is_there_is_one_command(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    viewport = window.view.viewport()
    QTest.mouseClick(viewport, LEFT, pos=_spot(window, 2, Command.RUN))
    qtbot.waitUntil(lambda: not window.commander.is_busy(2) and front.commands != [])
    # The row has changed under the pointer; what was Run may do something else by now.
    QTest.mouseDClick(viewport, LEFT, pos=_spot(window, 2, Command.PAUSE))
    qtbot.wait(50)
    assert front.commands == [("run", (2,))]


@pytest.mark.parametrize("command", [Command.PAUSE, Command.CANCEL])
def test_a_disabled_button_does_nothing(
    qtbot: QtBot, front: FakeFront, window: MainWindow, command: Command
) -> None:
    QTest.mouseClick(window.view.viewport(), LEFT, pos=_spot(window, 2, command))
    qtbot.wait(50)
    assert front.commands == []


def test_a_press_that_is_let_go_elsewhere_is_no_command(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    viewport = window.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=_spot(window, 2, Command.RUN))
    QTest.mouseMove(viewport, _spot(window, 1, Command.RUN))
    QTest.mouseRelease(viewport, LEFT, pos=_spot(window, 1, Command.RUN))
    qtbot.wait(50)
    assert front.commands == []


def test_pause_and_cancel_of_what_runs(qtbot: QtBot, front: FakeFront, window: MainWindow) -> None:
    front.run([2])
    front.begin(2)
    status = window.model.index(1, Column.STATUS)
    qtbot.waitUntil(lambda: "ownloading" in status.data())
    QTest.mouseClick(window.view.viewport(), LEFT, pos=_spot(window, 2, Command.PAUSE))
    qtbot.waitUntil(lambda: "Pausing… down" in status.data() and not window.commander.is_busy(2))
    QTest.mouseClick(window.view.viewport(), LEFT, pos=_spot(window, 2, Command.CANCEL))
    qtbot.waitUntil(lambda: status.data() == "New")
    assert [name for name, _ids in front.commands] == ["run", "pause", "cancel"]


def test_the_tooltip_says_what_would_happen(window: MainWindow) -> None:
    spot = _spot(window, 2, Command.PAUSE)
    viewport = window.view.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, event)
    assert QToolTip.text() == "Pause: Nothing to pause: it is not running."
    QToolTip.hideText()


def test_a_screen_reader_hears_the_buttons(window: MainWindow) -> None:
    text = window.model.index(0, Column.ACTIONS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith("Run: Run the whole pipeline.")
    assert "Pause (not now): Nothing to pause" in text
    assert "Cancel (not now)" in text
    table = QAccessible.queryAccessibleInterface(window.view)
    titles = [table.child(place) for place in range(table.childCount())]
    told = [each.text(QAccessible.Text.Description) for each in titles]
    assert text in told, "it is said of the row that is moved to, too"


def _by_button(window: MainWindow, command: Command) -> None:
    QTest.mouseClick(window.view.viewport(), LEFT, pos=_spot(window, 2, command))


def _by_key(window: MainWindow, command: Command) -> None:
    QTest.keySequence(window.view, window.wishes.commands[command].shortcut())


def _by_menu(window: MainWindow, command: Command) -> None:
    assert window.view.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert window.wishes.commands[command] in window.view.actions(), "the menu key shows it"
    window.wishes.commands[command].trigger()


@pytest.mark.parametrize("way", [_by_button, _by_key, _by_menu])
def test_keys_and_menu_do_what_the_buttons_do(
    qtbot: QtBot, front: FakeFront, window: MainWindow, way: Callable[[MainWindow, Command], None]
) -> None:
    window.view.go_to([2])
    expected: list[tuple[str, tuple[int, ...]]] = []
    for command in (Command.RUN, Command.PAUSE, Command.CANCEL):
        qtbot.waitUntil(window.wishes.commands[command].isEnabled)
        qtbot.waitUntil(lambda: not window.commander.is_busy(2))
        way(window, command)
        expected.append((command.value, (2,)))
        qtbot.waitUntil(lambda: front.commands == expected)
