"""How the work stands as a whole: for the tray, for notices, and for what is to happen at its end."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.domain.hold import WorkHold
from recorder_app.domain.query import Filter, Query
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.browsing.counts import Counts
from recorder_app.ui.listing.times_left import TimesLeft
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.presence.batch import Batch

log = logging.getLogger(__name__)

_TOGETHER = 400
"""Recordings that are looked at without a break, so that a window of ten thousand goes on moving."""
_REST_MS = 500
"""Between two times that progress is told."""
_SOUND_S, _SOUND = 60.0, 0.05
"""So long, and so much of the whole, must have passed before a time left can be told."""


@dataclass(frozen=True, slots=True)
class Standing:
    counts: Mapping[Filter, int] = field(default_factory=dict)
    together: int = 0
    """Recordings that were paused with all others."""
    fraction: float | None = None
    """How far the batch is, 0..1; None where nothing is to be done."""
    left_s: float | None = None
    """None where nothing sound can be said."""
    hold: WorkHold | None = None


class WholeWork(QObject):
    stands = Signal(object)
    """`Standing`, now and then while something changes."""
    needy = Signal(object)
    """`list[Needy]`: these need a person only now."""
    worked = Signal()
    """Something runs; told once in each batch."""
    ended = Signal(object)
    """`BatchEnd`: nothing runs, is queued or goes on by itself before long."""

    def __init__(
        self,
        front: Front,
        bridge: Bridge,
        counts: Counts,
        reader: OffThread,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._front = front
        self._counts = counts
        self._reader = reader
        self._clock = clock
        self._batch = Batch()
        self._times = TimesLeft(front, reader, self, clock)
        self._waiting: dict[int, Snapshot] = {}
        """Snapshots that are still to be looked at, the newest of each."""
        self._began_s: float | None = None
        """When the first of the batch began to run."""
        self._asking = False
        self.hold: WorkHold | None = None
        self.now = Standing()
        self._look = QTimer(self, interval=0, singleShot=True)
        self._look.timeout.connect(self._take)
        self._tell = QTimer(self, interval=_REST_MS, singleShot=True)
        self._tell.timeout.connect(self._show)
        bridge.changed.connect(self._changed)
        bridge.progressed.connect(self._progressed)
        bridge.removed.connect(self._removed)
        bridge.held.connect(self._held)
        counts.looked.connect(self._counted)
        self.refresh()

    @property
    def running_titles(self) -> list[str]:
        return list(self._batch.running.values())

    def refresh(self) -> None:
        """What is true before anything changes."""
        self._reader.ask(self._read, self._know, self._fail)

    def _read(self) -> tuple[list[int], WorkHold | None]:
        return self._front.ids(Query(Filter.ATTENTION)), self._front.hold

    def _know(self, known: tuple[list[int], WorkHold | None]) -> None:
        needy, hold = known
        self._batch.know_needy(needy)
        self._held(hold)

    @Slot(object)
    def _changed(self, snapshots: Sequence[Snapshot]) -> None:
        self._waiting.update((each.recording.id, each) for each in snapshots)
        self._look.start()

    @Slot(object)
    def _progressed(self, snapshots: Sequence[Snapshot]) -> None:
        new = [each for each in snapshots if each.recording.id not in self._waiting]
        self._batch.progress(new)
        self._times.note(new)
        self._tell_soon()

    @Slot(object)
    def _removed(self, ids: Sequence[int]) -> None:
        for each in ids:
            self._waiting.pop(each, None)
        self._batch.forget(ids)
        self._times.forget(ids)

    @Slot(object)
    def _held(self, hold: WorkHold | None) -> None:
        self.hold = hold
        self._show()

    @Slot()
    def _take(self) -> None:
        ids = list(islice(self._waiting, _TOGETHER))
        new = [self._waiting.pop(each) for each in ids]
        had_worked = self._batch.worked
        news = self._batch.take(new)
        self._times.note(new, facts=True)
        if self._waiting:
            self._look.start()
        if self._batch.worked and not had_worked:
            self._began_s = self._clock()
            self.worked.emit()
        if news:
            self.needy.emit(news)

    @Slot()
    def _counted(self) -> None:
        self._show()
        counts = self._counts.now
        idle = not counts.get(Filter.RUNNING) and not counts.get(Filter.QUEUED)
        if idle and self._batch.worked and not self._waiting and not self._asking:
            self._asking = True
            self._reader.ask(self._front.has_work, self._end_unless, self._fail)

    def _end_unless(self, has_work: bool) -> None:
        self._asking = False
        if has_work or not self._batch.worked or self._waiting:
            return
        self._began_s = None
        ended = self._batch.end()
        self._show()
        self.ended.emit(ended)

    def _tell_soon(self) -> None:
        if not self._tell.isActive():
            self._tell.start()

    @Slot()
    def _show(self) -> None:
        counts = self._counts.now
        fraction = self._batch.fraction(counts)
        standing = Standing(
            counts, self._counts.together, fraction, self._left_s(fraction), self.hold
        )
        if standing != self.now:
            self.now = standing
            self.stands.emit(standing)

    def _left_s(self, fraction: float | None) -> float | None:
        """Of the last that runs; where others wait for their turn, as the batch has gone on average."""
        if not self._counts.now.get(Filter.QUEUED):
            return self._times.left_s()
        if self._began_s is None or fraction is None or fraction < _SOUND:
            return None
        passed_s = self._clock() - self._began_s
        return passed_s * (1 - fraction) / fraction if passed_s >= _SOUND_S else None

    def _fail(self, error: Exception) -> None:
        self._asking = False
        log.error("how the work stands could not be read", exc_info=error)
