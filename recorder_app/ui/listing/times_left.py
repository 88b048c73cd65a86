"""The time left of everything that runs, kept up to date and said in words."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recorder_app.domain import status as derive
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import StageType
from recorder_app.engine.front import Front
from recorder_app.ui.language import say
from recorder_app.ui.listing.time_left import NOTHING, TimeLeft, follow
from recorder_app.ui.off_thread import OffThread

log = logging.getLogger(__name__)

_LOOK_S = 0.5
"""Between two looks at one recording, however often it moves."""
_TICK_MS = 2000
_SPEEDS_S = 10.0
"""How long the speeds that were read are good for."""


def left_words(seconds: float | None) -> str:
    """ "about 12 min", "less than a minute"; as roughly as it is known."""
    if seconds is None:
        return ""
    if seconds < 55:
        return say("less than a minute")
    minutes = round(seconds / 60)
    if minutes < 60:
        return say("about {minutes} min", minutes=minutes)
    if minutes < 600:
        hours, rest = divmod(5 * round(minutes / 5), 60)
        if rest:
            return say("about {hours} h {minutes} min", hours=hours, minutes=rest)
        return say("about {hours} h", hours=hours)
    return say("about {hours} h", hours=round(minutes / 60))


class TimesLeft(QObject):
    changed = Signal(object)
    """`list[int]`: the ids of which something else is said."""

    def __init__(
        self,
        front: Front,
        reader: OffThread,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._front = front
        self._reader = reader
        self._clock = clock
        self._known: dict[int, TimeLeft] = {}
        self._snapshots: dict[int, Snapshot] = {}
        """Of those that are followed."""
        self._speeds: Mapping[StageType, float] = {}
        self._read_s: float | None = None
        """When the speeds were asked for."""
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    def words(self, recording_id: int) -> str:
        known = self._known.get(recording_id)
        return "" if known is None else left_words(known.said_s)

    def left_s(self) -> float | None:
        """Until the last of what runs is through; None where that can't be said of each."""
        left = [each.said_s for each in self._known.values()]
        known = [each for each in left if each is not None]
        return max(known) if known and len(known) == len(left) else None

    def note(self, snapshots: Iterable[Snapshot], *, facts: bool = False) -> list[int]:
        """How these stand now; with new `facts`, or only further on. Answers the ids of which
        something else is said."""
        now_s = self._clock()
        changed = []
        for snapshot in snapshots:
            key = snapshot.recording.id
            known = self._known.get(key)
            if known is None and not derive.running_parts(snapshot.recording):
                continue
            self._snapshots[key] = snapshot
            if facts or known is None or now_s - known.at_s >= _LOOK_S:
                self._read_speeds(now_s)
                if self._look(key, now_s):
                    changed.append(key)
        return changed

    def forget(self, recording_ids: Iterable[int]) -> None:
        for each in recording_ids:
            self._known.pop(each, None)
            self._snapshots.pop(each, None)

    def _look(self, key: int, now_s: float) -> bool:
        """Whether something else is said now."""
        before = self._known.get(key, NOTHING)
        after = follow(before, self._snapshots[key], self._speeds, now_s)
        if after is NOTHING:
            self.forget([key])
        else:
            self._known[key] = after
            if not self._timer.isActive():
                self._timer.start()
        return left_words(before.said_s) != left_words(after.said_s)

    @Slot()
    def _tick(self) -> None:
        """What stands still tells nothing, and takes longer for it."""
        now_s = self._clock()
        changed = [key for key in list(self._known) if self._look(key, now_s)]
        if not self._known:
            self._timer.stop()
        if changed:
            self.changed.emit(changed)

    def stop(self) -> None:
        self._timer.stop()

    def _read_speeds(self, now_s: float) -> None:
        if self._read_s is None or now_s - self._read_s > _SPEEDS_S:
            self._read_s = now_s
            self._reader.ask(self._front.speeds, self._take_speeds, self._fail)

    def _take_speeds(self, speeds: Mapping[StageType, float]) -> None:
        self._speeds = speeds
        self._tick()

    def _fail(self, error: Exception) -> None:
        log.warning("how fast stages were could not be read", exc_info=error)
