"""Pauses that end by themselves, pauses of everything, and what rows say while they take hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from recorder_app.domain.words import PauseMode
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.commands.pause_menu import PauseDialog
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton


def _select(qtbot: QtBot, window: MainWindow, ids: list[int]) -> None:
    qtbot.waitUntil(lambda: all(window.model.row(each) is not None for each in ids))
    window.view.select_ids(ids)
    qtbot.waitUntil(lambda: set(window.selection.ids) == set(ids))


def _action(window: MainWindow, name: str) -> QAction:
    found = window.wishes.pause_menu.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def _status(window: MainWindow, recording_id: int) -> str:
    place = window.model.place(recording_id)
    assert place is not None
    return str(window.model.index(place, Column.STATUS).data())


def test_a_pause_for_a_quarter_of_an_hour(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(2)
    front.run(keys)
    window = open_window()
    _select(qtbot, window, keys)
    before = datetime.now().astimezone()
    _action(window, "pauseQuarter").trigger()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "2 paused.")
    assert front.until is not None
    assert timedelta(minutes=15) <= front.until - before < timedelta(minutes=16)
    said = f"Paused until {front.until.astimezone():%H:%M}"
    assert _status(window, keys[0]).startswith(said)


def test_until_tomorrow_morning_is_8_by_the_wall_clock(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    (key,) = front.fill(1)
    front.run([key])
    window = open_window()
    _select(qtbot, window, [key])
    _action(window, "pauseTomorrow").trigger()
    qtbot.waitUntil(lambda: front.until is not None)
    end = front.until
    assert end is not None
    tomorrow = datetime.now().date() + timedelta(days=1)
    assert (end.astimezone().date(), end.astimezone().hour) == (tomorrow, 8)


def test_any_other_time_is_asked_for(qtbot: QtBot, front: FakeFront, open_window: Open) -> None:
    (key,) = front.fill(1)
    front.run([key])
    window = open_window()
    _select(qtbot, window, [key])
    _action(window, "pauseOther").trigger()
    (dialog,) = window.findChildren(PauseDialog)
    assert dialog.end.dateTime() > QDateTime.currentDateTime()
    assert dialog.end.minimumDateTime() > QDateTime.currentDateTime()
    wanted = QDateTime.currentDateTime().addDays(3)
    dialog.end.setDateTime(wanted)
    yes = dialog.findChild(QPushButton, "pauseDialogYes")
    assert yes is not None
    QTest.mouseClick(yes, LEFT)
    qtbot.waitUntil(lambda: "Paused until" in _status(window, key))
    assert front.until is not None
    assert int(front.until.timestamp()) == wanted.toSecsSinceEpoch()


def test_what_is_paused_can_be_given_an_end_and_what_pauses_late_can_be_stopped_sooner(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    first, second = front.fill(2)
    front.run([first, second])
    front.begin(first)
    front.pause([first], PauseMode.AFTER_STAGE)
    front.pause([second])
    window = open_window()
    _select(qtbot, window, [second])
    assert not window.wishes.commands[Command.PAUSE].isEnabled()
    assert window.wishes.pause_menu.menuAction().isEnabled()
    _select(qtbot, window, [first])
    window.wishes.commands[Command.PAUSE].trigger()
    qtbot.waitUntil(lambda: "stops at the next checkpoint" in window.notice_line.text.whole())


def test_nothing_selected_or_to_pause_offers_no_pause(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    (key,) = front.fill(1)
    window = open_window()
    assert not window.wishes.pause_menu.menuAction().isEnabled()
    _select(qtbot, window, [key])
    assert not window.wishes.pause_menu.menuAction().isEnabled()


def test_pause_all_for_an_hour_and_stop_after_this_one(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(3)
    front.run(keys)
    front.begin(keys[0])
    window = open_window()
    window.wishes.stop_after_this.trigger()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "2 paused.")
    assert "ownloading" in _status(window, keys[0])
    window.wishes.run_all_paused.trigger()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "2 continued.")
    window.wishes.pause_all_hour.trigger()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "1 pausing, 2 paused.")
    assert front.until is not None
    assert front.until - datetime.now().astimezone() > timedelta(minutes=59)
    front.cancel(keys)
    window.wishes.stop_after_this.trigger()
    nothing = "Nothing to pause: nothing comes after what runs."
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == nothing)


def test_the_row_says_at_once_that_it_stops(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(2)
    front.run(keys[:1])
    front.begin(keys[0])
    window = open_window()
    _select(qtbot, window, keys)
    front.gate.clear()  # a slow disk
    window.wishes.commands[Command.PAUSE].trigger()
    assert _status(window, keys[0]) == "Pausing…"
    assert _status(window, keys[1]) == "New"  # there is nothing to pause
    front.gate.set()
    qtbot.waitUntil(lambda: _status(window, keys[0]).startswith("Pausing… downloading"))
    front.stop(keys[0])
    qtbot.waitUntil(lambda: _status(window, keys[0]) == "Paused in Download")
    front.gate.clear()
    window.wishes.commands[Command.CANCEL].trigger()
    assert _status(window, keys[0]) == "Cancelling…"
    front.gate.set()
    qtbot.waitUntil(lambda: _status(window, keys[0]) == "New")


def test_the_pause_menu_stands_beside_pause(front: FakeFront, open_window: Open) -> None:
    window = open_window()
    menu = window.tool_bar.findChild(QMenu, "pauseMenu")
    assert isinstance(menu, QMenu)
    words = [each.text() for each in menu.actions() if not each.isSeparator()]
    assert words == [
        "Pause",
        "Pause after this stage",
        "Pause for 15 minutes",
        "Pause for 1 hour",
        "Pause until tomorrow 8:00",
        "Pause until another time…",
        "Pause all",
        "Stop after this one",
    ]
