"""Columns are chosen, moved, sized and sorted; all of it is remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from recorder_app.domain.query import SortKey
from recorder_app.ui.listing.columns import COLUMNS, STAYING, Column
from recorder_app.ui.listing.header import ColumnHeader
from tests.ui.bare_list import BareList
from tests.ui.fake_front import FakeFront

Open = Callable[[], BareList]


def _action(header: ColumnHeader, name: str) -> QAction:
    header.menu.aboutToShow.emit()
    action = header.menu.findChild(QAction, name)
    assert action is not None
    return action


def _seen(header: ColumnHeader) -> set[Column]:
    return {each for each in Column if not header.isSectionHidden(each)}


def test_the_rarer_columns_are_hidden_at_first(open_list: Open) -> None:
    header = open_list().view.columns
    assert _seen(header) == {each for each, spec in COLUMNS.items() if spec.shown}


def test_a_right_click_on_the_header_opens_its_menu(qtbot: QtBot, open_list: Open) -> None:
    header = open_list().view.columns
    header.customContextMenuRequested.emit(QPoint(10, 5))
    qtbot.waitUntil(header.menu.isVisible)
    names = [each.text() for each in header.menu.actions() if not each.isSeparator()]
    assert names[0] == "Status"
    assert names[-1] == "Reset columns"
    assert {"Size", "Language", "Source", "Attempts", "Last error", "Path", "Finished"} <= {*names}
    header.menu.close()


@pytest.mark.parametrize(
    "column", [each for each in Column if each not in STAYING], ids=lambda each: each.key
)
def test_each_column_comes_and_goes(open_list: Open, column: Column) -> None:
    header = open_list().view.columns
    before = _seen(header)
    action = _action(header, f"{column.key}Column")
    assert action.isChecked() == (column in before)
    action.trigger()
    assert _seen(header) == before ^ {column}
    assert header.sectionSize(column) > 40 or column in before


def test_all_of_it_is_remembered(qtbot: QtBot, front: FakeFront, open_list: Open) -> None:
    front.fill(3)
    first = open_list()
    header = first.view.columns
    _action(header, "sizeColumn").trigger()
    _action(header, "addedColumn").trigger()
    header.moveSection(header.visualIndex(Column.DURATION), 0)
    header.resizeSection(Column.SIZE, 123)
    first.view._sort(Column.SIZE, True)
    text = header.remembered()

    again = open_list()
    again.view.columns.restore(text)
    assert _seen(again.view.columns) == _seen(header)
    assert again.view.columns.visualIndex(Column.DURATION) == 0
    assert again.view.columns.sectionSize(Column.SIZE) == 123
    # The order is asked for, and shown in the heading at once.
    assert (again.model.query.sort, again.model.query.descending) == (SortKey.SIZE, True)
    assert again.view.columns.sortIndicatorSection() == Column.SIZE
    assert again.view.columns.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    assert again.view.columns.isSortIndicatorShown()


def test_reset_gives_them_back_as_they_were(open_list: Open) -> None:
    header = open_list().view.columns
    before = header.remembered(), _seen(header), [header.sectionSize(each) for each in Column]
    for name in ("sizeColumn", "durationColumn"):
        _action(header, name).trigger()
    header.moveSection(header.visualIndex(Column.STATUS), 0)
    header.resizeSection(Column.PROGRESS, 300)
    _action(header, "resetColumns").trigger()
    after = header.remembered(), _seen(header), [header.sectionSize(each) for each in Column]
    assert after == before


def test_a_model_shown_anew_resets_no_columns(
    qtbot: QtBot, front: FakeFront, open_list: Open
) -> None:
    shown = open_list()
    _action(shown.view.columns, "sizeColumn").trigger()
    front.fill(3)
    shown.model.reload()
    qtbot.waitUntil(lambda: shown.model.rowCount() == 3)
    assert Column.SIZE in _seen(shown.view.columns)


@pytest.mark.parametrize(
    "column", [each for each, spec in COLUMNS.items() if spec.sort], ids=lambda each: each.key
)
def test_a_click_sorts_by_any_column_that_has_an_order(
    qtbot: QtBot, front: FakeFront, open_list: Open, column: Column
) -> None:
    front.fill(2)
    shown = open_list()
    header = shown.view.columns
    if header.isSectionHidden(column):
        _action(header, f"{column.key}Column").trigger()
    header.setOffset(0)
    shown.view.horizontalScrollBar().setValue(header.sectionPosition(column) - 100)
    middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 8))
    assert shown.model.query.sort is COLUMNS[column].sort
    assert header.sortIndicatorSection() == column
    qtbot.waitUntil(lambda: shown.model.is_loaded)


def test_what_a_person_has_chosen_gives_no_way(qtbot: QtBot, open_list: Open) -> None:
    shown = open_list()
    shown.view.resize(700, 400)
    assert Column.ADDED not in _seen(shown.view.columns)
    _action(shown.view.columns, "addedColumn").trigger()
    assert Column.ADDED in _seen(shown.view.columns)
    qtbot.waitUntil(lambda: shown.view.horizontalScrollBar().maximum() > 0)


def test_larger_text_has_wider_columns_and_higher_rows(open_list: Open) -> None:
    view = open_list().view
    width, height = view.columnWidth(Column.PROGRESS), view.rowHeight(0)
    height = view.verticalHeader().defaultSectionSize()
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.columnWidth(Column.PROGRESS) >= 1.8 * width
    assert view.verticalHeader().defaultSectionSize() >= 1.7 * height
    line = view.fontMetrics().height()
    assert view.verticalHeader().defaultSectionSize() >= 2 * line


def test_the_keyboard_sorts_by_a_menu(qtbot: QtBot, front: FakeFront, open_list: Open) -> None:
    front.fill(2)
    shown = open_list()
    menu = shown.view.sort_menu
    menu.popup(QPoint(0, 0))
    title, *_others, descending = menu.actions()
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["Added", "Descending"]
    title.trigger()
    assert (shown.model.query.sort, shown.model.query.descending) == (SortKey.TITLE, True)
    descending.trigger()
    assert (shown.model.query.sort, shown.model.query.descending) == (SortKey.TITLE, False)
    assert shown.view.columns.sortIndicatorSection() == Column.TITLE
    menu.close()
    qtbot.waitUntil(lambda: shown.model.is_loaded)


def test_the_window_offers_them_in_menus(open_window: Callable[[], QMainWindow]) -> None:
    titles = {each.title() for each in open_window().findChildren(QMenu)}
    assert {"Columns", "Sort by"} <= titles
