"""A player with a film that moves when a test says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import window_libraries

if TYPE_CHECKING or window_libraries.are_there:
    from pytestqt.qtbot import QtBot

    from recorder_app.domain.transcript import Topic
    from recorder_app.ui.player.player import Player
    from tests.ui.player.fake_playback import FakePlayback

    CHAPTERS = (Topic(0.0, "Bees"), Topic(32.0, "Lighthouses"), Topic(65.0, "Bread"))


@pytest.fixture
def playback(qtbot: QtBot) -> FakePlayback:
    return FakePlayback()


@pytest.fixture
def player(qtbot: QtBot, playback: FakePlayback) -> Player:
    player = Player(lambda: playback)
    qtbot.addWidget(player)
    player.resize(416, 320)
    player.show()
    player.show_film(Path("/films/talk.mp4"), "A talk")
    player.show_chapters(CHAPTERS, editable=True)
    qtbot.waitExposed(player)
    return player
