"""Where what is searched for is said: read for the rows that are looked at."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from recorder_app.domain.search import Hit
from recorder_app.engine.front import Front
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)


class Hits(QObject):
    changed = Signal(object)
    """`list[int]`: ids of which a hit came or went."""

    shown = Signal(bool)
    """Whether there are any: told when the first comes, and when the search is over."""

    def __init__(self, front: Front, reader: OffThread, parent: QObject) -> None:
        super().__init__(parent)
        self._front = front
        self._reader = reader
        self._search = ""
        self._found: dict[int, Hit] = {}

    def of(self, recording_id: int) -> Hit | None:
        return self._found.get(recording_id)

    def look_for(self, search: str) -> None:
        """From now on, hits are those of this search; empty: there are none."""
        if search != self._search:
            self._search = search
            gone = list(self._found)
            self._found.clear()
            self.changed.emit(gone)
            if not search:
                self.shown.emit(False)

    def look_in(self, ids: Iterable[int]) -> None:
        """Rows that came into sight, or what is said in them has changed."""
        chosen = tuple(ids)
        if self._search and chosen:
            self._reader.ask(
                partial(self._front.hits, self._search, chosen),
                partial(self._take, self._search, chosen),
                self._fail,
            )

    def _take(self, search: str, asked: Sequence[int], hits: Sequence[Hit]) -> None:
        if search != self._search:
            return
        new = {each.recording_id: each for each in hits}
        changed = [key for key in asked if self._found.get(key) != new.get(key)]
        for key in changed:
            if key in new:
                self._found[key] = new[key]
            else:
                del self._found[key]
        if changed:
            self.changed.emit(changed)
        if self._found:
            self.shown.emit(True)

    def _fail(self, error: Exception) -> None:
        log.warning("the transcripts could not be searched", exc_info=error)
