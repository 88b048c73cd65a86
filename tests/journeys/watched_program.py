"""The program, with an eye on its screen that tells where something is and what it says, and touches
nothing: what is done there, a person's mouse and keyboard do from outside.

    python -m tests.journeys.watched_program SOCKET main.py|scripted

runs `python main.py`, or the same with films that say what the stages do with them, and answers at
`SOCKET`, in `multiprocessing.connection`'s form, what `Eye` can see.
"""

from __future__ import annotations

import runpy
import sys
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QHeaderView,
    QMenu,
    QTabBar,
    QWidget,
)

from recorder_app.ui.commands.commander import Command
from recorder_app.ui.details.transcript.passages import Place, Sentence
from recorder_app.ui.details.transcript.view import TranscriptView
from recorder_app.ui.listing.cells import SHOWN_ROLE
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.row_buttons import button_rect
from recorder_app.ui.look.theme import is_dark

ROOT = Path(__file__).resolve().parents[2]
_GRID = 4
"""Pixels from one point to the next where words are looked for."""

Seen = dict[str, Any]


class _Question:
    def __init__(self, name: str, arguments: tuple[Any, ...]) -> None:
        self.name = name
        self.arguments = arguments
        self.answer: Any = None
        self.answered = Event()


def _at(widget: QWidget, rect: QRect) -> list[int]:
    """The middle of what is inside a widget, on the screen."""
    return list(widget.mapToGlobal(rect.center()).toTuple())


class Eye(QObject):
    """Looks on the GUI thread. What is not to be seen is None."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._look, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _look(self, question: _Question) -> None:
        try:
            question.answer = getattr(self, question.name)(*question.arguments)
        except Exception as error:  # whoever asked is to read it
            question.answer = AssertionError(f"{question.name}: {error!r}")
        question.answered.set()

    def _widgets(self, name: str) -> list[Any]:
        there = [each for each in QApplication.allWidgets() if each.objectName() == name]
        return [each for each in there if each.isVisible()]

    def widget(self, name: str) -> Seen | None:
        for each in self._widgets(name):
            said = getattr(each, "text", None)
            return {
                "at": _at(each, each.rect()),
                "text": said() if callable(said) else "",
                "active": each.isActiveWindow(),
                "enabled": each.isEnabled(),
                "focus": each.hasFocus() or each.isAncestorOf(QApplication.focusWidget()),
                "size": list(each.size().toTuple()),
            }
        return None

    def button(self, name: str) -> Seen | None:
        """By what it is called for a screen reader."""
        for each in QApplication.allWidgets():
            named = isinstance(each, QAbstractButton) and each.accessibleName() == name
            if named and each.isVisible():
                return {"at": _at(each, each.rect())}
        return None

    def focus(self) -> str:
        focus = QApplication.focusWidget()
        if isinstance(focus, QWidget) and isinstance(focus.parent(), QAbstractSpinBox):
            focus = focus.parentWidget()
        return "" if focus is None else focus.objectName()

    def focus_place(self) -> int:
        """Another one for another widget."""
        return id(QApplication.focusWidget())

    def tab(self, name: str, place: int) -> Seen | None:
        for each in self._widgets(name):
            assert isinstance(each, QTabBar)
            return {"at": _at(each, each.tabRect(place)), "current": each.currentIndex() == place}
        return None

    def item(self, name: str, text: str) -> Seen | None:
        """Of a list."""
        for view in self._widgets(name):
            assert isinstance(view, QAbstractItemView)
            for row in range(view.model().rowCount()):
                index = view.model().index(row, 0)
                if index.data() == text:
                    return {
                        "at": _at(view.viewport(), view.visualRect(index)),
                        "current": view.currentIndex().row() == row,
                        "spoken": index.data(Qt.ItemDataRole.AccessibleTextRole),
                    }
        return None

    def entry(self, name: str) -> Seen | None:
        """Of the menu that is open."""
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return None
        for action in menu.actions():
            if action.objectName() == name:
                return {"at": _at(menu, menu.actionGeometry(action)), "enabled": action.isEnabled()}
        return None

    def menu_is_open(self) -> bool:
        return QApplication.activePopupWidget() is not None

    def heading(self, key: str) -> Seen | None:
        """Of a column of the list."""
        for view in self._widgets("recordings"):
            header: QHeaderView = view.horizontalHeader()
            for column in Column:
                if column.key == key and not header.isSectionHidden(column):
                    x = header.sectionViewportPosition(column)
                    rect = QRect(x, 0, header.sectionSize(column), header.height())
                    return {"at": _at(header.viewport(), rect)}
        return None

    # The list
    def titles(self) -> list[str]:
        """As far as they have been read."""
        for view in self._widgets("recordings"):
            rows = range(view.model().rowCount())
            found = [view.model().row_at(row) for row in rows]
            return [each.title for each in found if each is not None]
        return []

    def count(self) -> int:
        return next((view.model().rowCount() for view in self._widgets("recordings")), 0)

    def row(self, title: str) -> Seen | None:
        for view in self._widgets("recordings"):
            model = view.model()
            for place in range(model.rowCount()):
                row = model.row_at(place)
                if row is None or row.title != title:
                    continue
                ground = view.viewport()
                index = model.index(place, Column.TITLE)
                buttons = view.visualRect(model.index(place, Column.ACTIONS))
                line = view.fontMetrics().height()
                title_rect = view.visualRect(index)
                return {
                    "id": row.id,
                    "place": place,
                    "at": _at(ground, title_rect),
                    "sentence": _at(
                        ground, title_rect.adjusted(0, title_rect.height() * 2 // 3, 0, 0)
                    ),
                    "words": str(model.index(place, Column.STATUS).data()),
                    "selected": view.selectionModel().isRowSelected(place),
                    **{
                        command.value: _at(ground, button_rect(buttons, command, line))
                        for command in (Command.RUN, Command.PAUSE, Command.CANCEL)
                    },
                }
        return None

    def hit(self, title: str) -> str | None:
        """The sentence that was found in what is said, as it is seen below the title."""
        for view in self._widgets("recordings"):
            for place in range(view.model().rowCount()):
                row = view.model().row_at(place)
                if row is not None and row.title == title:
                    shown = view.model().index(place, Column.TITLE).data(SHOWN_ROLE)
                    return None if shown.hit is None else str(shown.hit.sentence)
        return None

    # The transcript
    def word(self, spelled: str) -> Seen | None:
        """The first word that is spelled so, and where it is."""
        for view in self._widgets("transcriptView"):
            for row, passage in enumerate(view.transcript.rows):
                words = passage.segment.words if isinstance(passage, Sentence) else ()
                for number, word in enumerate(words):
                    if word.text.strip(" .,;:!?") == spelled:
                        at = self._place_of(view, Place(row, number))
                        return None if at is None else {"at": at, "start_s": word.start_s}
        return None

    def _place_of(self, view: TranscriptView, place: Place) -> list[int] | None:
        ground = view.viewport()
        seen = view.visualRect(view.model().index(place.row, 0)).intersected(ground.rect())
        for y in range(seen.top(), seen.bottom(), _GRID):
            for x in range(seen.left(), seen.right(), _GRID):
                if view.place_at(QPoint(x, y)) == place:
                    return list(ground.mapToGlobal(QPoint(x + 2, y + 2)).toTuple())
        return None

    def spoken(self) -> str | None:
        """The sentence that is marked as being said."""
        for view in self._widgets("transcriptView"):
            if view.spoken is not None:
                return str(view.transcript.rows[view.spoken.row].text)
        return None

    # The player
    def film(self) -> Seen | None:
        for player in self._widgets("player"):
            if player.playback is not None and player.playback.duration_s:
                return {
                    "position_s": player.position_s,
                    "is_playing": player.playback.is_playing,
                    "focus": player.hasFocus(),
                }
        return None

    def is_dark(self) -> bool:
        return is_dark()


def _answer(eye: Eye, connection: Connection) -> None:
    while True:
        name, *arguments = connection.recv()
        question = _Question(name, tuple(arguments))
        application = QApplication.instance()
        if application is None or QApplication.closingDown():
            connection.send(None)
            continue
        eye.asked.emit(question)
        question.answered.wait()
        connection.send(question.answer)


def _listen(eye: Eye, listener: Listener) -> None:
    try:
        while True:
            _answer(eye, listener.accept())
    except (EOFError, OSError):
        return


def main(socket: str, what: str) -> None:
    eye = Eye()
    Thread(target=_listen, args=(eye, Listener(socket)), daemon=True).start()
    if what == "scripted":
        runpy.run_module("tests.journeys.scripted_recorder", run_name="__main__")
    else:
        runpy.run_path(str(ROOT / what), run_name="__main__")


if __name__ == "__main__":
    _, socket, what = sys.argv
    sys.argv = [what]
    main(socket, what)
