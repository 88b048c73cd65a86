"""Stands in for the system's browser."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot


class FakeBrowser(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def show(self, address: QUrl) -> None:
        self.opened.append(address.toString())
