"""What is painted of the list, and what is not painted twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from pytestqt.qtbot import QtBot

from recorder_app.ui.listing.columns import Column
from recorder_app.ui.look.theme import colors
from tests.ui.bare_list import BareList
from tests.ui.fake_front import FakeFront

Open = Callable[..., BareList]


@pytest.fixture
def listed(qtbot: QtBot, front: FakeFront, open_list: Open) -> BareList:
    front.fill(5)
    shown = open_list()
    qtbot.waitUntil(lambda: shown.model.row_at(4) is not None)
    return shown


def _seen(listed: BareList) -> QImage:
    return listed.view.viewport().grab().toImage()


def _ground(listed: BareList, place: int) -> QColor:
    """The colour of a row where nothing stands."""
    cell = listed.view.visualRect(listed.model.index(place, Column.TITLE))
    return _seen(listed).pixelColor(cell.right() - 3, cell.top() + 2)


def test_selected_and_hovered_rows_stand_out(listed: BareList) -> None:
    listed.view.select_ids([listed.model.ids[1]])
    listed.view._hover(2)
    assert _ground(listed, 0) == colors().surface
    assert _ground(listed, 1) == colors().selected
    assert _ground(listed, 2) == colors().hover


def test_a_part_is_painted_as_the_whole(listed: BareList) -> None:
    """In pieces that share cells, too: letters that are painted twice would be bolder."""
    view = listed.view
    whole = _seen(listed)
    cell = view.visualRect(listed.model.index(1, Column.STATUS))
    pieces = QRegion(cell.adjusted(0, 0, -cell.width() // 2, 0)) + QRegion(
        cell.adjusted(cell.width() // 3, cell.height() // 2, 0, cell.height())
    )
    assert pieces.rectCount() > 1
    painted = QImage(whole.size(), whole.format())
    painted.fill(colors().surface)
    view.viewport().render(painted, pieces.boundingRect().topLeft(), pieces)
    for x in range(cell.left(), cell.right() + 1):
        for y in range(cell.top(), cell.bottom() + cell.height()):
            if pieces.contains(QPoint(x, y)):
                assert painted.pixel(x, y) == whole.pixel(x, y)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_current_row_is_marked_where_reading_begins(
    qtbot: QtBot, listed: BareList, direction: Qt.LayoutDirection
) -> None:
    view = listed.view
    view.setLayoutDirection(direction)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.setCurrentIndex(listed.model.index(1, Column.TITLE))
    cells = [view.visualRect(listed.model.index(1, column)) for column in Column]
    row = QRect()
    for cell in cells:
        row |= cell
    begin = row.right() if direction is Qt.LayoutDirection.RightToLeft else row.left()
    seen = _seen(listed)
    marked = [x for x in (row.left(), row.right()) if seen.rect().contains(x, row.center().y())]
    assert begin in marked
    for x in marked:
        is_mark = seen.pixelColor(x, row.center().y()) == colors().accent
        assert is_mark is (x == begin)


def test_a_hidden_column_is_not_painted(listed: BareList) -> None:
    before = _seen(listed)
    listed.view.columns.setSectionHidden(Column.STATUS, True)
    after = _seen(listed)
    left = listed.view.columnViewportPosition(Column.PROGRESS)
    assert left < before.width()
    assert after != before
