"""Which blocks of a film are kept of a stretch of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heappush, heapreplace

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
    """Looks at the blocks in the order in which they are stored.

    It has to remember something only near the start and near the end: between, all is kept. What it is
    near to follows from the times of clusters, so that it is the same for whoever begins in between.
    """

    def __init__(self, stretch: Stretch, *, begun: bool = False) -> None:
        self._stretch = stretch
        self.begun = begun
        """Whether all of the tracks have been entered."""
        self.skips = not begun
        self.closing = False
        self.lasts = 0
        """How long what is kept lasts; known at the end."""
        self._entered: set[int] = set()
        self._entering: Block | None = None
        self._ended: set[int] = set()
        self._shown: dict[int, list[int]] = {}

    @property
    def remembers_nothing(self) -> bool:
        return (self.skips or self.begun) and not self.closing

    @property
    def done(self) -> bool:
        return self._stretch.essential <= self._ended

    def begin(self, cluster_time: int) -> None:
        """What follows is in a cluster of that time."""
        stretch, apart = self._stretch, APART_S * self._stretch.second
        if self.skips:
            self.skips = stretch.entry is not None and cluster_time + FARTHEST < stretch.start
        if not self.skips and not self.begun:
            entry = stretch.entry
            self.begun = entry is None or cluster_time >= entry + apart
            if self.begun and entry is not None and stretch.video not in self._entered:
                raise Unfit("the keyframe is not where it should be")
        if not self.skips and cluster_time + FARTHEST + apart >= stretch.end:
            self.closing = True
        if cluster_time - FARTHEST - apart >= stretch.end:
            self._ended = set(stretch.essential)

    def keeps(self, block: Block) -> bool:
        track = block.track
        if track not in self._stretch.delays:
            return False
        if not self.begun and track not in self._entered:
            if not self._enters(block):
                return False
            self._entered.add(track)
            self._entering = block
        if self.closing:
            if track in self._ended or self._decoded(block) >= self._stretch.end:
                self._ended.add(track)
                return False
            lasts = self._stretch.lasts[track] if block.lasts is None else block.lasts
            self.lasts = max(self.lasts, block.time - self._stretch.start + lasts)
        return True

    def entered_with(self, block: Block) -> bool:
        """Whether the picture has been entered with that block."""
        return block is self._entering and block.track == self._stretch.video

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
