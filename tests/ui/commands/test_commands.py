"""Commands on many recordings: how many beforehand, the outcome afterwards, and questions where due."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QMessageBox, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from recorder_app.ui.commands.commander import Command
from recorder_app.ui.notices.notice_dialog import NoticeDialog
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[], MainWindow]


def _select(qtbot: QtBot, window: MainWindow, ids: list[int]) -> None:
    qtbot.waitUntil(lambda: all(window.model.row(each) is not None for each in ids))
    window.view.select_ids(ids)
    qtbot.waitUntil(lambda: set(window.selection.ids) == set(ids))


def _button(window: MainWindow, name: str) -> QToolButton:
    found = window.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def _question(window: MainWindow) -> QMessageBox:
    (box,) = window.findChildren(QMessageBox)
    return box


def _press(box: QMessageBox, words: str) -> None:
    button = next(each for each in box.buttons() if each.text() == words)
    QTest.mouseClick(button, LEFT)


def test_twenty_are_run_together_and_the_outcome_is_told(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(20)
    front.run(keys[:3])
    front.complete(keys[3])
    front.commands.clear()
    window = open_window()
    _select(qtbot, window, keys)
    button = _button(window, "runButton")
    assert button.text() == "Run 16 of 20"
    QTest.mouseClick(button, LEFT)
    notice = "16 started, 3 already running, 1 already complete."
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == notice)
    assert len(front.commands) == 1
    qtbot.waitUntil(lambda: button.text() == "Run 0 of 20")
    assert not button.isEnabled()
    QTest.mouseClick(window.notice_line.details, LEFT)
    (dialog,) = window.findChildren(NoticeDialog)
    table = dialog.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    assert model.rowCount() == 20
    rows = {model.index(row, 0).data(): model.index(row, 1).data() for row in range(20)}
    assert rows["Talk 00003"] == "Everything is done."


def test_a_double_click_on_the_bar_is_one_command(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(3)
    window = open_window()
    _select(qtbot, window, keys)
    button = _button(window, "runButton")
    QTest.mouseClick(button, LEFT)
    QTest.mouseDClick(button, LEFT)
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "3 started.")
    window.wishes.commanded.emit(Command.RUN)
    qtbot.wait(50)
    assert len(front.commands) == 1


def test_pause_now_and_pause_after_this_stage(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(3)
    front.run(keys)
    front.begin(keys[0])
    window = open_window()
    _select(qtbot, window, keys)
    window.wishes.commands[Command.PAUSE_AFTER_STAGE].trigger()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "1 pausing, 2 paused.")
    front.run(keys)
    _select(qtbot, window, keys[:1])
    qtbot.waitUntil(window.wishes.commands[Command.PAUSE].isEnabled)
    QTest.mouseClick(_button(window, "pauseButton"), LEFT)
    qtbot.waitUntil(lambda: "stops at the next checkpoint" in window.notice_line.text.whole())
    names = [name for name, _ids in front.commands]
    assert names == ["run", "pause_after_stage", "run", "pause"]


def test_cancel_waits_off_the_gui_thread(qtbot: QtBot, front: FakeFront, open_window: Open) -> None:
    keys = front.fill(2)
    front.run(keys)
    front.begin(keys[0])
    window = open_window()
    _select(qtbot, window, keys)
    front.gate.clear()
    QTest.mouseClick(_button(window, "cancelButton"), LEFT)
    qtbot.waitUntil(lambda: window.commander.is_busy(keys[0]))
    assert not window.wishes.commands[Command.CANCEL].isEnabled()
    window.commander.give(Command.CANCEL, keys)  # they are busy: no second command
    front.gate.set()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "2 cancelled.")
    assert [name for name, _ids in front.commands].count("cancel") == 1


def test_reset_asks_and_names_what_would_be_published_again(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(2)
    front.complete(keys[0])
    window = open_window()
    _select(qtbot, window, keys)
    window.wishes.commands[Command.RESET].trigger()
    qtbot.waitUntil(lambda: window.findChildren(QMessageBox) != [])
    box = _question(window)
    assert box.text() == "Reset these 2 recordings?"
    assert "“Talk 00000” to “Folder”" in box.informativeText()
    assert "Talk 00001" not in box.informativeText()
    _press(box, "Keep")
    qtbot.waitUntil(lambda: window.findChildren(QMessageBox) == [])
    assert "reset" not in [name for name, _ids in front.commands]
    qtbot.wait(450)  # longer than a double click, or it would be one wish
    window.wishes.commands[Command.RESET].trigger()
    qtbot.waitUntil(lambda: window.findChildren(QMessageBox) != [])
    keep = _question(window).checkBox()
    assert isinstance(keep, QCheckBox)
    keep.setChecked(True)
    _press(_question(window), "Reset")
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "2 reset.")
    assert front.commands[-1][0] == "reset_keeping_files"


def test_remove_asks_and_takes_them_off_the_list(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(3)
    front.run(keys[:1])
    window = open_window()
    _select(qtbot, window, keys[:2])
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.findChildren(QMessageBox) != [])
    _press(_question(window), "Remove")
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)
    assert window.notice_line.text.whole() == "1 still running, 1 removed."
    assert front.commands[-1][0] == "remove"


def test_a_removal_can_be_undone_in_its_notice_and_by_the_key(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(3)
    window = open_window()
    for undo in (window.notice_line.offer.click, window.wishes.undo.trigger):
        _select(qtbot, window, keys[:2])
        window.commander.give(Command.REMOVE, keys[:2])
        qtbot.waitUntil(lambda: window.model.rowCount() == 1)
        assert window.notice_line.offer.text() == "Undo"
        assert window.notice_line.offer.isVisible()
        assert window.wishes.undo.isEnabled()
        undo()
        qtbot.waitUntil(lambda: window.model.rowCount() == 3)
        assert not window.notice_line.offer.isVisible()
        assert not window.wishes.undo.isEnabled(), "there is nothing left to undo"
    assert [name for name, _ids in front.commands] == ["remove", "restore"] * 2


def _has_rows(window: MainWindow, rows: int) -> bool:
    return window.model.rowCount() == rows


def test_whether_folders_go_with_a_removal_is_asked_and_remembered(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(2)
    window = open_window()
    for place, remembered in enumerate((False, True)):
        _select(qtbot, window, keys[place : place + 1])
        window.desk.want(Command.REMOVE)
        question = _question(window)
        files = question.checkBox()
        assert files is not None
        assert files.isChecked() == remembered
        files.setChecked(True)
        _press(question, "Remove")
        rows = len(keys) - 1 - place
        qtbot.waitUntil(partial(_has_rows, window, rows))
    assert front.commands == [("remove_with_files", (each,)) for each in keys]


def test_trouble_of_a_command_is_told_and_its_rows_are_free_again(
    qtbot: QtBot, front: FakeFront, open_window: Open, caplog: object
) -> None:
    keys = front.fill(1)
    window = open_window()
    front.broken = OSError("the disk is full")
    window.commander.give(Command.RUN, keys)
    said = "That could not be carried out: the disk is full"
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == said)
    assert not window.commander.is_busy(keys[0])


def test_run_all_paused_and_pause_all(qtbot: QtBot, front: FakeFront, open_window: Open) -> None:
    keys = front.fill(3)
    front.run(keys[:2])
    window = open_window()
    window.wishes.pause_all.trigger()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "2 paused.")
    window.wishes.run_all_paused.trigger()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "2 continued.")
    front.cancel(keys)
    window.wishes.run_all_paused.trigger()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "Nothing is paused.")
