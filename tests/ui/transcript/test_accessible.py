"""What a screen reader is told."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.transcript.conftest import SAID, Desk


def test_the_rows_of_the_transcript(qtbot: QtBot, desk: Desk) -> None:
    view = QAccessible.queryAccessibleInterface(desk.view)
    assert view.role() is QAccessible.Role.List
    names = [view.child(n).text(QAccessible.Text.Name) for n in range(view.childCount())]
    assert f"0:10 {SAID[2].text}" in names
    assert "0:10 Lighthouses" in names


def test_every_button_and_field_has_a_name(qtbot: QtBot, desk: Desk) -> None:
    desk.page.pane.find_bar.open()
    QTest.qWaitForWindowExposed(desk.panel.window())
    kinds = [*desk.panel.findChildren(QAbstractButton), *desk.panel.findChildren(QLineEdit)]
    nameless = [
        each.objectName() or each
        for each in kinds
        if each.isVisible()
        and each.parent() is not desk.page.pane.find_bar.field  # Qt's own, to clear it
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]
    assert nameless == []
