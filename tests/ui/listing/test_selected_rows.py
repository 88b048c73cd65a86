"""Very many selected rows, together or scattered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QRegion
from pytestqt.qtbot import QtBot

from recorder_app.ui.listing.columns import Column
from recorder_app.ui.look.theme import colors
from tests.ui.bare_list import BareList
from tests.ui.fake_front import FakeFront

Open = Callable[[], BareList]
MANY = 3000


@pytest.fixture
def listed(qtbot: QtBot, front: FakeFront, open_list: Open) -> BareList:
    front.fill(MANY)
    shown = open_list()
    qtbot.waitUntil(lambda: shown.model.rowCount() == MANY)
    qtbot.waitUntil(lambda: shown.model.row_at(0) is not None)
    return shown


@pytest.fixture
def screen_reader() -> Iterator[None]:
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was)


def _looks_selected(listed: BareList, place: int) -> bool:
    cell = listed.view.visualRect(listed.model.index(place, Column.TITLE))
    image = listed.view.viewport().grab().toImage()
    return image.pixelColor(cell.right() - 3, cell.top() + 2) == colors().selected


def test_scattered_rows_are_selected_exactly(listed: BareList) -> None:
    ids = list(listed.model.ids)[::2]
    listed.view.select_ids(ids)
    assert listed.view.selected_ids() == ids
    assert _looks_selected(listed, 0)
    assert not _looks_selected(listed, 1)
    listed.view.select_ids(ids[1:])
    assert not _looks_selected(listed, 0)


@pytest.mark.parametrize("count", [1, MANY])
def test_what_is_selected_is_painted_so_at_once(
    qtbot: QtBot, listed: BareList, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    painted: list[QRegion] = []
    paint = listed.view._painter.paint

    def watched(region: QRegion) -> None:
        painted.append(region)
        paint(region)

    monkeypatch.setattr(listed.view._painter, "paint", watched)
    listed.view.select_ids(list(listed.model.ids)[:count])
    qtbot.waitUntil(lambda: bool(painted))
    assert _looks_selected(listed, 0)


def test_all_are_selected_at_once_where_a_screen_reader_listens(
    listed: BareList, screen_reader: None
) -> None:
    """Qt would list each cell of them: 30 ms for a thousand rows."""
    began = time.thread_time()
    listed.view.selectAll()
    took_s = time.thread_time() - began
    assert len(listed.view.selected_ids()) == MANY
    assert took_s < 0.03
