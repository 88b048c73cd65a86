"""The table keeps what a person sees of it while the list changes under it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from recorder_app.domain.query import Filter, SortKey
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.listing.columns import GIVING_WAY, Column
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
KEY = Qt.Key


def _top_title(window: MainWindow) -> str:
    view = window.view
    return str(window.model.index(view.rowAt(0), Column.TITLE).data())


def test_what_is_added_above_moves_nothing_that_is_looked_at(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.fill(200)
    window = open_window()
    window.view.verticalScrollBar().setValue(2000)
    qtbot.waitUntil(lambda: _top_title(window) != "")
    window.view.select_ids([150, 151])
    seen = _top_title(window)
    front.add(["/new-1.mp4", "/new-2.mp4"])
    qtbot.waitUntil(lambda: window.model.rowCount() == 202)
    assert _top_title(window) == seen
    assert sorted(window.view.selected_ids()) == [150, 151]


def test_at_the_top_what_is_added_is_seen(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.fill(200)
    window = open_window()
    front.add(["/new.mp4"])
    qtbot.waitUntil(lambda: _top_title(window) == "new")
    assert window.view.verticalScrollBar().value() == 0


def test_selection_and_current_row_survive_another_order(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(50)
    window = open_window()
    window.view.go_to([keys[10]])
    window.view.select_ids(keys[10:13])
    window.model.sort(Column.TITLE, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: list(window.model.ids) == keys)
    assert window.view.selected_ids() == keys[10:13]
    assert window.view.current_id == keys[10]


def test_what_another_group_does_not_show_is_not_selected(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(3)
    front.complete(keys[0])
    window = open_window()
    window.view.selectAll()
    qtbot.waitUntil(lambda: len(window.selection.ids) == 3)
    window.sidebar.choose(Filter.READY)
    qtbot.waitUntil(lambda: window.selection.ids == (keys[0],))
    window.sidebar.choose(Filter.PAUSED)
    qtbot.waitUntil(lambda: window.selection.ids == ())
    assert window.wishes.commands[Command.RUN].text() == "Run"


def test_a_removed_recording_leaves_the_selection(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(5)
    window = open_window()
    window.view.select_ids(keys[1:4])
    qtbot.waitUntil(lambda: len(window.selection.ids) == 3)
    front.remove([keys[2]])
    qtbot.waitUntil(lambda: set(window.selection.ids) == {keys[1], keys[3]})


def test_a_click_on_a_heading_sorts_and_is_remembered(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(5)
    window = open_window()
    header: QHeaderView = window.view.horizontalHeader()
    for column in (Column.TITLE, Column.PLATFORMS):  # by the latter nothing can be sorted
        x = header.sectionViewportPosition(column) + 20
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 8))
    qtbot.waitUntil(lambda: list(window.model.ids) == keys)
    assert header.sortIndicatorSection() == Column.TITLE
    header.moveSection(header.visualIndex(Column.DURATION), 0)
    window.close()
    again = open_window()
    assert again.model.query.sort is SortKey.TITLE
    assert again.view.horizontalHeader().visualIndex(Column.DURATION) == 0


def test_a_search_waits_until_the_person_has_typed(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.fill(30)
    window = open_window()
    before = front.calls.count("ids")
    window.view.setFocus()
    QTest.keyClicks(window.view, "a")  # typing in the list searches
    QTest.keyClicks(window.tool_bar.search, "lk 00007")
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    assert front.calls.count("ids") - before <= 2
    QTest.keyClick(window.tool_bar.search, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.model.rowCount() == 30)


def test_the_keyboard_goes_on_with_what_a_search_has_found(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.fill(30)
    window = open_window()
    search = window.tool_bar.search
    search.setFocus()
    QTest.keyClicks(search, "talk 00007")
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    QTest.keyClick(search, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.selection.ids == (window.model.ids[0],))


def test_groups_filter_with_live_counts(qtbot: QtBot, front: FakeFront, open_window: Open) -> None:
    keys = front.fill(3)
    front.complete(keys[0])
    window = open_window()
    qtbot.waitUntil(lambda: window.counts.now[Filter.READY] == 1)
    texts = [
        window.sidebar.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(window.sidebar.count())
    ]
    assert texts[0] == "All: 3"
    assert "Ready: 1" in texts
    window.sidebar.choose(Filter.READY)
    qtbot.waitUntil(lambda: list(window.model.ids) == [keys[0]])
    front.run(keys[1:])
    qtbot.waitUntil(lambda: window.counts.now[Filter.QUEUED] == 2)


def test_an_empty_list_invites_and_an_empty_answer_says_so(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    window = open_window()
    assert window.list_pane.currentWidget() is window.list_pane.welcome
    front.add(["/films/talk.mp4"])
    qtbot.waitUntil(lambda: window.list_pane.currentWidget() is window.view)
    window.tool_bar.search.setText("nothing like that")
    qtbot.waitUntil(lambda: window.list_pane.currentWidget() is window.list_pane.nothing)
    assert "nothing like that" in window.list_pane.nothing.sentence.text()
    QTest.mouseClick(window.list_pane.nothing.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.list_pane.currentWidget() is window.view)


def test_selecting_10_000_says_how_many_are_eligible_and_holds_nothing_up(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(10_000)
    front.run(keys[:4000])
    window = open_window()
    window.view.selectAll()
    run = window.wishes.commands[Command.RUN]
    qtbot.waitUntil(lambda: run.text() == "Run 6000 of 10000", timeout=30_000)
    assert window.wishes.commands[Command.PAUSE].text() == "Pause 4000 of 10000"
    assert window.wishes.commands[Command.CANCEL].isEnabled()


@pytest.mark.parametrize("count", [1, 3])
def test_the_keyboard_reaches_the_buttons(
    qtbot: QtBot, front: FakeFront, open_window: Open, count: int
) -> None:
    keys = front.fill(3)
    window = open_window()
    window.view.setFocus()
    window.view.select_ids(keys[:count])
    run = window.wishes.commands[Command.RUN]
    qtbot.waitUntil(run.isEnabled)
    QTest.keyClick(window.view, KEY.Key_Space)
    qtbot.waitUntil(lambda: not run.isEnabled() and not window.commander.is_busy(keys[0]))
    QTest.keyClick(window.view, KEY.Key_Space)
    qtbot.waitUntil(lambda: len(front.commands) == 2)
    assert [name for name, _ids in front.commands] == ["run", "pause"]
    assert all(sorted(ids) == keys[:count] for _name, ids in front.commands)


def test_a_narrow_list_leaves_out_what_can_best_be_missed(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.fill(3)
    window = open_window()
    view = window.view
    before: list[Column] = []
    for width in range(1260, 780, -40):
        window.resize(width, 720)
        hidden = [each for each in GIVING_WAY if view.isColumnHidden(each)]
        assert hidden == list(GIVING_WAY[: len(hidden)])
        assert len(hidden) >= len(before)
        before = hidden
        qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)
    assert before == list(GIVING_WAY)
    window.resize(1260, 720)
    assert not any(map(view.isColumnHidden, GIVING_WAY))


def test_all_that_is_selected_stays_selected_in_another_order_and_nothing_else(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(40)
    window = open_window()
    window.view.selectAll()
    window.model.sort(Column.TITLE, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: list(window.model.ids) == keys)
    assert sorted(window.view.selected_ids()) == keys
    front.add(["/films/new.mp4"])
    qtbot.waitUntil(lambda: window.model.rowCount() == 41)
    assert sorted(window.view.selected_ids()) == keys
    window.view.selectAll()
    window.sidebar.choose(Filter.READY)
    qtbot.waitUntil(lambda: window.model.rowCount() == 0)
    window.sidebar.choose(Filter.ALL)
    qtbot.waitUntil(lambda: window.model.rowCount() == 41)
    assert window.view.selected_ids() == []
