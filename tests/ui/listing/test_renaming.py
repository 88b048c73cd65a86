"""Renaming in place: by F2, shown at once, taken back with a sentence where it is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from recorder_app.ui.listing.cells import ROW_ROLE
from recorder_app.ui.listing.columns import Column
from tests.ui.bare_list import BareList
from tests.ui.fake_front import FakeFront

KEY = Qt.Key
Open = Callable[[], BareList]


@pytest.fixture
def shown(qtbot: QtBot, front: FakeFront, open_list: Open) -> BareList:
    front.fill(3)
    shown = open_list()
    qtbot.waitUntil(lambda: shown.model.index(2, 0).data(ROW_ROLE) is not None)
    shown.view.go_to([2])
    return shown


def _editor(shown: BareList) -> QLineEdit:
    shown.view.rename()
    editor = shown.view.viewport().findChild(QLineEdit, "titleEditor")
    assert editor is not None
    return editor


def _title(shown: BareList) -> str:
    return str(shown.model.index(1, Column.TITLE).data())


def test_the_whole_title_is_selected_and_enter_takes_what_is_typed(
    qtbot: QtBot, front: FakeFront, shown: BareList
) -> None:
    editor = _editor(shown)
    assert editor.selectedText() == "Talk 00001"
    front.gate.clear()
    QTest.keyClicks(editor, "  Eigen   values ")
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: _title(shown) == "Eigen values")  # before the engine has answered
    front.gate.set()
    qtbot.waitUntil(lambda: front.now(2).title == "Eigen values")
    assert front.commands == [("rename", (2,))]
    assert front.keys[-1]
    front.change(2, lambda each: each)
    qtbot.waitUntil(lambda: shown.model.row(2).recording.revision == front.now(2).revision)  # type: ignore[union-attr]
    assert _title(shown) == "Eigen values"


def test_escape_leaves_it_as_it_was(front: FakeFront, shown: BareList) -> None:
    editor = _editor(shown)
    QTest.keyClicks(editor, "nonsense")
    QTest.keyClick(editor, KEY.Key_Escape)
    assert _title(shown) == "Talk 00001"
    assert front.commands == []


def test_the_same_title_is_no_command(front: FakeFront, shown: BareList) -> None:
    QTest.keyClick(_editor(shown), KEY.Key_Return)
    assert front.commands == []


def test_a_refusal_gives_the_old_title_back_and_says_why(
    qtbot: QtBot, front: FakeFront, shown: BareList
) -> None:
    editor = _editor(shown)
    editor.setText(" ")
    with qtbot.waitSignal(shown.model.failed) as failed:
        QTest.keyClick(editor, KEY.Key_Return)
    assert failed.args == ["A title needs at least one letter."]
    assert _title(shown) == "Talk 00001"


def test_trouble_gives_the_old_title_back_and_says_why(
    qtbot: QtBot, front: FakeFront, shown: BareList, caplog: pytest.LogCaptureFixture
) -> None:
    front.broken = OSError("the disk is gone")
    editor = _editor(shown)
    editor.setText("New")
    with qtbot.waitSignal(shown.model.failed) as failed:
        QTest.keyClick(editor, KEY.Key_Return)
    assert failed.args == ["It could not be renamed: the disk is gone"]
    assert _title(shown) == "Talk 00001"
    caplog.clear()


def test_what_goes_on_meanwhile_disturbs_nobody_who_types(
    qtbot: QtBot, front: FakeFront, shown: BareList
) -> None:
    editor = _editor(shown)
    QTest.keyClicks(editor, "Half a ti")
    front.run([2])
    front.begin(2)
    front.progress(2, 0.5)
    front.add(["/films/another.mp4"])
    status = shown.model.index(1, Column.STATUS)
    qtbot.waitUntil(lambda: "ownloading" in status.data())
    assert editor.text() == "Half a ti"
    assert shown.model.rowCount() == 3
    QTest.keyClicks(editor, "tle")
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 4)
    qtbot.waitUntil(lambda: front.now(2).title == "Half a title")


def test_a_slow_second_click_begins_nothing(shown: BareList) -> None:
    place = shown.view.visualRect(shown.model.index(1, Column.TITLE)).center()
    for _click in range(2):
        QTest.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.qWait(30)
    assert shown.view.viewport().findChild(QLineEdit) is None
