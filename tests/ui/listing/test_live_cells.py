"""Cells that progress changes are told of calmly: those that look different, and not too often."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from recorder_app.ui.listing.cells import ROW_ROLE
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.live_cells import INTERVAL_MS, WORDS_MS
from tests.ui.bare_list import BareList
from tests.ui.fake_front import FakeFront


@pytest.fixture
def shown(qtbot: QtBot, front: FakeFront, open_list: Callable[[], BareList]) -> BareList:
    """Three rows that are being downloaded."""
    keys = front.fill(3)
    front.run(keys)
    for key in keys:
        front.begin(key)
        front.change(key, lambda each: each)
    shown = open_list()
    qtbot.waitUntil(lambda: shown.model.index(2, 0).data(ROW_ROLE) is not None)
    qtbot.wait(WORDS_MS)
    return shown


def _columns(spy: QSignalSpy) -> list[tuple[int, int]]:
    return [
        (each[0].column(), each[1].column()) for each in (spy.at(n) for n in range(spy.count()))
    ]


def test_many_events_are_few_changes(qtbot: QtBot, front: FakeFront, shown: BareList) -> None:
    spy = QSignalSpy(shown.model.dataChanged)
    began, steps = time.monotonic(), 0
    while time.monotonic() - began < 1.0:
        steps += 1
        for key in (1, 2, 3):
            front.progress(key, min(1.0, steps / 100))
        qtbot.wait(10)
    told = _columns(spy)
    passed_ms = (time.monotonic() - began) * 1000
    assert 3 <= len(told) <= passed_ms / INTERVAL_MS + 2  # neighbours are told of together
    words = sum(first == Column.STATUS for first, _last in told)
    assert 1 <= words <= passed_ms / WORDS_MS + 2
    assert all(last <= Column.TIME_LEFT for _first, last in told)


def test_what_looks_the_same_is_not_painted_again(
    qtbot: QtBot, front: FakeFront, shown: BareList
) -> None:
    front.progress(1, 0.5)
    qtbot.waitUntil(lambda: "50%" in shown.model.index(2, Column.STATUS).data())
    qtbot.wait(2 * WORDS_MS)
    spy = QSignalSpy(shown.model.dataChanged)
    front.progress(1, 0.5001)
    qtbot.wait(2 * WORDS_MS)
    assert spy.count() == 0
    row = shown.model.row(1)
    assert row is not None
    assert row.snapshot.fraction(row.recording.stages[0]) == 0.5001


def test_the_last_words_are_told_in_the_end(
    qtbot: QtBot, front: FakeFront, shown: BareList
) -> None:
    spy = QSignalSpy(shown.model.dataChanged)
    for share in (0.1, 0.2, 0.3):
        front.progress(1, share)
        qtbot.wait(20)
    qtbot.waitUntil(lambda: any(first == Column.STATUS for first, _last in _columns(spy)))
    qtbot.wait(WORDS_MS + 100)
    before = spy.count()
    qtbot.wait(WORDS_MS + 100)
    assert spy.count() == before
