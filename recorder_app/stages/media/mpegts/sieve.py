"""Which packets of a transport stream are kept of a stretch of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from recorder_app.domain.work import Json
from recorder_app.stages.media.mpeg_clock import APART, BACK, CLOCK, since
from recorder_app.stages.media.mpegts.packets import Start
from recorder_app.stages.media.resumable import Unfit

_MOST_SOUND = 5 * CLOCK
"""As much begins together."""
_EXACT = 2


class Fate(IntEnum):
    """What becomes of the packets of a track."""

    DROPPED = 0
    KEPT = 1
    GATHERED = 2
    """Kept in part, which is seen when all of it is there."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Times are the clock's, counted from the film's beginning."""

    origin: int
    """What the film's beginning is stored as."""
    start: int
    end: int
    entry: int | None
    """When the keyframe is shown that is kept first, if it has a picture."""
    video: int | None
    """The picture's PID."""
    sounds: Mapping[int, tuple[str, int]]
    """Codec of the sound of a PID, and how long each piece of it lasts; 0 where that isn't known."""

    def time(self, stored: int) -> int:
        return since(stored, self.origin)


class Sieve:
    """Looks at what begins in the order in which it is stored."""

    def __init__(self, stretch: Stretch, remembered: Mapping[str, Any] | None = None) -> None:
        self._stretch = stretch
        known = remembered or {"last": [], "entered": [], "ended": []}
        self._last: dict[int, int] = dict(known["last"])
        self._entered: set[int] = set(known["entered"])
        self._ended: set[int] = set(known["ended"])

    def remembered(self) -> dict[str, Json]:
        """What must be known to go on."""
        return {
            "last": [[pid, time] for pid, time in sorted(self._last.items())],
            "entered": sorted(self._entered),
            "ended": sorted(self._ended),
        }

    @property
    def done(self) -> bool:
        return self._ended >= {*self._stretch.sounds} | {self._stretch.video} - {None}

    @property
    def complete(self) -> bool:
        """Whether something is kept of what is seen, or heard."""
        video = self._stretch.video
        return bool(self._entered) if video is None else video in self._entered

    def fate(self, start: Start) -> Fate:
        """What becomes of the packets of its track from that one on. Raises `Unfit`."""
        time = self._stretch.time(start.decoded)
        last = self._last.get(start.pid, time)
        if not last - BACK <= time <= last + APART:
            raise Unfit("its times leap")
        self._last[start.pid] = time
        if time >= self._stretch.end + APART:
            self._ended |= {*self._stretch.sounds, start.pid}
            if self._stretch.video is not None:
                self._ended.add(self._stretch.video)
        if time >= self._stretch.end:
            self._ended.add(start.pid)
        if start.pid in self._ended:
            return Fate.DROPPED
        if start.pid == self._stretch.video:
            return self._picture(start, time)
        return self._sound(start.pid, time)

    def kept_of(self, start: Start, pieces: int) -> range:
        """Which of the pieces of some sound are kept."""
        stretch = self._stretch
        time, lasts = stretch.time(start.decoded), stretch.sounds[start.pid][1]
        times = [time + piece * lasts for piece in range(pieces)]
        first = sum(each < stretch.start for each in times)
        end = sum(each < stretch.end for each in times)
        if end > first:
            self._entered.add(start.pid)
        return range(first, end)

    def is_entry(self, start: Start) -> bool:
        """Whether it is the picture that is kept first."""
        stretch = self._stretch
        assert stretch.entry is not None
        return (
            start.pid == stretch.video
            and start.pid not in self._entered
            and abs(stretch.time(start.shown) - stretch.entry) <= _EXACT
        )

    def _picture(self, start: Start, time: int) -> Fate:
        assert self._stretch.entry is not None
        if self.is_entry(start):
            self._entered.add(start.pid)
        elif start.pid not in self._entered:
            if time >= self._stretch.entry + APART:
                raise Unfit("the keyframe is not where it should be")
            return Fate.DROPPED
        return Fate.KEPT

    def _sound(self, pid: int, time: int) -> Fate:
        start, end = self._stretch.start, self._stretch.end
        if time < start - _MOST_SOUND:
            return Fate.DROPPED
        if time < start or time >= end - _MOST_SOUND:
            return Fate.GATHERED
        self._entered.add(pid)
        return Fate.KEPT
