"""How much of the window the details have: their pane, or most of it for reading and watching."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Slot
from PySide6.QtWidgets import QSplitter

_LARGE = 0.68
"""Of the window's width; the list keeps the rest, so that another recording is one click away."""


class Room(QObject):
    def __init__(self, panes: QSplitter) -> None:
        """The details are the last of the panes, the list is the one before."""
        super().__init__(panes)
        self._panes = panes
        self._usual: QByteArray | None = None
        """How the panes are otherwise, while the details are large."""

    @Slot(bool)
    def enlarge(self, large: bool) -> None:
        if large and self._usual is None:
            self._usual = self._panes.saveState()
            self._spread()
        elif not large and self._usual is not None:
            self._panes.restoreState(self._usual)
            self._usual = None

    def _spread(self) -> None:
        sizes = self._panes.sizes()
        details = max(sizes[-1], round(sum(sizes) * _LARGE))
        rest = sum(sizes) - details
        sides = min(sum(sizes[:-2]), rest // 2)
        self._panes.setSizes([sides, rest - sides, details])

    def state(self) -> QByteArray:
        """To be remembered: the usual one."""
        return self._panes.saveState() if self._usual is None else self._usual
