"""The player's buttons and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recorder_app.domain.correction import TopicAdded, TopicTitle
from recorder_app.ui.player.player import Player
from tests.ui.player.conftest import CHAPTERS
from tests.ui.player.fake_playback import FakePlayback

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def test_it_plays_and_says_where_it_is(player: Player, playback: FakePlayback) -> None:
    controls = player.controls
    assert (controls.time.text(), controls.chapter.whole()) == ("0:00 / 1:44", "Bees")
    QTest.mouseClick(controls.play, LEFT)
    assert playback.is_playing
    assert controls.play.accessibleName() == "Pause (Space)"
    playback.advance(40)
    assert (controls.time.text(), controls.chapter.whole()) == ("0:40 / 1:44", "Lighthouses")
    assert player.time_line.value() == 40_000
    QTest.mouseClick(player.film, LEFT)
    assert not playback.is_playing


@pytest.mark.parametrize(
    ("key", "position_s"),
    [(Key.Key_L, 40), (Key.Key_J, 20), (Key.Key_Right, 35), (Key.Key_Left, 25)],
)
def test_keys_move_it(player: Player, playback: FakePlayback, key: Key, position_s: float) -> None:
    player.seek(30)
    for focused in (player, player.time_line):
        player.seek(30)
        QTest.keyClick(focused, key)
        assert playback.position_s == position_s


@pytest.mark.parametrize(
    ("from_s", "key", "position_s"),
    [
        (10, Key.Key_Right, 32),
        (32, Key.Key_Right, 65),
        (90, Key.Key_Right, 90),
        (50, Key.Key_Left, 32),
        (33, Key.Key_Left, 0),
        (1, Key.Key_Left, 0),
    ],
)
def test_with_control_arrows_go_by_chapters(
    player: Player, playback: FakePlayback, from_s: float, key: Key, position_s: float
) -> None:
    for focused in (player, player.time_line):
        player.seek(from_s)
        QTest.keyClick(focused, key, Qt.KeyboardModifier.ControlModifier)
        assert playback.position_s == position_s


def test_keys_play_mute_and_change_the_volume(player: Player, playback: FakePlayback) -> None:
    for key in (Key.Key_Space, Key.Key_K):
        QTest.keyClick(player, key)
        assert playback.is_playing is (key == Key.Key_Space)
    QTest.keyClick(player, Key.Key_Down)
    assert playback.volume == pytest.approx(0.9)
    QTest.keyClick(player, Key.Key_M)
    assert playback.volume == 0.0
    QTest.keyClick(player, Key.Key_M)
    assert playback.volume == pytest.approx(0.9)


def test_speed_stays_with_the_next_film(player: Player, playback: FakePlayback) -> None:
    (faster,) = (each for each in player.controls.speed_menu.actions() if each.text() == "1.5×")
    faster.trigger()
    assert (playback.rate, player.controls.speed.text()) == (1.5, "1.5×")
    player.show_film(Path("/films/other.mp4"), "Another")
    assert playback.rate == 1.5


def test_without_a_sound_device_it_plays_and_says_so(
    player: Player, playback: FakePlayback
) -> None:
    playback.heard = False
    playback.play()
    assert not player.controls.volume.isEnabled()
    assert player.controls.volume.toolTip() == "There is no sound device"


def test_the_menu_of_chapters_goes_to_them(player: Player, playback: FakePlayback) -> None:
    actions = player.controls.chapters_menu.actions()
    assert [each.text() for each in actions[:3]] == [
        "0:00  Bees",
        "0:32  Lighthouses",
        "1:05  Bread",
    ]
    actions[2].trigger()
    assert playback.position_s == 65


def test_a_chapter_is_added_at_the_play_head(qtbot: QtBot, player: Player) -> None:
    player.seek(48.25)
    player.controls.chapters_menu.actions()[-1].trigger()
    field = player.chapters.field
    assert field.isVisible()
    QTest.keyClicks(field, " Lenses  of glass ")
    with qtbot.waitSignal(player.corrected) as wish:
        QTest.keyClick(field, Key.Key_Return)
    assert wish.args == [TopicAdded(48.25, "Lenses of glass")]
    assert not field.isVisible()


def test_a_chapter_is_renamed_or_left_as_it_was(qtbot: QtBot, player: Player) -> None:
    field = player.chapters.field
    player.chapters.rename(1)
    assert field.text() == "Lighthouses"
    QTest.keyClicks(field, "Towers")
    with qtbot.assertNotEmitted(player.corrected):
        QTest.keyClick(field, Key.Key_Escape)
    player.chapters.rename(1)
    QTest.keyClicks(field, "Towers")
    with qtbot.waitSignal(player.corrected) as wish:
        QTest.keyClick(field, Key.Key_Return)
    assert wish.args == [TopicTitle(1, "Towers")]


def test_it_is_let_go_while_nobody_looks(player: Player, playback: FakePlayback) -> None:
    player.seek(30)
    player.release()
    assert not playback.holds_film
    player.hold()
    assert (playback.film, playback.position_s) == (Path("/films/talk.mp4"), 30)
    player.show_film(Path("/films/other.mp4"), "Another")
    assert playback.film == Path("/films/other.mp4")
    player.forget()
    assert playback.calls == ["load", "release", "load", "release", "load", "release"]


def test_where_nothing_can_be_played_the_time_line_stays(player: Player) -> None:
    player.show_unplayable("A library is missing.")
    assert player.trouble.toPlainText() == "A library is missing."
    assert not player.film.isVisible()
    assert player.time_line.isVisible()
    player.show_length(104.6)
    player.seek(200)
    assert player.position_s == 104.6
    player.show_film(Path("/films/talk.mp4"), "A talk")
    assert player.film.isVisible()
    assert not player.trouble.isVisible()


def test_what_fails_says_why(player: Player, playback: FakePlayback) -> None:
    playback.failed.emit("“talk.mp4” can't be played: it is gone")
    assert player.trouble.isVisible()
    assert CHAPTERS[1].title in player.time_line.tip_at(player.time_line.x_of(32))
