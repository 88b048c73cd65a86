"""The details of one recording: stages, outputs, files, log; fresh while they are looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from recorder_app.domain import transitions
from recorder_app.domain.errors import Permanent, Transient
from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.transcript import Segment, Transcript, Word
from recorder_app.domain.words import StageType
from recorder_app.engine.front import ResultFile
from recorder_app.ui.details.transcript.passages import Place
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.window import MainWindow
from tests.ui.fake_browser import FakeBrowser
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]


def _text(window: MainWindow, name: str) -> str:
    found = window.details.findChild(Prose, name)
    assert found is not None
    return found.toPlainText()


@pytest.fixture
def window(qtbot: QtBot, front: FakeFront, open_window: Open) -> MainWindow:
    front.fill(3)
    window = open_window()
    window.wishes.details.setChecked(True)
    return window


def _show(qtbot: QtBot, window: MainWindow, recording_id: int) -> None:
    window.view.select_ids([recording_id])
    row = f"Talk {recording_id - 1:05}"
    qtbot.waitUntil(lambda: _text(window, "detailsTitle") == row)


def test_return_opens_the_details(qtbot: QtBot, front: FakeFront, window: MainWindow) -> None:
    window.wishes.details.setChecked(False)
    assert not window.details.isVisible()
    window.view.setFocus()
    window.view.select_ids([2])
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _text(window, "detailsTitle") == "Talk 00001")
    assert window.details.isVisible()


def test_stages_follow_live(qtbot: QtBot, front: FakeFront, window: MainWindow) -> None:
    _show(qtbot, window, 1)
    download = window.details.stages.line(StageType.DOWNLOAD)
    front.run([1])
    front.begin(1)
    front.progress(1, 0.25)
    qtbot.waitUntil(lambda: download.value == "25%")
    front.finish(1, duration_s=285.0)
    qtbot.waitUntil(lambda: download.value.endswith(" s"))
    assert "4:45" in _text(window, "detailsSource")


def test_an_error_can_be_selected_and_a_retry_is_announced(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.run([1])
    front.begin(1)
    front.fail(1, Transient("The server did not answer."))
    _show(qtbot, window, 1)
    line = window.details.stages.line(StageType.DOWNLOAD)
    qtbot.waitUntil(lambda: line.value == "waiting")
    assert line.note.startswith("The server did not answer. Next try: ")
    front.change(1, lambda each: transitions.due(each, datetime(2100, 1, 1, tzinfo=UTC)))
    front.begin(1)
    front.fail(1, Permanent("“talk.mp4” is not a recording."))
    qtbot.waitUntil(lambda: line.note == "“talk.mp4” is not a recording.")
    note = line.findChild(Prose, "note")
    assert note is not None
    note.selectAll()
    assert note.textCursor().selectedText() == "“talk.mp4” is not a recording."


def test_outputs_files_and_log_are_shown(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.complete(2)
    front.results[2] = [ResultFile("subtitles", Path("/home/subtitles.srt"), 22_100)]
    front.journals[2] = [
        JournalEntry(datetime(2026, 3, 2, 9, tzinfo=UTC), "Added."),
        JournalEntry(datetime(2026, 3, 2, 9, 1, tzinfo=UTC), "Language: English <98 %>."),
    ]
    _show(qtbot, window, 2)
    qtbot.waitUntil(lambda: len(window.details.files.lines) == 1)
    assert window.details.outputs.line(2).value == "Uploaded"
    (file,) = window.details.files.lines
    assert file.value == "22.1\N{NO-BREAK SPACE}kB"
    log = _text(window, "detailsJournal")
    assert log.index("Added.") < log.index("English <98 %>")  # the newest last


def test_files_are_told_apart_by_where_they_are(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    kept, published = Path("/home/chapters.txt"), Path("/results/chapters.txt")
    front.results[2] = [ResultFile("topics", kept, 200), ResultFile("Folder", published, 200)]
    _show(qtbot, window, 2)
    qtbot.waitUntil(lambda: len(window.details.files.lines) == 2)
    said = [each.text() for each in window.details.files.findChildren(QLabel)]
    assert [each for each in said if each in ("Kept here", "Published to “Folder”")] == [
        "Kept here",
        "Published to “Folder”",
    ]


def test_a_skipped_stage_says_why(qtbot: QtBot, front: FakeFront, window: MainWindow) -> None:
    now = datetime.now(UTC)
    front.run([1])
    front.begin(1)
    front.change(
        1, lambda each: transitions.skipped(each, StageType.DOWNLOAD, "It has no sound.", now)
    )
    _show(qtbot, window, 1)
    line = window.details.stages.line(StageType.DOWNLOAD)
    qtbot.waitUntil(lambda: (line.value, line.note) == ("skipped", "It has no sound."))


def test_several_or_none_selected_show_no_details(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    _show(qtbot, window, 1)
    window.view.select_ids([1, 2])
    qtbot.waitUntil(lambda: window.details.invitation == "2 recordings are selected.")
    _show(qtbot, window, 3)
    front.remove([3])
    qtbot.waitUntil(lambda: window.details.invitation.startswith("Select a recording"))


def test_what_is_not_looked_at_is_not_read(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    window.wishes.details.setChecked(False)
    before = front.calls.count("journal")
    window.view.select_ids([1])
    qtbot.wait(50)
    assert front.calls.count("journal") == before


def test_the_attempts_of_a_stage_can_be_unfolded(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.run([1])
    front.begin(1)
    front.fail(1, Permanent("“talk.mp4” is not a recording."))
    began = datetime(2026, 3, 2, 9, tzinfo=UTC)
    front.tried[1] = [
        Attempt(1, 1, 1, "download", began, began + timedelta(seconds=80), "crashed"),
        Attempt(2, 1, 1, "download", began, None, "failed", "“talk.mp4” is not a recording."),
    ]
    _show(qtbot, window, 1)
    line = window.details.stages.line(StageType.DOWNLOAD)
    qtbot.waitUntil(lambda: line.unfold.accessibleName() == "2 attempts")
    assert line.story == ""
    QTest.mouseClick(line.unfold, Qt.MouseButton.LeftButton)
    first, second = line.story.splitlines()
    assert first.startswith("1. ")
    assert first.endswith(", 1 min 20 s, crashed")
    assert second.endswith("failed: “talk.mp4” is not a recording.")


def test_an_error_says_what_to_do_and_is_copied(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.run([1])
    front.begin(1)
    front.fail(1, Permanent("“talk.mp4” is not a recording."))
    _show(qtbot, window, 1)
    line = window.details.stages.line(StageType.DOWNLOAD)
    qtbot.waitUntil(lambda: line.next == "What to do: Retry downloading.")
    QTest.mouseClick(line.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "“talk.mp4” is not a recording."


def test_a_file_is_shown_in_its_folder(
    qtbot: QtBot, front: FakeFront, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no file manager answers, its folder is opened."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    opened = FakeBrowser()
    QDesktopServices.setUrlHandler("file", opened, "show")  # type: ignore[arg-type]  # text it is
    front.results[2] = [ResultFile("subtitles", Path("/home/ada/subtitles.srt"), 22_100)]
    _show(qtbot, window, 2)
    qtbot.waitUntil(lambda: len(window.details.files.lines) == 1)
    (file,) = window.details.files.lines
    tip = "Show subtitles.srt in its folder"
    (button,) = (each for each in file.findChildren(QToolButton) if each.accessibleName() == tip)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.opened == ["file:///home/ada"])
    QDesktopServices.unsetUrlHandler("file")


def test_a_double_click_opens_the_details_large(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    _show(qtbot, window, 1)
    before = window.details.width()
    window.view.doubleClicked.emit(window.model.index(0, 0))
    assert window.details.width() > window.width() // 2
    QTest.mouseClick(window.details.enlarge, Qt.MouseButton.LeftButton)
    assert window.details.width() == before


def test_a_hit_of_the_search_opens_the_transcript_there(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.complete(2)
    words = (Word("Bees", 4.0, 4.5, 0.9), Word("hum.", 4.5, 5.0, 0.9))
    front.say(2, Transcript("en", 1.0, "base", (Segment(4.0, 5.0, "Bees hum.", words),)))
    window.wishes.details.setChecked(False)
    window.view.select_ids([2])
    window.view.hit_chosen.emit(2, 4.5)
    qtbot.waitUntil(lambda: window.details.transcript.view.spoken == Place(0, 1))
    assert window.details.isVisible()
