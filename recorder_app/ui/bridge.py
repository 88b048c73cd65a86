"""The one way by which state comes to the window: engine events, gathered into calm batches.

The engine publishes on its own threads, many times a second. The bridge keeps the newest snapshot of
each recording and tells the window of them together, on the GUI thread, at most every `INTERVAL_MS`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.events import (
    Event,
    HoldChanged,
    Notice,
    ProgressChanged,
    RecordingsChanged,
    RecordingsRemoved,
    SecondStart,
    SettingsChanged,
)
from recorder_app.engine.front import Front

log = logging.getLogger(__name__)

INTERVAL_MS = 60
"""About 16 batches a second: smooth to the eye, cheap for the table."""

_TOLD_TOGETHER = 2000
"""Ten thousand that are told together hold the window for a tenth of a second."""
_DIE_TOGETHER = 250


@dataclass(slots=True)
class _Batch:
    changed: dict[int, Snapshot] = field(default_factory=dict)
    """Recordings with new facts."""
    progressed: dict[int, Snapshot] = field(default_factory=dict)
    """Recordings of which only the progress is new."""
    added: list[int] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    starts: list[tuple[Path, ...]] = field(default_factory=list)
    hold: HoldChanged | None = None
    """The last of these, as of the next."""
    settings: SettingsChanged | None = None

    def take(self, event: Event) -> None:
        match event:
            case RecordingsChanged(snapshots, added):
                for snapshot in snapshots:
                    self._newest(snapshot, facts=True)
                if added:
                    self.added.extend(each.recording.id for each in snapshots)
            case ProgressChanged(snapshot):
                self._newest(snapshot, facts=False)
            case RecordingsRemoved(ids):
                for each in ids:
                    self.changed.pop(each, None)
                    self.progressed.pop(each, None)
                self.removed.extend(ids)
            case Notice(text):
                self.notices.append(text)
            case SecondStart(files):
                self.starts.append(files)
            case HoldChanged():
                self.hold = event
            case SettingsChanged():
                self.settings = event

    def _newest(self, snapshot: Snapshot, *, facts: bool) -> None:
        """Events of several threads may overtake each other: the higher revision stays."""
        key = snapshot.recording.id
        known = self.changed.get(key) or self.progressed.get(key)
        if known is not None and known.recording.revision > snapshot.recording.revision:
            return
        if facts or key in self.changed:
            self.changed[key] = snapshot
            self.progressed.pop(key, None)
        else:
            self.progressed[key] = snapshot


class Bridge(QObject):
    """Lives on the GUI thread; only `_hear` is called on others."""

    changed = Signal(object)
    """`tuple[Snapshot, ...]`: their facts are new."""
    progressed = Signal(object)
    """`tuple[Snapshot, ...]`: only their progress is new."""
    added = Signal(object)
    """`tuple[int, ...]`: ids that are new in the list; their snapshots were in `changed` before."""
    removed = Signal(object)
    """`tuple[int, ...]`"""
    noticed = Signal(str)
    started_again = Signal(object)
    """`tuple[Path, ...]`: the files of a second start's command line."""
    held = Signal(object)
    """`WorkHold | None`: why the work as a whole is held from now on."""
    settings_changed = Signal(object)
    """`Settings`"""
    _woken = Signal()

    def __init__(self, front: Front, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._batch = _Batch()
        self._telling: _Batch | None = None
        """What is being told, as long as there is more than fits into one turn."""
        self._then: list[Callable[[], None]] = []
        """What waits until it has been told."""
        self._spent: list[Snapshot] = []
        """What has been told."""
        self._awake = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._woken.connect(self._schedule, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = front.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        """On any thread."""
        with self._lock:
            self._batch.take(event)
            if self._awake:
                return
            self._awake = True
        self._woken.emit()

    @Slot()
    def _schedule(self) -> None:
        """The first event after a quiet while is shown at once."""
        passed = self._since.elapsed() if self._since.isValid() else INTERVAL_MS
        self._timer.start(max(0, INTERVAL_MS - passed))

    @Slot()
    def flush(self) -> None:
        """Tell what has been heard up to now; of very many, the rest in the next turns of the loop."""
        if self._telling is not None:
            return
        with self._lock:
            self._telling, self._batch = self._batch, _Batch()
            self._awake = False
        self._timer.stop()
        self._since.start()
        self._tell()

    def after_telling(self, then: Callable[[], None]) -> None:
        """Call `then` once all has been told that was heard up to now: at once where it isn't much."""
        self._then.append(then)
        if self._telling is None:
            self.flush()

    @Slot()
    def _tell(self) -> None:
        batch = self._telling
        if batch is None:
            return
        keys = list(islice(batch.changed, _TOLD_TOGETHER))
        if keys:
            some = tuple(map(batch.changed.pop, keys))
            self.changed.emit(some)
            self._spent.extend(some)
            self._let_go()
        if batch.changed:
            QTimer.singleShot(0, self, self._tell)
            return
        self._tell_the_rest(batch)
        self._telling = None
        then, self._then = self._then, []
        if self._awake:
            self.flush()  # heard while this was told
        for each in then:
            each()

    def _tell_the_rest(self, batch: _Batch) -> None:
        if batch.progressed:
            self.progressed.emit(tuple(batch.progressed.values()))
        if batch.added:
            self.added.emit(tuple(batch.added))
        if batch.removed:
            self.removed.emit(tuple(batch.removed))
        for text in batch.notices:
            self.noticed.emit(text)
        for files in batch.starts:
            self.started_again.emit(files)
        if batch.hold is not None:
            self.held.emit(batch.hold.hold)
        if batch.settings is not None:
            self.settings_changed.emit(batch.settings.settings)

    @Slot()
    def _let_go(self) -> None:
        """Ten thousand recordings that die together hold the window for 20 ms."""
        del self._spent[-_DIE_TOGETHER:]
        if self._spent:
            QTimer.singleShot(0, self, self._let_go)

    def stop(self) -> None:
        self._unsubscribe()
        self._timer.stop()
        self._telling = None
