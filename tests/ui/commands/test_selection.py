"""For how many of the selection a command would do something, also while very many change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from recorder_app.ui.commands.commander import Command
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
MANY = 300


@pytest.fixture
def window(qtbot: QtBot, front: FakeFront, open_window: Open) -> MainWindow:
    """Very many recordings, all selected and judged."""
    front.fill(MANY)
    window = open_window()
    qtbot.waitUntil(lambda: window.model.rowCount() == MANY)
    window.view.selectAll()
    qtbot.waitUntil(lambda: _could(window, Command.RUN) == MANY)
    return window


def _could(window: MainWindow, command: Command) -> int:
    return window.selection.eligible(command).count


def test_very_many_are_judged_anew_after_a_command(qtbot: QtBot, window: MainWindow) -> None:
    told: list[int] = []
    window.selection.changed.connect(lambda: told.append(_could(window, Command.PAUSE)))
    window.commander.give(Command.RUN, window.selection.ids)
    qtbot.waitUntil(lambda: _could(window, Command.PAUSE) == MANY)
    assert _could(window, Command.RUN) == 0
    qtbot.waitUntil(lambda: told[-1:] == [MANY])
    assert len(told) == 1  # not after every few hundred


def test_what_stays_selected_while_it_changes_is_judged_anew(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.commander.give(Command.RUN, window.selection.ids)
    qtbot.waitUntil(lambda: bool(window.selection._waiting))
    fewer = list(window.model.ids[: MANY // 2])
    window.view.select_ids(fewer)
    qtbot.waitUntil(lambda: len(window.selection.ids) == len(fewer))
    qtbot.waitUntil(lambda: _could(window, Command.PAUSE) == len(fewer))
    assert _could(window, Command.RUN) == 0


def test_the_newest_of_several_changes_counts(qtbot: QtBot, window: MainWindow) -> None:
    window.commander.give(Command.RUN, window.selection.ids)
    qtbot.waitUntil(lambda: not window.commander.is_busy(window.selection.ids[0]))
    window.commander.give(Command.CANCEL, window.selection.ids[:10])  # while the others wait
    qtbot.waitUntil(lambda: _could(window, Command.PAUSE) == MANY - 10)
    assert _could(window, Command.RUN) == 10
