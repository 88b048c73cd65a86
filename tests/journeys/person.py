"""What a person does in the window and reads in it: events go in, words come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recorder_app.ui.commands.commander import Command
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.row_buttons import button_rect, can
from recorder_app.ui.window import MainWindow

_LEFT = Qt.MouseButton.LeftButton
_PATIENCE_MS = 60_000
_KEYS = {
    Command.RUN: Qt.Key.Key_R,
    Command.PAUSE: Qt.Key.Key_P,
    Command.CANCEL: Qt.Key.Key_K,
}


class Person:
    """Waits, as a person does, until what is to be pressed can be pressed."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until it answers true, or no longer fails an assertion."""

        def holds() -> bool:
            return condition() is not False

        self._qtbot.waitUntil(holds, timeout=_PATIENCE_MS)

    # Reads
    def row(self, title: str) -> Row:
        """The row of this title; fails while it is not in the list."""
        model = self._window.model
        for place in range(model.rowCount()):
            row = model.row_at(place)
            if row is not None and row.title == title:
                return row
        raise AssertionError(f"“{title}” is not in the list")

    def words(self, title: str) -> str:
        """What the row says about where the recording stands."""
        place = self._window.model.place(self.row(title).id)
        assert place is not None
        return str(self._window.model.index(place, Column.STATUS).data())

    def until_row_says(self, title: str, words: str) -> None:
        def says() -> None:
            assert words in self.words(title)

        self.until(says)

    def until_notice_says(self, words: str) -> None:
        def says() -> None:
            assert words in self.notice

        self.until(says)

    @property
    def groups(self) -> list[str]:
        """The sidebar, as it is read aloud: "Paused: 1"."""
        sidebar = self._window.sidebar
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(sidebar.item(row).data(role)) for row in range(sidebar.count())]

    @property
    def notice(self) -> str:
        """The line at the window's foot."""
        return self._window.notice_line.text.whole()

    # Does
    def drop(self, paths: Iterable[Path]) -> None:
        """Drop files on the middle of the list."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        window = self._window
        point = window.list_pane.mapTo(window, window.list_pane.rect().center())
        how = (Qt.DropAction.CopyAction, mime, _LEFT, Qt.KeyboardModifier.NoModifier)
        for event in (QDragEnterEvent(point, *how), QDropEvent(QPointF(point), *how)):
            QApplication.sendEvent(window, event)
            assert event.isAccepted()

    def select(self, *titles: str) -> None:
        self._window.view.select_ids([self.row(title).id for title in titles])

    def select_all(self) -> None:
        self._window.view.setFocus()
        QTest.keyClick(self._window.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    def press_in_row(self, title: str, command: Command) -> None:
        """Click on the painted button."""

        def is_free() -> bool:
            row = self.row(title)
            return can(row, command) and not self._window.commander.is_busy(row.id)

        self.until(is_free)
        view = self._window.view
        place = self._window.model.place(self.row(title).id)
        assert place is not None
        cell = view.visualRect(self._window.model.index(place, Column.ACTIONS))
        spot = button_rect(cell, command, view.fontMetrics().height()).center()
        QTest.mouseClick(view.viewport(), _LEFT, pos=spot)

    def press_on_bar(self, command: Command) -> None:
        """Click on the button in the tool bar, for all that is selected."""
        action = self._window.wishes.commands[command]
        self.until(action.isEnabled)
        button = self._window.tool_bar.widgetForAction(action)
        # The right part of Pause opens its menu.
        QTest.mouseClick(button, _LEFT, pos=QPoint(12, button.height() // 2))

    def press_keys(self, command: Command) -> None:
        """The command's keys, for all that is selected."""
        self.until(self._window.wishes.commands[command].isEnabled)
        QTest.keyClick(self._window.view, _KEYS[command], Qt.KeyboardModifier.ControlModifier)

    def answer(self, question: str) -> str:
        """Agree to the question of this object name; returns what it said."""
        self.until(lambda: self._question(question) is not None)
        box = self._question(question)
        assert box is not None
        said = f"{box.property('text')} {box.property('informativeText')}"
        agree = box.findChild(QPushButton, f"{question}Yes")
        assert agree is not None
        QTest.mouseClick(agree, _LEFT)
        return said

    def _question(self, name: str) -> QWidget | None:
        found: QWidget | None = self._window.findChild(QWidget, name)
        return found if found is not None and found.isVisible() else None
