"""The window as a whole: drops, a second start, closing and quitting, what it remembers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from recorder_app.domain.query import Filter
from recorder_app.engine.events import SecondStart
from recorder_app.settings import Settings
from recorder_app.ui.look.emblem import State
from recorder_app.ui.presence.tray import Tray
from recorder_app.ui.settings.dialog import SettingsDialog
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
_ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


def _files(paths: Sequence[str]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(each) for each in paths])
    return mime


def _drag(window: MainWindow, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(400, 300), _ANY, mime, _LEFT, _NONE)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


def _drop(window: MainWindow, mime: QMimeData) -> None:
    _drag(window, mime)
    event = QDropEvent(QPointF(400, 300), _ANY, mime, _LEFT, _NONE)
    QApplication.sendEvent(window, event)
    assert event.dropAction() is Qt.DropAction.CopyAction  # never moves a person's files


def _veil(window: MainWindow) -> QWidget:
    found = window.findChild(QWidget, "dropVeil")
    assert found is not None
    return found


def test_dropped_files_are_added_selected_and_ready_to_run(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    window = open_window()
    _drop(window, _files(["/films/a.mp4", "/films/b.mp4"]))
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "2 added.")
    qtbot.waitUntil(lambda: len(window.selection.ids) == 2)
    run = next(iter(window.wishes.commands.values()))
    qtbot.waitUntil(lambda: run.text() == "Run 2 of 2")
    assert not _veil(window).isVisible()
    assert front.commands == []


def test_what_is_dropped_while_another_group_is_shown_is_seen(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.fill(2)
    window = open_window()
    window.sidebar.choose(Filter.READY)
    qtbot.waitUntil(lambda: window.model.rowCount() == 0)
    _drop(window, _files(["/films/new.mp4"]))
    qtbot.waitUntil(lambda: window.view.selected_ids() == [3])
    assert window.sidebar.group.filter is Filter.ALL


def test_a_broken_drop_says_why_and_disturbs_no_other(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    window = open_window()
    _drop(window, _files(["/films/a.mp4", "/films/broken.txt", "/films/b.mp4"]))
    text = "2 added, 1 refused. “broken.txt” is neither a file nor a link."
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == text)
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)


def test_the_window_says_what_letting_go_would_do(front: FakeFront, open_window: Open) -> None:
    window = open_window()
    assert _drag(window, _files(["/films/a.mp4"])).isAccepted()
    assert _veil(window).isVisible()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not _veil(window).isVisible()
    assert not _drag(window, QMimeData()).isAccepted()
    assert not _veil(window).isVisible()


def test_a_pasted_link_is_added_and_run_where_the_person_wants_that(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.change_settings(replace(Settings(), run_on_drop=True))
    window = open_window()
    QGuiApplication.clipboard().setText("https://example.org/talk.mp4")
    QTest.keyClick(window.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "1 added, 1 started.")
    assert front.now(1).source == "https://example.org/talk.mp4"


def test_a_second_start_raises_the_window_and_brings_its_files(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    window = open_window()
    window.hide()
    front.publish(SecondStart((Path("/films/a.mp4"),)))
    qtbot.waitUntil(window.isVisible)
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    window.showMinimized()
    front.publish(SecondStart(()))
    qtbot.waitUntil(lambda: not window.isMinimized())


def test_a_notice_of_the_engine_is_shown(qtbot: QtBot, front: FakeFront, open_window: Open) -> None:
    window = open_window()
    front.notice("3 resumed, nothing lost.")
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "3 resumed, nothing lost.")


# Closing and quitting


@pytest.fixture
def with_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a desktop that has a tray; the offscreen platform has none."""
    monkeypatch.setattr(Tray, "is_there", property(lambda _self: True))


def test_without_a_tray_closing_asks(qtbot: QtBot, front: FakeFront, open_window: Open) -> None:
    window = open_window()
    assert not window.close()
    assert window.isVisible()
    (box,) = window.findChildren(QMessageBox)
    assert "no tray" in box.informativeText()
    assert not window.close()  # asks once
    assert len(window.findChildren(QMessageBox)) == 1
    quit_button = next(each for each in box.buttons() if each.text() == "Quit")
    with qtbot.waitSignal(window.quit_wanted):
        QTest.mouseClick(quit_button, _LEFT)


@pytest.mark.usefixtures("with_tray")
def test_with_a_tray_closing_goes_on_working_and_says_so_once(
    qtbot: QtBot, front: FakeFront, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    explained: list[bool] = []
    monkeypatch.setattr(Tray, "tell", lambda *_said: explained.append(True))
    window = open_window()
    for _time in range(2):
        assert window.close()
        assert not window.isVisible()
        window.tray.open_wanted.emit()
        assert window.isVisible()
    assert explained == [True]
    again = open_window()
    assert again.close()
    assert explained == [True]


def test_quitting_while_busy_says_that_progress_is_kept(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    (key,) = front.fill(1)
    front.run([key])
    front.begin(key)
    window = open_window()
    qtbot.waitUntil(lambda: window.counts.now[Filter.RUNNING] == 1)
    with qtbot.assertNotEmitted(window.quit_wanted):
        window.wishes.quit.trigger()
    (box,) = window.findChildren(QMessageBox)
    assert box.informativeText().startswith(
        "One recording is being worked on. All progress is kept"
    )
    box.reject()
    front.finish(key, duration_s=10.0)
    qtbot.waitUntil(lambda: window.counts.now[Filter.RUNNING] == 0)
    with qtbot.waitSignal(window.quit_wanted):
        window.wishes.quit.trigger()


def test_the_tray_shows_how_the_work_stands(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(2)
    window = open_window()
    assert window.tray.state is State.IDLE
    front.run(keys)
    qtbot.waitUntil(lambda: window.tray.state is State.WORKING)
    qtbot.waitUntil(lambda: window.tray.tooltip == "Recorder: 2 queued")
    front.pause(keys)
    qtbot.waitUntil(lambda: window.tray.state is State.PAUSED)
    entries = [each for each in window.tray.menu.actions() if not each.isSeparator()]
    words = [each.text() for each in entries if each.isVisible()]
    for_all = ["Run all paused", "Pause all", "Pause all for 1 hour", "Stop after this one"]
    assert words == ["Open Recorder", *for_all, "When done", "Quit"]


# Settings and memory


def test_settings_are_changed_off_the_gui_thread(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    window = open_window()
    window.wishes.settings.trigger()
    qtbot.waitUntil(lambda: window.findChildren(SettingsDialog) != [])
    (dialog,) = window.findChildren(SettingsDialog)
    folder = dialog.findChild(QLineEdit, "outputFolder")
    assert folder is not None
    folder.setText("/published")
    dialog.accept_changes()
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "The new settings are in force.")
    assert front.settings == replace(Settings(), output_dir="/published")


def test_size_panes_and_details_are_remembered(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    window = open_window()
    shown = window.wishes.details.isChecked()
    window.wishes.details.setChecked(not shown)
    window.save()
    assert open_window().wishes.details.isChecked() is not shown


def test_a_damaged_memory_is_as_none(
    qtbot: QtBot, front: FakeFront, open_window: Open, tmp_path: Path
) -> None:
    (tmp_path / "window.json").write_text('{"geometry": 7, "columns": "%%%", "panes": "AAAA"}')
    assert open_window().isVisible()
