"""Where what is searched for is said: read for the rows that are looked at."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.domain.search import Hit
from recorder_app.engine.front import Front
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_MOST_WANTED = 100
"""Rows that are read together; a quick scroll passes by the others."""


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
        self._known: set[int] = set()
        """Of these, it is known or being read."""
        self._wanted: dict[int, None] = {}
        """The one that is wanted most stands last."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def of(self, recording_id: int) -> Hit | None:
        """None where there is none, or it has not been read yet; then it is soon."""
        if self._search and recording_id not in self._known:
            self._wanted.pop(recording_id, None)
            self._wanted[recording_id] = None
            if not self._timer.isActive():
                self._timer.start(0)
        return self._found.get(recording_id)

    def look_for(self, search: str) -> None:
        """From now on, hits are those of this search; empty: there are none."""
        if search != self._search:
            self._search = search
            gone = list(self._found)
            for each in (self._found, self._known, self._wanted):
                each.clear()
            self.changed.emit(gone)
            if not search:
                self.shown.emit(False)

    def look_again(self, ids: Iterable[int]) -> None:
        """What is said in these may have changed."""
        self._known.difference_update(ids)

    @Slot()
    def _look(self) -> None:
        chosen = tuple(self._wanted)[-_MOST_WANTED:]
        self._wanted.clear()
        if self._search and chosen:
            self._known.update(chosen)
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

    def stop(self) -> None:
        self._timer.stop()
