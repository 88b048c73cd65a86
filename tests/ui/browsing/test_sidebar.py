"""The groups of the list, the folders that recordings came from, and commands for all of one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QSplitter
from pytestqt.qtbot import QtBot

from recorder_app.domain.query import Filter
from recorder_app.ui.browsing.sidebar import Sidebar
from recorder_app.ui.language import language
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]


def _words(sidebar: Sidebar) -> list[str]:
    return [sidebar.item(row).text() for row in range(sidebar.count())]


def _menu(sidebar: Sidebar, row: int) -> QMenu:
    at: QPoint = sidebar.visualItemRect(sidebar.item(row)).center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(sidebar.viewport(), QContextMenuEvent(reason, at, at))
    return sidebar.findChildren(QMenu, "groupMenu")[-1]


def test_folders_stand_below_the_groups_where_there_are_several(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.add(["/talks/maths/a.mp4", "/talks/maths/b.mp4"])
    window = open_window()
    groups = len(Filter)
    assert len(_words(window.sidebar)) == groups
    front.add(["/talks/physics/c.mp4"])
    qtbot.waitUntil(lambda: len(_words(window.sidebar)) > groups)
    assert _words(window.sidebar)[groups:] == ["Folders", "maths", "physics"]
    heading = window.sidebar.item(groups)
    assert heading.flags() == Qt.ItemFlag.NoItemFlags
    window.sidebar.setCurrentRow(groups + 1)
    qtbot.waitUntil(lambda: list(window.model.ids) == [2, 1])
    front.add(["/talks/physics/d.mp4", "/talks/physics/e.mp4"])
    qtbot.waitUntil(lambda: _words(window.sidebar)[groups + 1] == "physics")
    folder = window.sidebar.group.folder
    assert folder is not None
    assert folder.name == "maths"


def test_it_is_as_narrow_as_the_words_of_the_language_allow(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.add(["/talks/maths/a.mp4"])
    window = open_window()
    window.details.hide()
    sidebar = window.sidebar
    narrow = sidebar.width()
    language().choose("ru")
    assert sidebar.width() > narrow
    language().choose("en")
    assert sidebar.width() == narrow
    panes = sidebar.parentWidget()
    assert isinstance(panes, QSplitter)
    window.details.show()
    # It was hidden meanwhile, and has kept its room.
    qtbot.waitUntil(lambda: panes.sizes()[2] > 100)
    first, *others = panes.sizes()
    panes.setSizes([first + 90, others[0] - 90, *others[1:]])
    wider = sidebar.width()
    language().choose("ru")
    assert sidebar.width() == wider, "somebody has made it so"


def test_a_folder_that_is_gone_gives_the_whole_list_back(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.add(["/talks/maths/a.mp4", "/talks/maths/b.mp4", "/talks/physics/c.mp4"])
    window = open_window()
    qtbot.waitUntil(lambda: len(_words(window.sidebar)) > len(Filter))
    window.sidebar.setCurrentRow(len(Filter) + 2)
    qtbot.waitUntil(lambda: list(window.model.ids) == [3])
    front.remove([3])
    qtbot.waitUntil(lambda: list(window.model.ids) == [2, 1])
    assert window.sidebar.group.filter is Filter.ALL


def test_a_right_click_commands_all_that_is_in_the_group(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.fill(3)
    window = open_window()
    qtbot.waitUntil(lambda: window.counts.now[Filter.ALL] == 3)
    menu = _menu(window.sidebar, 0)
    assert [each.text() for each in menu.actions()] == ["Run all 3", "Pause all 3", "Cancel all 3"]
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: front.commands == [("run", (3, 2, 1))])
    assert window.selection.ids == ()


def test_nothing_can_be_done_to_an_empty_group(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.fill(1)
    window = open_window()
    menu = _menu(window.sidebar, list(Filter).index(Filter.READY))
    assert not any(each.isEnabled() for each in menu.actions())


def test_what_is_paused_can_not_be_paused(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(2)
    front.run(keys)
    front.pause(keys)
    window = open_window()
    qtbot.waitUntil(lambda: window.counts.now[Filter.PAUSED] == 2)
    menu = _menu(window.sidebar, list(Filter).index(Filter.PAUSED))
    assert [each.isEnabled() for each in menu.actions()] == [True, False, True]
