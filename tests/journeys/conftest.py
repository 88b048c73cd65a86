"""The program and a person before it; nothing of it where Qt's window libraries are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recorder_app import settings as stored_settings
from recorder_app.paths import Home
from recorder_app.settings import Settings
from tests import window_libraries
from tests.journeys import scripted_films

pytest.register_assert_rewrite("tests.journeys.person", "tests.journeys.program")

if TYPE_CHECKING or window_libraries.are_there:
    from PySide6.QtWidgets import QApplication, QSystemTrayIcon
    from pytestqt.qtbot import QtBot

    from recorder_app.ui.look.theme import Appearance
    from tests.journeys.person import Person
    from tests.journeys.program import Program


def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Module | None:
    if window_libraries.are_there or not module_path.name.startswith("test_window_"):
        return None
    return window_libraries.SkippedModule.from_parent(parent, path=module_path)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder whose program publishes into the test's own folder."""
    home = tmp_path / "home"
    stored_settings.save(Home(home).settings, Settings(output_dir=str(tmp_path / "published")))
    return home


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """A folder for the person's films."""
    folder = tmp_path / "films"
    folder.mkdir()
    return folder


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, home: Path
) -> Iterator[Callable[..., tuple[Program, Person]]]:
    """Starts the program on `home` and puts a person before its window. It is ended after the test."""
    if qapp.findChild(Appearance) is None:
        Appearance(qapp)
    started: list[Program] = []

    def begin(child_module: str = scripted_films.MODULE) -> tuple[Program, Person]:
        program = Program(home, child_module)
        started.append(program)
        qtbot.waitExposed(program.window)
        qtbot.waitUntil(lambda: program.window.model.is_loaded)
        return program, Person(program.window, qtbot)

    yield begin
    for program in started:
        program.end()


@pytest.fixture
def desktop_with_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is seen of the offscreen desktop, so it may as well have a tray."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
