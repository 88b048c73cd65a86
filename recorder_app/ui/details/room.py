"""How much of the window the details have: their pane, or most of it for reading and watching."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, Slot
from PySide6.QtWidgets import QSplitter

_LARGE = 0.64
"""Of the window's width; the list keeps the rest, so that another recording is one click away."""


class Room(QObject):
    def __init__(self, panes: QSplitter, least: Callable[[], int]) -> None:
        """The panes are to be sidebar, list and details; `least` answers how wide the list must be for
        its buttons to be seen, in pixels."""
        super().__init__(panes)
        self._panes = panes
        self._least = least
        self._usual: QByteArray | None = None
        """How the panes are otherwise, while the details are large."""
        self._sidebar = 0
        """How wide the sidebar is otherwise."""
        self._divided_by_person = False
        panes.splitterMoved.connect(self._note_person)
        panes.installEventFilter(self)

    @Slot(bool)
    def enlarge(self, large: bool) -> None:
        if large and self._usual is None:
            self._usual = self._panes.saveState()
            self._sidebar = self._panes.sizes()[0]
            self._divided_by_person = False
            self._spread()
        elif not large and self._usual is not None:
            self._panes.restoreState(self._usual)
            self._usual = None

    @Slot()
    def _note_person(self) -> None:
        self._divided_by_person = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        resized = event.type() is QEvent.Type.Resize
        if resized and self._usual is not None and not self._divided_by_person:
            self._spread()
        return super().eventFilter(watched, event)

    def _spread(self) -> None:
        """The sidebar as it is or, where there is no room for it, none."""
        width = self._panes.width()
        least = self._least()
        rest = max(width - round(width * _LARGE), least)
        sidebar = self._sidebar if rest - self._sidebar >= least else 0
        self._panes.setSizes([sidebar, rest - sidebar, width - rest])

    def state(self) -> QByteArray:
        """To be remembered: the usual one."""
        return self._panes.saveState() if self._usual is None else self._usual
