"""The uploads in the details: how far each is, and what can be done with it alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from recorder_app.domain.errors import Permanent, Transient
from recorder_app.domain.recording import Waiting
from recorder_app.domain.words import OutputStatus, StageType, WaitKind
from recorder_app.ui.commands.output_commander import OutputCommand
from recorder_app.ui.details.output_line import OutputLine
from recorder_app.ui.details.panel import OVERVIEW, UPLOADS
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton
DOUBLE_CLICK_MS = 450
BUTTONS = ("pause", "cancel", "retry")
FOLLOW_UPS = ("login", "itIsThere", "sendAgain", "open")


@pytest.fixture
def window(qtbot: QtBot, front: FakeFront, open_window: Open) -> MainWindow:
    """One recording whose stages are done, with two outputs; the first is uploading."""
    (key,) = front.fill(1)
    front.upload(key, "Archive")
    front.run([key])
    for _stage in StageType:
        front.begin(key)
        front.finish(key, duration_s=60.0)
    front.begin(key)
    front.change(key, lambda each: each.with_output(1, resumable=True, bytes_total=4_000_000))
    front.commands.clear()
    window = open_window()
    window.wishes.details.setChecked(True)
    window.details.tabs.setCurrentIndex(UPLOADS)
    qtbot.waitUntil(lambda: window.model.row(key) is not None)
    window.view.select_ids([key])
    qtbot.waitUntil(lambda: window.details.invitation == "")
    return window


def _line(window: MainWindow, number: int = 1) -> OutputLine:
    return window.details.outputs.line(number)


def _button(window: MainWindow, name: str) -> QToolButton:
    found = window.details.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def _follow_up(window: MainWindow, name: str, number: int = 1) -> QPushButton:
    found = window.details.findChild(QPushButton, f"{name}Output-{number}")
    assert isinstance(found, QPushButton)
    return found


def _offered(window: MainWindow, number: int) -> list[str]:
    """Of the buttons that are always there, those that can be pressed; and what there is beside them."""
    buttons = {each: _button(window, f"{each}Output-{number}") for each in BUTTONS}
    assert not any(each.isHidden() for each in buttons.values())
    follow_ups = {each: _follow_up(window, each, number) for each in FOLLOW_UPS}
    return [
        *(name for name, button in buttons.items() if button.isEnabled()),
        *(button.text() for button in follow_ups.values() if not button.isHidden()),
    ]


def test_progress_and_what_can_be_done(qtbot: QtBot, front: FakeFront, window: MainWindow) -> None:
    front.progress(1, 0.25)
    qtbot.waitUntil(lambda: _line(window).value == "Uploading 25% · 1 MB of 4 MB")
    assert _line(window).bar == 0.25
    assert _offered(window, 1) == ["pause", "cancel"]
    assert _offered(window, 2) == ["pause", "cancel"]  # it comes next
    assert window.details.tabs.tabText(UPLOADS) == "Uploads (2)"
    front.finish(1)
    qtbot.waitUntil(lambda: _line(window).value == "Uploaded")
    assert _line(window).bar is None
    assert _offered(window, 1) == ["Open the folder"]


def test_one_is_paused_and_goes_on_while_its_sibling_is_as_it_was(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.gate.clear()
    QTest.mouseClick(_button(window, "pauseOutput-1"), LEFT)
    assert _line(window).value == "Pausing… · 0 bytes of 4 MB"  # at once
    assert not _button(window, "cancelOutput-1").isEnabled()
    front.gate.set()
    said = "stops at its next checkpoint"
    qtbot.waitUntil(lambda: said in window.notice_line.text.whole())
    assert _line(window).value.startswith("Pausing…")
    front.stop(1)
    qtbot.waitUntil(lambda: _line(window).value.startswith("Paused"))
    assert _offered(window, 1) == ["cancel", "retry"]
    assert _button(window, "retryOutput-1").toolTip() == "Go on with the upload to Folder"
    assert _offered(window, 2) == ["pause", "cancel"]
    qtbot.wait(DOUBLE_CLICK_MS)
    QTest.mouseClick(_button(window, "retryOutput-1"), LEFT)
    qtbot.waitUntil(lambda: _offered(window, 1) == ["pause", "cancel"])
    assert [name for name, _ids in front.commands] == ["pause_output", "retry_output"]


def test_a_cancelled_one_can_be_uploaded_again(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.gate.clear()
    QTest.mouseClick(_button(window, "cancelOutput-1"), LEFT)
    assert _line(window).value == "Cancelling…"
    front.gate.set()
    qtbot.waitUntil(lambda: _line(window).value == "Cancelled")
    assert "Cancelled: stopped uploading to Folder." in window.notice_line.text.whole()
    assert _offered(window, 1) == ["retry"]
    assert _button(window, "retryOutput-1").toolTip() == "Repeat the upload to Folder"
    assert front.now(1).output(2).status is OutputStatus.NOT_UPLOADED


def test_what_waits_says_until_when_and_is_retried_now(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.fail(1, Transient("The server did not answer."))
    qtbot.waitUntil(lambda: _line(window).value == "Waiting")
    assert _line(window).note.startswith("The server did not answer. Next try: ")
    assert _offered(window, 1) == ["pause", "cancel", "retry"]
    QTest.mouseClick(_button(window, "retryOutput-1"), LEFT)
    qtbot.waitUntil(lambda: front.commands == [("retry_output", (1,))])
    qtbot.waitUntil(lambda: _line(window).value == "Comes next or after its stages")


def test_a_failed_one_says_why_and_can_be_retried(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.fail(1, Permanent("The folder can't be written to."))
    qtbot.waitUntil(lambda: _line(window).value == "Failed")
    assert _line(window).note == "The folder can't be written to."
    assert _offered(window, 1) == ["cancel", "retry"]
    _line(window).menu.copy_error.trigger()
    assert QGuiApplication.clipboard().text() == "The folder can't be written to."


def test_what_failed_once_the_film_was_up_is_shown_as_that(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.change(1, lambda each: each.with_output(1, url="https://video.example/v/1"))
    qtbot.waitUntil(lambda: _line(window).value == "The video is up; what belongs to it follows")
    front.fail(1, Permanent("The video is up, but not its captions."))
    qtbot.waitUntil(lambda: _line(window).value == "Uploaded, but not complete")
    assert _line(window).note == "The video is up, but not its captions."
    _line(window).menu.copy_link.trigger()
    assert QGuiApplication.clipboard().text() == "https://video.example/v/1"


def test_a_missing_login_is_named_and_can_be_made_good(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    waits = Waiting(WaitKind.LOGIN, "The login has expired.")
    front.stop(1)
    front.change(1, lambda each: each.with_output(1, account="main", waiting=waits))
    qtbot.waitUntil(lambda: _line(window).value == "Waiting for login: main")
    assert "Log in…" in _offered(window, 1)
    with qtbot.waitSignal(window.details.outputs.login_wanted) as wanted:
        QTest.mouseClick(_follow_up(window, "login"), LEFT)
    assert wanted.args == ["folder", "main"]


@pytest.mark.parametrize(
    ("button", "status"),
    [("itIsThere", OutputStatus.UPLOADED), ("sendAgain", OutputStatus.NOT_UPLOADED)],
)
def test_a_person_is_asked_what_nobody_can_tell(
    qtbot: QtBot, front: FakeFront, window: MainWindow, button: str, status: OutputStatus
) -> None:
    question = Waiting(WaitKind.VERIFYING, "Look whether it is there.")
    front.stop(1)
    front.change(1, lambda each: each.with_output(1, waiting=question))
    qtbot.waitUntil(lambda: _line(window).value == "Has it arrived?")
    assert _line(window).note == "Look whether it is there."
    front.gate.clear()
    QTest.mouseClick(_follow_up(window, button), LEFT)
    QTest.mouseDClick(_follow_up(window, button), LEFT)
    front.gate.set()
    qtbot.waitUntil(lambda: front.now(1).output(1).waiting is None)
    assert front.now(1).output(1).status is status
    qtbot.waitUntil(lambda: _follow_up(window, button).isHidden())
    assert front.commands == [("answer_output", (1,))]


def test_upload_again_with_any_preset(qtbot: QtBot, front: FakeFront, window: MainWindow) -> None:
    menu = window.details.findChild(QMenu, "uploadMenu")
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions() if each.text()] == [
        "Folder",
        "Archive",
        "Edit presets…",
    ]
    menu.actions()[0].trigger()
    menu.actions()[0].trigger()  # at once: the same press
    qtbot.waitUntil(lambda: len(front.now(1).outputs) == 3)
    qtbot.waitUntil(lambda: _offered(window, 3) == ["pause", "cancel"])
    assert front.commands == [("upload", (1,))]
    again = _line(window, 2).menu.again
    assert [each.text() for each in again.actions()] == ["Archive", "Folder"]  # its own first
    again.actions()[0].trigger()
    qtbot.waitUntil(lambda: front.now(1).outputs[-1].preset == "Archive")
    assert len(front.now(1).outputs) == 4


def test_a_right_click_anywhere_opens_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    line = _line(window)
    state = line.findChild(Prose, "outputState-1")
    assert isinstance(state, Prose)
    for widget in (line, state.viewport()):
        point = QPoint(3, 3)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
        QApplication.sendEvent(widget, asked)
        assert line.menu.isVisible()
        line.menu.close()


def test_the_menu_offers_what_the_buttons_do(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    menu = _line(window).menu
    assert menu.command(OutputCommand.PAUSE).isEnabled()
    assert not menu.command(OutputCommand.RETRY).isEnabled()
    assert not menu.open.isEnabled()
    menu.command(OutputCommand.CANCEL).trigger()
    qtbot.waitUntil(lambda: _line(window).value == "Cancelled")
    assert front.commands == [("cancel_output", (1,))]


def test_a_double_click_is_one_command_whatever_stands_there_afterwards(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    QTest.mouseClick(_button(window, "cancelOutput-1"), LEFT)
    qtbot.waitUntil(lambda: _offered(window, 1) == ["retry"])
    QTest.mouseDClick(_button(window, "retryOutput-1"), LEFT)
    qtbot.wait(50)
    assert [name for name, _ids in front.commands] == ["cancel_output"]
    assert None not in front.keys[-1:]


def test_a_stage_that_waits_is_retried_now(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    (key,) = front.fill(1)
    front.run([key])
    front.begin(key)
    front.fail(key, Transient("The server did not answer."))
    window.model.refresh()
    qtbot.waitUntil(lambda: window.model.row(key) is not None)
    row = window.model.row(key)
    assert row is not None
    assert row.status_text.startswith("Waiting: The server did not answer. Next try: ")
    window.details.tabs.setCurrentIndex(OVERVIEW)
    window.view.select_ids([key])
    line = window.details.stages.line(StageType.DOWNLOAD)
    qtbot.waitUntil(lambda: line.value == "waiting")
    assert line.follow_up.text() == "Retry now"
    assert line.follow_up.toolTip() == "Try downloading now."
    QTest.mouseClick(line.follow_up, LEFT)
    qtbot.waitUntil(lambda: front.commands[-1] == ("run", (key,)))
    qtbot.waitUntil(line.follow_up.isHidden)
