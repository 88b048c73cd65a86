"""A window on a front in memory; and the rule that the GUI thread never waits for the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from tests import window_libraries

if TYPE_CHECKING or window_libraries.are_there:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QDesktopServices
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from recorder_app.engine.front import Front
    from recorder_app.ui.look.theme import Appearance
    from recorder_app.ui.window import MainWindow
    from tests.ui.fake_browser import FakeBrowser
    from tests.ui.fake_front import FakeFront
    from tests.ui.watched import Watched


def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Module | None:
    if window_libraries.are_there:
        return None
    return window_libraries.SkippedModule.from_parent(parent, path=module_path)


@pytest.fixture
def front() -> FakeFront:
    return FakeFront()


@pytest.fixture
def watched(front: FakeFront) -> Iterator[Front]:
    """`front` as the window gets it. The test fails if the GUI thread itself asked it anything."""
    watched = Watched(front)
    yield cast("Front", watched)
    assert watched.caught == []


@pytest.fixture
def browser() -> Iterator[FakeBrowser]:
    """In the place of the system's, for https."""
    browser = FakeBrowser()
    QDesktopServices.setUrlHandler("https", browser, "show")  # type: ignore[arg-type]  # text it is
    yield browser
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, watched: Front, tmp_path: Path
) -> Iterator[Callable[[], MainWindow]]:
    """Opens a window, shown and loaded; it is stopped and deleted at the end of the test."""
    opened: list[MainWindow] = []
    if qapp.findChild(Appearance) is None:
        Appearance(qapp)

    def make() -> MainWindow:
        window = MainWindow(watched, state_path=tmp_path / "window.json")
        opened.append(window)
        window.resize(1180, 720)
        window.show()
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: window.model.is_loaded)
        return window

    yield make
    for window in opened:
        window.stop()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
