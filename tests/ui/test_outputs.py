"""The uploads in the details: how far each is, and what can be done with it alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from recorder_app.domain.errors import Permanent, Transient
from recorder_app.domain.words import OutputStatus, StageType
from recorder_app.ui.details.output_line import OutputLine
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton
DOUBLE_CLICK_MS = 450


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


def _offered(window: MainWindow, number: int) -> list[str]:
    names = ("open", "retry", "pause", "cancel")
    buttons = {each: _button(window, f"{each}Output-{number}") for each in names}
    offered = [name for name, button in buttons.items() if not button.isHidden()]
    line = _line(window, number)
    return offered if line.follow_up.isHidden() else [*offered, line.follow_up.text()]


def test_progress_and_what_can_be_done(qtbot: QtBot, front: FakeFront, window: MainWindow) -> None:
    front.progress(1, 0.25)
    qtbot.waitUntil(lambda: _line(window).value == "25% of 4.0 MB")
    assert _line(window).bar == 0.25
    assert _offered(window, 1) == ["pause", "cancel"]
    assert _offered(window, 2) == ["pause", "cancel"]  # it comes next
    front.finish(1)
    qtbot.waitUntil(lambda: _line(window).value == "uploaded")
    assert _line(window).bar is None
    assert _offered(window, 1) == ["open"]


def test_one_is_paused_and_goes_on_while_its_sibling_is_as_it_was(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.gate.clear()
    QTest.mouseClick(_button(window, "pauseOutput-1"), LEFT)
    assert _line(window).value == "pausing…"  # at once
    assert not _button(window, "cancelOutput-1").isEnabled()
    front.gate.set()
    said = "stops at its next checkpoint"
    qtbot.waitUntil(lambda: said in window.notice_line.text.whole())
    assert _line(window).value == "pausing…"
    front.stop(1)
    qtbot.waitUntil(lambda: _line(window).value == "paused")
    assert _offered(window, 1) == ["retry", "cancel"]
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
    assert _line(window).value == "cancelling…"
    front.gate.set()
    qtbot.waitUntil(lambda: _line(window).value == "cancelled")
    assert "Cancelled: stopped uploading to Folder." in window.notice_line.text.whole()
    assert _offered(window, 1) == ["retry"]
    assert _button(window, "retryOutput-1").toolTip() == "Upload to Folder again"
    assert front.now(1).output(2).status is OutputStatus.NOT_UPLOADED


def test_what_waits_says_until_when_and_is_retried_now(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.fail(1, Transient("The server did not answer."))
    qtbot.waitUntil(lambda: _line(window).value == "waiting")
    assert _line(window).note.startswith("The server did not answer. Next try: ")
    assert _offered(window, 1) == ["pause", "cancel", "Retry now"]
    QTest.mouseClick(_line(window).follow_up, LEFT)
    qtbot.waitUntil(lambda: front.commands == [("retry_output", (1,))])
    qtbot.waitUntil(lambda: _line(window).value == "")


def test_a_failed_one_says_why_and_can_be_retried(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.fail(1, Permanent("The folder can't be written to."))
    qtbot.waitUntil(lambda: _line(window).value == "failed")
    assert _line(window).note == "The folder can't be written to."
    assert _offered(window, 1) == ["cancel", "Retry"]


def test_upload_again_with_any_preset(qtbot: QtBot, front: FakeFront, window: MainWindow) -> None:
    assert window.details.outputs.upload.text() == "Upload again…"
    menu = window.details.findChild(QMenu, "uploadMenu")
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()] == ["Folder", "Archive"]
    menu.actions()[0].trigger()
    menu.actions()[0].trigger()  # at once: the same press
    qtbot.waitUntil(lambda: len(front.now(1).outputs) == 3)
    qtbot.waitUntil(lambda: _offered(window, 3) == ["pause", "cancel"])
    assert front.commands == [("upload", (1,))]


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
    window.view.select_ids([key])
    line = window.details.stages.line(StageType.DOWNLOAD)
    qtbot.waitUntil(lambda: line.value == "waiting")
    assert line.follow_up.text() == "Retry now"
    assert line.follow_up.toolTip() == "Try downloading now."
    QTest.mouseClick(line.follow_up, LEFT)
    qtbot.waitUntil(lambda: front.commands[-1] == ("run", (key,)))
    qtbot.waitUntil(line.follow_up.isHidden)
