"""The queue: seen in its order, and changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recorder_app.domain.query import Filter, SortKey
from recorder_app.domain.words import Place
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def keys(front: FakeFront) -> list[int]:
    keys = front.fill(4)
    for each in (3, 1, 2):
        front.run([each])
        front.move([each], Place.BOTTOM)
    front.commands.clear()
    return keys


def _sort(window: MainWindow) -> SortKey:
    return window.model.query.sort


def _see_queue(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar.choose(Filter.QUEUED)
    qtbot.waitUntil(lambda: window.model.is_loaded and window.model.rowCount() == 3)


def test_the_queue_is_seen_in_its_order_with_places(
    qtbot: QtBot, front: FakeFront, open_window: Open, keys: list[int]
) -> None:
    window = open_window()
    window.model.sort(Column.TITLE, Qt.SortOrder.AscendingOrder)
    _see_queue(qtbot, window)
    assert _sort(window) is SortKey.QUEUE
    assert list(window.model.ids) == [3, 1, 2]
    assert window.view.verticalHeader().isVisible()
    places = [window.model.headerData(n, Qt.Orientation.Vertical) for n in range(3)]
    assert places == [1, 2, 3]
    assert not window.view.horizontalHeader().isSortIndicatorShown()
    window.sidebar.choose(Filter.ALL)
    qtbot.waitUntil(lambda: window.model.rowCount() == 4)
    assert _sort(window) is SortKey.TITLE
    assert list(window.model.ids) == keys
    assert not window.view.verticalHeader().isVisible()
    assert window.view.horizontalHeader().isSortIndicatorShown()


def test_the_queue_can_be_sorted_otherwise_and_comes_back_by_a_click_on_its_group(
    qtbot: QtBot, front: FakeFront, open_window: Open, keys: list[int]
) -> None:
    window = open_window()
    _see_queue(qtbot, window)
    header = window.view.horizontalHeader()
    header.setSortIndicator(Column.TITLE, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: list(window.model.ids) == [1, 2, 3])
    assert not window.view.verticalHeader().isVisible()
    item = window.sidebar.currentItem()
    spot = window.sidebar.visualItemRect(item).center()
    QTest.mouseClick(window.sidebar.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: list(window.model.ids) == [3, 1, 2])


@pytest.mark.parametrize(
    ("key", "name", "order"),
    [
        (KEY.Key_Home, "move_top", [2, 3, 1]),
        (KEY.Key_Up, "move_up", [2, 3, 1]),
        (KEY.Key_End, "move_bottom", [3, 1, 2]),
    ],
)
def test_keys_move_what_is_selected(
    qtbot: QtBot,
    front: FakeFront,
    open_window: Open,
    keys: list[int],
    key: Qt.Key,
    name: str,
    order: list[int],
) -> None:
    window = open_window()
    _see_queue(qtbot, window)
    window.view.setFocus()
    window.view.select_ids([2])
    qtbot.waitUntil(lambda: window.wishes.commands[Command.MOVE_TOP].isEnabled())
    QTest.keyClick(window.view, key, ALT)
    qtbot.waitUntil(lambda: front.commands == [(name, (2,))])
    qtbot.waitUntil(lambda: list(window.model.ids) == order)
    assert window.view.selected_ids() == [2]


def test_two_quick_steps_are_two(
    qtbot: QtBot, front: FakeFront, open_window: Open, keys: list[int]
) -> None:
    window = open_window()
    _see_queue(qtbot, window)
    window.view.select_ids([3])
    for count in (1, 2):
        window.view.settle()
        QTest.keyClick(window.view, KEY.Key_Down, ALT)
        qtbot.waitUntil(lambda: not window.commander.is_busy(3))
        assert front.commands == [("move_down", (3,))] * count


def test_only_what_has_an_open_run_can_be_moved(
    qtbot: QtBot, front: FakeFront, open_window: Open, keys: list[int]
) -> None:
    window = open_window()
    window.view.select_ids([4])
    qtbot.waitUntil(lambda: window.selection.ids == (4,))
    assert not window.wishes.commands[Command.MOVE_TOP].isEnabled()
    assert window.wishes.commands[Command.RUN_NOW].isEnabled()


def test_run_now_is_for_what_is_new_and_what_is_queued(
    qtbot: QtBot, front: FakeFront, open_window: Open, keys: list[int]
) -> None:
    window = open_window()
    window.view.select_ids([2, 4])
    qtbot.waitUntil(lambda: set(window.selection.ids) == {2, 4})
    window.wishes.commands[Command.RUN_NOW].trigger()
    said = "1 started, 1 next in the queue."
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == said)
