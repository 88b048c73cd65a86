"""Qt's own player, on the sample talk, without a screen and without a sound device."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recorder_app.paths import resources
from recorder_app.ui.player.multimedia import multimedia_problem
from recorder_app.ui.player.playback import Playback

pytestmark = pytest.mark.skipif(
    multimedia_problem() is not None,
    reason="Qt Multimedia's libraries are missing (see README, Debian line)",
)
SAMPLE = resources("sample-talk.mp4")


@pytest.fixture
def playback(qtbot: QtBot) -> Iterator[Playback]:
    from recorder_app.ui.player.qt_playback import QtPlayback

    playback = QtPlayback()
    yield playback
    playback.release()
    playback.deleteLater()


def test_it_stands_at_the_second_that_it_was_loaded_at(qtbot: QtBot, playback: Playback) -> None:
    with qtbot.waitSignals([playback.loaded, playback.pictured]):
        playback.load(SAMPLE, 30.0)
    assert (playback.position_s, playback.is_playing) == (30.0, False)
    assert playback.duration_s == pytest.approx(104.6, abs=0.2)
    assert playback.has_picture
    assert playback.picture is not None
    assert playback.picture.width() == 640


def test_it_plays_and_can_be_sent_elsewhere(qtbot: QtBot, playback: Playback) -> None:
    playback.load(SAMPLE)
    playback.set_rate(2.0)
    playback.play()
    qtbot.waitUntil(lambda: playback.position_s > 0.3)
    playback.seek(60.0)
    qtbot.waitUntil(lambda: playback.position_s > 60.1)
    playback.pause()
    assert not playback.is_playing


def test_at_its_end_it_can_go_on_elsewhere(qtbot: QtBot, playback: Playback) -> None:
    with qtbot.waitSignal(playback.loaded):
        playback.load(SAMPLE, 104.3)
    playback.play()
    qtbot.waitUntil(lambda: not playback.is_playing)
    playback.seek(20.0)
    assert playback.position_s == 20.0
    playback.play()
    qtbot.waitUntil(lambda: playback.position_s > 20.1)


def test_released_it_holds_nothing(qtbot: QtBot, playback: Playback) -> None:
    with qtbot.waitSignal(playback.loaded):
        playback.load(SAMPLE)
    playback.release()
    assert not playback.is_loaded
    assert playback.picture is None


def test_a_film_that_is_gone_is_told(qtbot: QtBot, playback: Playback, tmp_path: Path) -> None:
    with qtbot.waitSignal(playback.failed) as told:
        playback.load(tmp_path / "gone.mp4")
    assert told.args[0].startswith("“gone.mp4” can't be played: ")
