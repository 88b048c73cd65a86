"""What happened to a recording, in plain words, the newest last."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from recorder_app.domain.journal import JournalEntry
from recorder_app.ui.language import count, language, translated
from recorder_app.ui.look.moments import date_text, time_text
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space, colors

_MOST = 200
"""Entries that are shown."""


class Journal(Prose):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("detailsJournal", parent=parent)
        self._entries: tuple[JournalEntry, ...] = ()
        language().changed.connect(self._write)

    def show_entries(self, entries: Sequence[JournalEntry]) -> None:
        """In the order of their times."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._write()

    def _write(self) -> None:
        """A day above its entries, each with its time at the left."""
        tone = f"color:{colors().secondary.name()}"
        muted = f'style="{tone}; margin-top:{Space.XS}px; margin-bottom:{Space.XS}px"'
        table = f'<table cellspacing="0" style="margin-top:{Space.XS}px">'
        left_out = len(self._entries) - _MOST
        parts = []
        if left_out > 0:
            earlier = count("{n} earlier entry", "{n} earlier entries", left_out)
            parts.append(f"<p {muted}>{escape(earlier)}</p>")
        for day, entries in groupby(self._entries[-_MOST:], lambda each: date_text(each.at)):
            rows = "".join(
                f'<tr><td style="{tone}; white-space:nowrap; padding-right:{Space.S}px">'
                f"{escape(time_text(each.at))}</td>"
                f'<td style="padding-bottom:{Space.XS}px">{escape(translated(each.text))}</td></tr>'
                for each in entries
            )
            parts.append(f"<p {muted}>{escape(day)}</p>{table}{rows}</table>")
        self.say_html("".join(parts))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() is QEvent.Type.PaletteChange and self._entries:
            self._write()
        super().changeEvent(event)
