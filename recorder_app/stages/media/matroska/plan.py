"""Cutting a Matroska or WebM film: its blocks stay as they are, and get new clusters around them.

What is kept, and when, is what ffmpeg would keep: from a keyframe on, as long as what is decoded is
from before the end.
"""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from io import FileIO
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import av

from recorder_app.domain.work import Json
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.matroska import head, parameter_sets
from recorder_app.stages.media.matroska.clusters import (
    Block,
    Cluster,
    NewCluster,
    simple_block,
    walk,
)
from recorder_app.stages.media.matroska.elements import CUES, make, make_unsigned
from recorder_app.stages.media.matroska.head import AUDIO, SUBTITLES, VIDEO, Head, NewHead, Track
from recorder_app.stages.media.matroska.sieve import Sieve, Stretch
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

_CUE_EVERY_S = 2
"""Where players can leap to."""
_CUE, _CUE_TIME, _CUE_PLACE, _CUE_TRACK, _CUE_CLUSTER = 0xBB, 0xB3, 0xB7, 0xF7, 0xF1
_BEFORE_FIRST_S = 0.1
_LOOKED_AT = 200
"""Pictures, to see in which order they are stored."""
_SCALES_NS = range(1_000, 10_000_001)
_S = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Encoded:
    """The pictures before the first keyframe that is kept, in a file of their own."""

    path: Path
    head: Head
    track: Track


@dataclass(frozen=True, slots=True)
class ClusteredPlan:
    first_cluster: int
    end: int
    """Where the film's content ends in the file."""
    new_head: NewHead
    stretch: Stretch
    scale_ns: int
    leader: int
    """The track that players leap by."""
    encoded: Encoded | None
    digest: str
    size_bytes: int

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        with FileIO(source, "r") as read, target.open("r+b" if reached else "wb") as file:
            window = Window(read, os.fstat(read.fileno()).st_size)
            writing = _Writing(self, file, window, reached)
            yield from writing.run()
            writing.finish()


def plan(film: Film, way: Way) -> ClusteredPlan:
    """What is written for what is kept `way`.

    Raises `Unfit` where it can't be cut so, `OSError` where it can't be read.
    """
    found, bytes_in_all = _head(film.path)
    if found.scale_ns not in _SCALES_NS:
        raise Unfit("its unit of time is unusual")
    tracks = found.tracks
    _require_the_tracks_of(film, tracks)
    video = None if film.video is None else tracks[film.video]
    bridge = None if way.encoded is None or video is None else _encoded(way.encoded, video)
    if bridge and video and video.setup != bridge.track.setup and film.video_codec == "h264":
        found = found.with_setup(
            video.number, parameter_sets.joined(video.setup, bridge.track.setup)
        )
    entry_s = way.bridge.until_s if way.bridge else way.keyframe_s
    whole = way.bridge is None and way.keyframe_s is None
    if not whole and (video is None or entry_s is None):
        raise Unfit("it has no picture to begin with")

    def units(time_s: float) -> int:
        """Not rounded up for what is less than what times are rounded by."""
        exact = (Fraction(time_s) + film.start_s) * _S / found.scale_ns
        return max(0, math.ceil(exact - Fraction(1, 100)))

    kept = way.kept
    start = units(kept.start_s)
    if whole:
        # FFmpeg counts from the first sound that is heard; what is stored may begin before.
        start = max(0, start - round(_BEFORE_FIRST_S * _S / found.scale_ns))
    stretch = Stretch(
        start=start,
        end=units(kept.end_s),
        entry=None if whole or entry_s is None else units(entry_s),
        video=None if video is None else video.number,
        essential=frozenset(each.number for each in tracks if each.kind != SUBTITLES),
        delays={each.number: round(each.delay_ns / found.scale_ns) for each in tracks},
        lasts={each.number: round(each.lasts_ns / found.scale_ns) for each in tracks},
        reordered=_reordered(film, tracks),
        second=round(_S / found.scale_ns),
    )
    limits_ns = (stretch.start * found.scale_ns, stretch.end * found.scale_ns)
    new_head = head.cut(found, *limits_ns)
    leader = next((each for each in tracks if each.kind == AUDIO), tracks[0])
    said = [new_head.written(), repr(stretch).encode()]
    if bridge:
        said.append(bridge.path.read_bytes())
    return ClusteredPlan(
        first_cluster=found.first_cluster,
        end=found.end,
        new_head=new_head,
        stretch=stretch,
        scale_ns=found.scale_ns,
        leader=(video or leader).number,
        encoded=bridge,
        digest=hashlib.sha256(b"\0".join(said)).hexdigest(),
        size_bytes=int(bytes_in_all * min(1, (kept.end_s - kept.start_s) / film.duration_s)),
    )


class _Writing:
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
        if reached:
            file.truncate(reached["held"])
            file.seek(reached["held"])
        else:
            file.write(plan.new_head.written())
        if plan.encoded and not self._sieve.has_picture:
            self._encoded = _blocks(plan.encoded, plan.scale_ns)
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


def _head(path: Path) -> tuple[Head, int]:
    with FileIO(path, "r") as file:
        size = os.fstat(file.fileno()).st_size
        return head.read(Window(file, size)), size


def _require_the_tracks_of(film: Film, tracks: tuple[Track, ...]) -> None:
    """Raise `Unfit` unless all of them are to be kept, and are those that ffmpeg sees."""
    kinds = {AUDIO: film.audio, VIDEO: () if film.video is None else (film.video,)}
    for index, track in enumerate(tracks):
        if track.kind not in {VIDEO, AUDIO, SUBTITLES}:
            raise Unfit("it has a track of an unusual kind")
        wanted = kinds.get(track.kind, ())
        if index not in wanted and index not in film.extras:
            raise Unfit("its tracks are not those that ffmpeg sees")
    for kind, indexes in kinds.items():
        if any(index >= len(tracks) or tracks[index].kind != kind for index in indexes):
            raise Unfit("its tracks are not those that ffmpeg sees")


def _reordered(film: Film, tracks: tuple[Track, ...]) -> Mapping[int, int]:
    """How many pictures of each track may be stored before one that is shown earlier."""
    found: dict[int, int] = {}
    shown: dict[int, list[int]] = {}
    with av.open(f"file:{film.path}", metadata_errors="ignore") as container:
        videos = [each for each in container.streams.video if each.index < len(tracks)]
        for each in islice(container.demux(*videos), _LOOKED_AT if videos else 0):
            if each.pts is not None and each.dts is not None:
                track = tracks[each.stream.index].number
                times = shown.setdefault(track, [])
                times.append(each.pts)
                # FFmpeg takes a picture to be decoded when an earlier one is shown: so many later.
                later = sum(time > each.dts for time in times)
                found[track] = max(found.get(track, 0), later)
    return found


def _encoded(path: Path, video: Track) -> Encoded:
    found, _ = _head(path)
    track = next((each for each in found.tracks if each.kind == VIDEO), None)
    if track is None or track.codec != video.codec or video.encoded or track.encoded:
        raise Unfit("what was encoded doesn't fit to the rest")
    return Encoded(path, found, track)


def _blocks(encoded: Encoded, scale_ns: int) -> Iterator[Block]:
    """The pictures that were encoded, the first at time 0, in units of `scale_ns`."""
    with FileIO(encoded.path, "r") as file:
        window = Window(file, os.fstat(file.fileno()).st_size)
        first = None
        for each in walk(window, encoded.head.first_cluster, encoded.head.end):
            if isinstance(each, Block) and each.track == encoded.track.number:
                first = each.time if first is None else first
                each.time = round((each.time - first) * encoded.head.scale_ns / scale_ns)
                yield each
