"""What happened to a recording, in plain words, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from recorder_app.domain.journal import JournalEntry
from recorder_app.ui.look.moments import exact_moment_text
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import colors

_MOST = 200
"""Entries that are shown."""


class Journal(Prose):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("detailsJournal", parent=parent)
        self._entries: tuple[JournalEntry, ...] = ()

    def show_entries(self, entries: Sequence[JournalEntry]) -> None:
        """In the order of their times."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._write()

    def _write(self) -> None:
        secondary = colors().secondary.name()
        rows = "".join(
            f'<p style="margin:0 0 6px 0">'
            f'<span style="color:{secondary}">{escape(exact_moment_text(each.at))}</span><br>'
            f"{escape(each.text)}</p>"
            for each in reversed(self._entries[-_MOST:])
        )
        self.say_html(rows)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() is QEvent.Type.PaletteChange and self._entries:
            self._write()
        super().changeEvent(event)
