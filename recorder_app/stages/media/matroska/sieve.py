"""Which blocks of a film are kept of a stretch of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heappush, heapreplace
from typing import Any

from recorder_app.domain.work import Json
from recorder_app.stages.media.matroska.clusters import FARTHEST, Block
from recorder_app.stages.media.resumable import Unfit

APART_S = 10
"""How far apart tracks may be stored that belong together."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """All times are in the film's unit and as they are stored; tracks by their numbers."""

    start: int
    end: int
    entry: int | None
    """The picture's keyframe that is kept first; None: all from the film's beginning is kept."""
    video: int | None
    essential: frozenset[int]
    """Tracks that go on all the time."""
    delays: Mapping[int, int]
    """How much later than it is heard sound is stored, by track: of all that are kept."""
    lasts: Mapping[int, int]
    """Of each block of a track; 0 where that isn't said."""
    reordered: Mapping[int, int]
    """How many pictures of a track may be stored before one that is shown earlier."""
    second: int


class Sieve:
    """Looks at the blocks in the order in which they are stored."""

    def __init__(self, stretch: Stretch, remembered: Mapping[str, Any] | None = None) -> None:
        self._stretch = stretch
        known = remembered or {"entered": [], "ended": [], "shown": [], "lasts": 0}
        if stretch.entry is None:
            known = {**known, "entered": list(stretch.delays)}
        self.lasts = int(known["lasts"])
        """How long what is kept lasts so far."""
        self._entered: set[int] = set(known["entered"])
        self._ended: set[int] = set(known["ended"])
        self._shown: dict[int, list[int]] = {track: [*times] for track, times in known["shown"]}

    def remembered(self) -> dict[str, Json]:
        """What must be known to go on after a block."""
        return {
            "entered": sorted(self._entered),
            "ended": sorted(self._ended),
            "shown": [[track, [*times]] for track, times in sorted(self._shown.items())],
            "lasts": self.lasts,
        }

    @property
    def has_picture(self) -> bool:
        """Whether pictures of the film itself have been kept, if it has some."""
        return self._stretch.video is None or self._stretch.video in self._entered

    @property
    def done(self) -> bool:
        return self._stretch.essential <= self._ended

    def skips(self, cluster_time: int) -> bool:
        """Whether nothing is kept of a cluster of that time."""
        return not self._entered and cluster_time + FARTHEST < self._stretch.start

    def begin(self, cluster_time: int) -> None:
        """What follows is in a cluster of that time."""
        stretch, apart = self._stretch, APART_S * self._stretch.second
        if not self.has_picture and cluster_time >= (stretch.entry or 0) + apart:
            raise Unfit("the keyframe is not where it should be")
        if cluster_time - FARTHEST - apart >= stretch.end:
            self._ended = set(stretch.essential)

    def keeps(self, block: Block) -> bool:
        track = block.track
        if track not in self._stretch.delays or track in self._ended:
            return False
        if track not in self._entered:
            if not self._enters(block):
                return False
            self._entered.add(track)
        if self._decoded(block) >= self._stretch.end:
            self._ended.add(track)
            return False
        lasts = self._stretch.lasts[track] if block.lasts is None else block.lasts
        self.lasts = max(self.lasts, block.time - self._stretch.start + lasts)
        return True

    def _enters(self, block: Block) -> bool:
        if not block.keyframe:
            return False
        if block.track == self._stretch.video:
            assert self._stretch.entry is not None
            return block.time >= self._stretch.entry
        return block.time - self._stretch.delays[block.track] >= self._stretch.start

    def _decoded(self, block: Block) -> float:
        """When a block is decoded, which isn't stored; worked out as FFmpeg does."""
        if block.track not in self._stretch.reordered:
            return block.time - self._stretch.delays[block.track]
        shown = self._shown.setdefault(block.track, [])
        if len(shown) <= self._stretch.reordered[block.track]:
            heappush(shown, block.time)
        else:
            heapreplace(shown, block.time)
        return shown[0] if len(shown) > self._stretch.reordered[block.track] else -math.inf
