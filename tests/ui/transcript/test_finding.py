"""A search inside the transcript."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.transcript.conftest import SAID, Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def _find(desk: Desk, words: str) -> None:
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(desk.page.pane.find_bar.field, words)


def test_it_is_found_stepped_through_and_left(qtbot: QtBot, desk: Desk) -> None:
    _find(desk, "THE")
    bar = desk.page.pane.find_bar
    assert bar.count.text() == "1 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "1 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert desk.view.hasFocus()


def test_it_begins_at_the_current_row(desk: Desk) -> None:
    desk.view.setCurrentIndex(desk.page.pane.model.index(7))
    _find(desk, "bread")
    bar = desk.page.pane.find_bar
    assert bar.count.text() == "2 of 2"


def test_what_is_not_there_is_said(desk: Desk) -> None:
    _find(desk, "zebra")
    bar = desk.page.pane.find_bar
    assert bar.count.text() == "Not found"
    assert not bar.next.isEnabled()


def test_words_are_found_over_any_white_space(desk: Desk) -> None:
    _find(desk, " lens   of ")
    assert desk.page.pane.find_bar.count.text() == "1 of 1"
    assert desk.view.currentIndex().row() == 5


def test_a_sentence_and_the_whole_can_be_copied(desk: Desk) -> None:
    desk.view.setFocus()
    desk.view.setCurrentIndex(desk.page.pane.model.index(1))
    QTest.keyClick(desk.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == SAID[0].text
    desk.page.pane.menu.copy_all_wanted.emit()
    assert QGuiApplication.clipboard().text().splitlines() == [each.text for each in SAID]
