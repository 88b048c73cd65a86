"""Writing the cut of a Matroska or WebM film: cluster by cluster, with places to leap to at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from recorder_app.domain.work import Json
from recorder_app.stages.media.matroska.clusters import (
    Block,
    Cluster,
    NewCluster,
    simple_block,
    walk,
)
from recorder_app.stages.media.matroska.elements import CUES, make, make_unsigned
from recorder_app.stages.media.matroska.sieve import Sieve
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

if TYPE_CHECKING:
    from recorder_app.stages.media.matroska.plan import ClusteredPlan

_CUE_EVERY_S = 2
"""Where players can leap to."""
_CUE, _CUE_TIME, _CUE_PLACE, _CUE_TRACK, _CUE_CLUSTER = 0xBB, 0xB3, 0xB7, 0xF7, 0xF1


class Writing:
    def __init__(
        self,
        plan: ClusteredPlan,
        file: BinaryIO,
        window: Window,
        reached: Mapping[str, Any] | None,
    ) -> None:
        self._plan = plan
        self._file = file
        self._window = window
        self._sieve = Sieve(plan.stretch, reached["sieve"] if reached else None)
        self._cues: list[list[int]] = [*reached["cues"]] if reached else []
        self._at = int(reached["source"]) if reached else plan.first_cluster
        self._cluster = NewCluster(0)
        self._encoded: Iterator[Block] = iter(())
        self._next_encoded: Block | None = None
        self._joining = False
        """Whether some of what was encoded is written, and some is not."""
        if not reached:
            file.write(plan.new_head.written())
        if plan.encoded and not self._sieve.has_picture:
            self._encoded = plan.encoded.blocks(plan.scale_ns)
            self._next_encoded = next(self._encoded, None)

    def run(self) -> Iterator[Mapping[str, Json]]:
        sieve, start, in_cluster = self._sieve, self._plan.stretch.start, 0
        for each in walk(self._window, self._at, self._plan.end, skip=sieve.skips):
            if isinstance(each, Cluster):
                self._flush()
                sieve.begin(each.time)
                if sieve.done:
                    return
                if not self._joining:
                    yield self._reached(each.at)
                in_cluster = each.time - start
                self._cluster = NewCluster(max(0, in_cluster))
            elif sieve.keeps(each):
                time = each.time - start
                self._join(time)
                self._make_place(time, in_cluster)
                late = time - self._cluster.time
                unmoved = self._cluster.time == in_cluster
                self._cluster.add(each.element if unmoved else each.placed(late))
                if each.keyframe and each.track == self._plan.leader:
                    self._cluster.offer_cue(time)
            elif sieve.done:
                break
        self._flush()

    def finish(self) -> None:
        """Write where players can leap to, and what is known only now."""
        head, file = self._plan.new_head, self._file
        if not self._cues:
            raise Unfit("there is nothing in it to begin with")
        cues_at = file.tell() - head.segment_at
        file.write(make(CUES, *(self._cue(*cue) for cue in self._cues)))
        segment_bytes = file.tell() - head.segment_at
        file.seek(0)
        file.write(head.written(segment_bytes, cues_at, self._sieve.lasts))

    def _reached(self, at: int) -> Mapping[str, Json]:
        self._file.flush()
        return {
            "held": self._file.tell(),
            "source": at,
            "sieve": self._sieve.remembered(),
            "cues": [*self._cues],
        }

    def _join(self, time: int) -> None:
        """Add what was encoded for up to that time; all of it where the film's own pictures begin."""
        last = self._sieve.has_picture
        while (each := self._next_encoded) is not None and (last or each.time <= time):
            self._make_place(each.time, each.time)
            late = each.time - self._cluster.time
            self._cluster.add(simple_block(self._plan.leader, late, each))
            if each.keyframe:
                self._cluster.offer_cue(each.time)
            self._next_encoded = next(self._encoded, None)
            self._joining = self._next_encoded is not None

    def _make_place(self, time: int, wished: int) -> None:
        """Begin another cluster if a block of that time doesn't fit; at the wished time if it can."""
        if time < 0:
            raise Unfit("its times run backwards")
        if not self._cluster.takes(time):
            self._flush()
            self._cluster = NewCluster(max(0, wished))
            if not self._cluster.takes(time):
                self._cluster = NewCluster(time)

    def _flush(self) -> None:
        cluster = self._cluster
        if cluster.empty:
            return
        least = _CUE_EVERY_S * self._plan.stretch.second
        if cluster.cue is not None and (not self._cues or cluster.cue - self._cues[-1][0] >= least):
            self._cues.append([cluster.cue, self._file.tell() - self._plan.new_head.segment_at])
        self._file.write(cluster.written())
        self._cluster = NewCluster(cluster.time)

    def _cue(self, time: int, place: int) -> bytes:
        where = make_unsigned(_CUE_CLUSTER, place)
        track = make_unsigned(_CUE_TRACK, self._plan.leader)
        return make(_CUE, make_unsigned(_CUE_TIME, time), make(_CUE_PLACE, track, where))
