"""What the details remember of how they are left."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from recorder_app.ui.details.panel import OVERVIEW, TRANSCRIPT, DetailsPanel
from recorder_app.ui.window_state import WindowState
from tests.ui.player.fake_playback import FakePlayback
from tests.ui.transcript.conftest import Desk


def test_tab_room_volume_and_speed_are_remembered(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    player = desk.page.player
    player.sound.set_volume(0.4)
    player.sound.set_rate(1.25)
    desk.page.split.setSizes([150, 400])
    desk.page.split.splitterMoved.emit(150, 1)
    state = WindowState(tmp_path / "window.json")
    desk.panel.save(state)
    state.save()
    again = DetailsPanel(FakePlayback)
    qtbot.addWidget(again)
    again.restore(WindowState(tmp_path / "window.json"))
    assert again.tabs.currentIndex() == TRANSCRIPT
    assert (again.transcript.player.sound.volume, again.transcript.player.sound.rate) == (0.4, 1.25)
    assert again.transcript.split_states().keys() == {"vertical"}


def test_a_damaged_memory_is_as_none(qtbot: QtBot, tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window.json")
    for name in ("details tab", "player", "transcript vertical"):
        state.put(name, "nonsense")
    panel = DetailsPanel(FakePlayback)
    qtbot.addWidget(panel)
    panel.restore(state)
    assert panel.tabs.currentIndex() == OVERVIEW
    assert panel.transcript.player.sound.rate == 1.0


def test_beside_each_other_where_there_is_room(qtbot: QtBot, desk: Desk) -> None:
    split = desk.page.split
    assert split.orientation() is Qt.Orientation.Vertical
    desk.panel.window().resize(1100, 600)
    qtbot.waitUntil(lambda: split.orientation() is Qt.Orientation.Horizontal)
    assert desk.view.width() > 300
    desk.panel.window().resize(400, 700)
    qtbot.waitUntil(lambda: split.orientation() is Qt.Orientation.Vertical)


def test_escape_makes_large_details_small_again(desk: Desk) -> None:
    desk.panel.make_large()
    assert desk.panel.enlarge.accessibleName() == "Make the details smaller"
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert not desk.panel.enlarge.isChecked()


def test_the_film_has_its_whole_height_again_when_there_is_room(qtbot: QtBot, desk: Desk) -> None:
    page, screen, window = desk.page, desk.page.player.film, desk.panel.window()
    screen._shape = QSize(160, 90)
    heights = []
    for width, way in ((300, Qt.Orientation.Vertical), (1400, Qt.Orientation.Horizontal)) * 2:
        window.resize(width, 1000)
        qtbot.waitUntil(partial(_lies, page.split, way))
        heights.append(screen.height())
    assert heights[2] == heights[0] > 110


def _lies(split: QSplitter, way: Qt.Orientation) -> bool:
    return split.orientation() is way
