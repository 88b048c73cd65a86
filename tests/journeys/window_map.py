"""Where the buttons are in the window: asked of a twin of it on the same screen, so that a test which
has but mouse and keyboard knows where to click, however the window comes to look.

    python -m tests.journeys.window_map COUNT

prints, as JSON, points relative to the window with COUNT recordings, all of them selected.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint
from PySide6.QtWidgets import QApplication, QWidget

from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.desktop import make_application
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.row_buttons import button_rect
from recorder_app.ui.window import MainWindow

_COMMANDS = (Command.RUN, Command.PAUSE, Command.CANCEL)

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WindowMap:
    size: Point
    rows: list[dict[str, Point]]
    """From the top: the middle of each button, by its command."""
    bar: dict[str, Point]
    """The tool bar's buttons for the selection."""
    ground: Point
    """Within the list, below its rows: a click there gives it the keyboard."""


def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _survey(window: MainWindow) -> WindowMap:
    def point(inside: QPoint, of: QWidget) -> Point:
        return of.mapTo(window, inside).toTuple()

    view, model = window.view, window.model
    line = view.fontMetrics().height()
    rows = []
    for place in range(model.rowCount()):
        cell = view.visualRect(model.index(place, Column.ACTIONS))
        rows.append(
            {
                command.value: point(button_rect(cell, command, line).center(), view.viewport())
                for command in _COMMANDS
            }
        )
    bar = {}
    for command in _COMMANDS:
        button = window.tool_bar.widgetForAction(window.wishes.commands[command])
        # The right part of Pause opens its menu.
        bar[command.value] = point(QPoint(14, button.height() // 2), button)
    below = QPoint(40, view.viewport().height() - 20)
    size: Point = window.size().toTuple()
    return WindowMap(size, rows, bar, point(below, view.viewport()))


def main(count: int) -> None:
    application = make_application(sys.argv)
    with tempfile.TemporaryDirectory() as folder:
        films = [Path(folder) / f"{number}.mp4" for number in range(count)]
        for each in films:
            each.touch()
        engine = Engine(Home(Path(folder) / "home"))
        engine.add([str(each) for each in films])
        window = MainWindow(engine, state_path=Path(folder) / "window.json")
        window.show()
        _until(lambda: window.isActiveWindow() and window.model.rowCount() == count)
        window.view.selectAll()
        _until(lambda: window.selection.eligible(Command.RUN).of == count)
        application.processEvents()
        print(json.dumps(asdict(_survey(window))))  # noqa: T201
        window.stop()
        engine.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]))
