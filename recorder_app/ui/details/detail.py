"""Which recording the details show, and all that is known of it; read off the GUI thread."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.preset import Preset
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front, ResultFile
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_REST_MS = 300
"""Between two readings, however much happens to the recording."""


@dataclass(frozen=True, slots=True)
class Detail:
    snapshot: Snapshot
    journal: tuple[JournalEntry, ...]
    attempts: tuple[Attempt, ...]
    files: tuple[ResultFile, ...]
    presets: tuple[Preset, ...]


def read_detail(front: Front, recording_id: int) -> Detail | None:
    """None where the recording is not there any more. Blocks."""
    snapshot = front.recording(recording_id)
    if snapshot is None:
        return None
    return Detail(
        snapshot,
        tuple(front.journal(recording_id)),
        tuple(front.attempts(recording_id)),
        tuple(front.files(recording_id)),
        tuple(front.presets()),
    )


class Subject(QObject):
    """Keeps the details of one recording fresh while they are looked at."""

    read = Signal(object)
    """`Detail`, or None: nothing is to be shown."""
    moved = Signal(object)
    """`Snapshot`: newer than the one in the last `Detail`."""

    def __init__(self, front: Front, bridge: Bridge, reader: OffThread, parent: QObject) -> None:
        super().__init__(parent)
        self._front = front
        self._reader = reader
        self._id: int | None = None
        self._reading = False
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._read)
        bridge.changed.connect(self._facts)
        bridge.progressed.connect(self._progress)
        bridge.removed.connect(self._removed)

    @property
    def recording_id(self) -> int | None:
        return self._id

    def choose(self, recording_id: int | None) -> None:
        if recording_id == self._id:
            return
        self._id = recording_id
        self._timer.stop()
        if recording_id is None:
            self.read.emit(None)
        else:
            self._read()

    @Slot()
    def _read(self) -> None:
        if self._id is None:
            return
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self._reader.ask(
            partial(read_detail, self._front, self._id), partial(self._show, self._id), self._fail
        )

    def _show(self, recording_id: int, detail: Detail | None) -> None:
        self._reading = False
        if recording_id == self._id:
            self.read.emit(detail)
        if self._again or recording_id != self._id:
            self._read()

    def _fail(self, error: Exception) -> None:
        self._reading = False
        log.error("the details could not be read", exc_info=error)

    @Slot(object)
    def _facts(self, snapshots: tuple[Snapshot, ...]) -> None:
        if self._tell(snapshots) and not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _progress(self, snapshots: tuple[Snapshot, ...]) -> None:
        self._tell(snapshots)

    def _tell(self, snapshots: tuple[Snapshot, ...]) -> bool:
        for each in snapshots:
            if each.recording.id == self._id:
                self.moved.emit(each)
                return True
        return False

    @Slot(object)
    def _removed(self, ids: tuple[int, ...]) -> None:
        if self._id in ids:
            self.choose(None)
