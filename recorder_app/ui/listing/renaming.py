"""Giving recordings other titles: shown at once, taken back where the engine refuses."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front
from recorder_app.ui.commands.commander import new_key
from recorder_app.ui.language import say, translated
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)


class Renaming(QObject):
    changed = Signal(object)
    """`list[int]`: ids that are called something else now."""
    failed = Signal(str)
    """A sentence: why a title stays as it was."""

    def __init__(self, front: Front, parent: QObject) -> None:
        super().__init__(parent)
        self._front = front
        self._calls = OffThread("rename", 1, self)
        self._wanted: dict[int, str] = {}
        self._answered: set[int] = set()
        """Renamed: their events are still to come."""

    def title(self, recording_id: int) -> str | None:
        """What a person has called it, where the engine has not told so yet."""
        return self._wanted.get(recording_id)

    def rename(self, recording_id: int, title: str) -> None:
        title = " ".join(title.split())
        self._wanted[recording_id] = title
        self._answered.discard(recording_id)
        self.changed.emit([recording_id])
        self._calls.ask(
            partial(self._front.rename, recording_id, title, key=new_key()),
            partial(self._answer, recording_id, title),
            partial(self._trouble, recording_id, title),
        )

    def told(self, snapshots: Iterable[Snapshot]) -> None:
        """Facts have come: what the engine says counts, once it has heard of the new title."""
        for snapshot in snapshots:
            key = snapshot.recording.id
            if key in self._answered or self._wanted.get(key) == snapshot.recording.title:
                self._wanted.pop(key, None)
                self._answered.discard(key)

    def _answer(self, recording_id: int, title: str, outcome: Outcome) -> None:
        if outcome.word is not Word.RENAMED:
            self._take_back(recording_id, title)
            self.failed.emit(translated(outcome.message))
        elif self._wanted.get(recording_id) == title:
            self._answered.add(recording_id)

    def _trouble(self, recording_id: int, title: str, error: Exception) -> None:
        log.error("renaming failed", exc_info=error)
        self._take_back(recording_id, title)
        self.failed.emit(say("It could not be renamed: {why}", why=str(error)))

    def _take_back(self, recording_id: int, title: str) -> None:
        if self._wanted.get(recording_id) == title:
            del self._wanted[recording_id]
            self.changed.emit([recording_id])

    def stop(self) -> None:
        self._calls.stop()
