"""The time line, by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recorder_app.domain.correction import TopicRemoved, TopicStart
from recorder_app.domain.transcript import Topic
from recorder_app.ui.player.player import Player
from tests.ui.player.fake_playback import FakePlayback

LEFT = Qt.MouseButton.LeftButton


def _mouse(player: Player, kind: QEvent.Type, x: float, *, held: bool = True) -> None:
    line = player.time_line
    where = QPointF(x, line.height() / 2)
    button = LEFT if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    buttons = LEFT if held else Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind,
        where,
        QPointF(line.mapToGlobal(where)),
        button,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(line, event)


def _drag(player: Player, start: float, end: float) -> None:
    _mouse(player, QEvent.Type.MouseButtonPress, start)
    for part in (0.5, 1.0):
        _mouse(player, QEvent.Type.MouseMove, start + (end - start) * part)
    _mouse(player, QEvent.Type.MouseButtonRelease, end, held=False)


def test_a_click_goes_there(player: Player, playback: FakePlayback) -> None:
    line = player.time_line
    QTest.mouseClick(line, LEFT, pos=QPointF(line.x_of(80), 12).toPoint())
    assert playback.position_s == pytest.approx(80, abs=0.5)


def test_it_is_scrubbed(player: Player, playback: FakePlayback) -> None:
    line = player.time_line
    _drag(player, line.x_of(10), line.x_of(90))
    assert playback.position_s == pytest.approx(90, abs=0.5)


def test_a_click_on_a_mark_goes_to_its_chapter(player: Player, playback: FakePlayback) -> None:
    line = player.time_line
    QTest.mouseClick(line, LEFT, pos=QPointF(line.x_of(32) + 2, 12).toPoint())
    assert playback.position_s == 32


def test_a_mark_is_dragged_between_its_neighbours(qtbot: QtBot, player: Player) -> None:
    line = player.time_line
    with qtbot.waitSignal(player.corrected) as wish:
        _drag(player, line.x_of(32), line.x_of(40))
    (moved,) = wish.args
    assert (type(moved), moved.topic) == (TopicStart, 1)
    assert moved.start_s == pytest.approx(40, abs=0.5)
    with qtbot.waitSignal(player.corrected) as wish:
        _drag(player, line.x_of(32), line.x_of(100))
    assert wish.args == [TopicStart(1, 64.0)]


def test_tips_name_the_chapter(player: Player) -> None:
    line = player.time_line
    assert line.tip_at(line.x_of(32)).splitlines() == [
        "0:32  Lighthouses",
        "Click to go there, drag to move, double-click to rename",
    ]
    assert line.tip_at(line.x_of(90)) == "1:30  Bread"


def test_a_double_click_on_a_mark_renames_it(player: Player) -> None:
    line = player.time_line
    QTest.mouseDClick(line, LEFT, pos=QPointF(line.x_of(65), 12).toPoint())
    assert player.chapters.field.text() == "Bread"


@pytest.mark.parametrize(
    ("at_s", "words"),
    [(32, ["Rename chapter…", "Remove chapter"]), (80, ["Add a chapter at 1:20"])],
)
def test_its_menu(player: Player, at_s: float, words: list[str]) -> None:
    menu = player.time_line.menu(player.time_line.x_of(at_s))
    assert [each.text() for each in menu.actions()] == words


def test_a_chapter_is_removed(qtbot: QtBot, player: Player) -> None:
    line = player.time_line
    menu = line.menu(line.x_of(65))
    with qtbot.waitSignal(player.corrected) as wish:
        menu.actions()[1].trigger()
    assert wish.args == [TopicRemoved(2)]


def test_the_beginning_of_the_film_has_no_mark(player: Player) -> None:
    player.show_chapters((Topic(0.0, "All of it"),), editable=True)
    line = player.time_line
    assert line.mark_at(line.x_of(0)) is None
    alone = line.grab().toImage()
    player.show_chapters((), editable=True)
    assert line.grab().toImage() == alone


@pytest.mark.parametrize("chapters", [(), (Topic(5.0, "Late"),)], ids=["none", "a late first"])
def test_it_is_drawn_with_any_chapters(player: Player, chapters: tuple[Topic, ...]) -> None:
    player.show_chapters(chapters, editable=False)
    assert not player.time_line.grab().isNull()
    assert not (player.controls.chapters.isEnabled() and not chapters)
