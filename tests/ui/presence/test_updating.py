"""What the program says while it brings its library into a new form."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recorder_app.ui.presence import updating
from recorder_app.ui.presence.updating import UpdatingNotice, while_updating


def _notices() -> list[UpdatingNotice]:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, UpdatingNotice)]
    return [each for each in found if each.isVisible()]


def test_what_takes_long_is_told_with_its_progress(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updating, "_MOMENT_MS", 0)
    seen: list[tuple[str, bool, int]] = []
    half_seen, looks = threading.Event(), QTimer(interval=5)

    def look() -> None:
        for notice in _notices():
            notice.close()
            busy = notice.bar.maximum() == 0
            seen.append((notice.words.text(), busy, notice.bar.value()))
            if not busy:
                half_seen.set()

    def update(tell: Callable[[float], object]) -> None:
        tell(0.0)
        tell(0.5)
        assert half_seen.wait(5)

    looks.timeout.connect(look)
    looks.start()
    while_updating(update)
    looks.stop()
    assert seen[-1] == ("Updating your library…", False, 500)
    assert _notices() == []


def test_what_is_over_at_once_is_not(qtbot: QtBot) -> None:
    shown: list[UpdatingNotice] = []
    while_updating(lambda _tell: shown.extend(_notices()))
    assert shown == []


def test_a_failure_is_the_callers(qtbot: QtBot) -> None:
    def update(_tell: Callable[[float], object]) -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        while_updating(update)
