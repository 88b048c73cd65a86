"""A double click is one press: the second of two alike, within a double click's time, is none."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QGuiApplication


class LastPress:
    def __init__(self) -> None:
        self._what: object = None
        self._since = QElapsedTimer()

    def is_repeated_by(self, what: object) -> bool:
        """Note a press of `what`; true where it belongs to the press before."""
        patience_ms = QGuiApplication.styleHints().mouseDoubleClickInterval()
        repeated = what == self._what and not self._since.hasExpired(patience_ms)
        self._what = what
        self._since.start()
        return repeated
