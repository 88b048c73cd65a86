"""The samples of a film that is written in fragments, each with an index of its own.

Recorders write so, because what they have written can be played when they crash. ISO/IEC 14496-12,
section 8.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from recorder_app.stages.media.mp4.boxes import Box, Outline, children, number, only, optional
from recorder_app.stages.media.mp4.pcm import Frame, runs
from recorder_app.stages.media.mp4.samples import MOST_SAMPLES, Ints, Samples, frame_of
from recorder_app.stages.media.resumable import Unfit

_IN_FRAGMENT = frozenset({b"mfhd", b"traf", b"free", b"skip"})
_IN_TRACK = frozenset({b"tfhd", b"tfdt", b"trun", b"sdtp", b"sgpd", b"sbgp", b"free", b"skip"})
_IN_EXTENDS = frozenset({b"mehd", b"trex", b"free", b"skip"})

_BASE, _DESCRIPTION, _LASTS, _SIZE, _FLAGS, _FROM_FRAGMENT = 0x1, 0x2, 0x8, 0x10, 0x20, 0x20000
"""What a track's head in a fragment (`tfhd`) has, or says."""
_OFFSET, _FIRST_FLAGS = 0x1, 0x4
_EACH_LASTS, _EACH_SIZE, _EACH_FLAGS, _EACH_LATE = 0x100, 0x200, 0x400, 0x800
"""What a run of samples (`trun`) has."""
_NO_ENTRY = 0x10000
_MOST_TIME = 1 << 61
_LONGEST = 0x7FFF_FFFF
"""That a sample can last."""
_NOT_LATE = Box(b"ctts", memoryview(b"\1\0\0\0"), memoryview(b""))
"""Stands for the version of the table of delays, which a film in fragments lacks."""


@dataclass(frozen=True, slots=True)
class _Defaults:
    description: int
    lasts: int
    size: int
    flags: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Samples that are stored together."""

    begins: int
    """When the first is decoded."""
    lasts: Ints
    late: Ints
    size: Ints
    flags: Ints
    place: int
    description: int
    equal: int | None = None
    """How many there are, where one row stands for all of them."""

    def spread(self, frame: int | None, scale: int) -> _Run:
        """The same with a row for each; for runs of sound in single frames of that size."""
        if self.equal is None:
            return self
        if frame is not None and self.size[0] == frame and self.lasts[0] == 1:
            found = runs(np.array([self.equal]), scale, MOST_SAMPLES).frames
            times, lasts, size = len(found), found, found * frame
        else:
            times, lasts, size = self.equal, self.lasts, self.size
        if times > MOST_SAMPLES or not self.size[0]:
            raise Unfit(f"it has {times} samples in a track, or empty ones")
        return replace(
            self,
            lasts=np.broadcast_to(lasts, times),
            late=np.broadcast_to(self.late, times),
            size=np.broadcast_to(size, times),
            flags=np.broadcast_to(self.flags, times),
            equal=None,
        )


@dataclass(slots=True)
class _Track:
    defaults: _Defaults
    runs: list[_Run] = field(default_factory=list)
    ends: int = 0
    count: int = 0
    timed: bool = False
    """Whether the fragments say when they begin."""


class Fragments:
    """Of all tracks, by their numbers."""

    def __init__(self, outline: Outline, extends: Box) -> None:
        """Raises `Unfit` for what can't be cut."""
        self._film_bytes = outline.size_bytes
        self._tracks = {
            number(each.body, 4, "I"): _Track(
                _Defaults(*(number(each.body, at, "I") for at in (8, 12, 16, 20)))
            )
            for each in children(extends.body, _IN_EXTENDS)
            if each.kind == b"trex"
        }
        for start, body in outline.fragments:
            self._read(start, body)

    def has(self, track: int) -> bool:
        """Whether there are some of the track of that number."""
        return track in self._tracks and bool(self._tracks[track].runs)

    def samples(self, track: int, described: Box, scale: int, before: Samples | None) -> Samples:
        """Of the track of that number, whose descriptions are `described` (`stsd`).

        `before` are those that the film began with, when it wasn't written in fragments yet.
        """
        if not self.has(track):
            if before is None:
                raise Unfit("a track of it has no fragments")
            return before
        found = self._tracks[track]
        frame = frame_of(described)
        spread = [run.spread(frame, scale) for run in found.runs]
        counts = np.array([len(run.size) for run in spread])
        if int(counts.sum()) > MOST_SAMPLES:
            raise Unfit("it has too many samples in a track")
        lasts = np.concatenate([run.lasts for run in spread])
        begins = np.array([run.begins for run in spread], np.int64)
        if before is not None and not found.timed:
            begins += int(before.lasts.sum())
        firsts = np.cumsum(counts) - counts
        within = np.cumsum(lasts) - lasts
        size = np.concatenate([run.size for run in spread])
        stored = np.cumsum(size) - size
        places = np.array([run.place for run in spread], np.int64)
        flags = np.concatenate([run.flags for run in spread])
        in_fragments = Samples(
            count=len(size),
            lasts=lasts,
            decoded=within + np.repeat(begins - within[firsts], counts),
            late=np.concatenate([run.late for run in spread]),
            entries=np.flatnonzero((flags & _NO_ENTRY) == 0),
            size=size,
            place=stored + np.repeat(places - stored[firsts], counts),
            chunk=np.repeat(np.arange(len(spread)), counts),
            description=np.array([run.description for run in spread], np.int64),
            table=[described, _NOT_LATE],
            frame=None if frame is None else Frame(frame, frame),
        )
        return _simplified(in_fragments if before is None else _joined(before, in_fragments))

    def _read(self, start: int, body: memoryview) -> None:
        implied = start
        for each in children(body, _IN_FRAGMENT):
            if each.kind != b"traf":
                continue
            inside = children(each.body, _IN_TRACK)
            head = only(inside, b"tfhd").body
            track = self._tracks.get(number(head, 4, "I"))
            if track is None:
                raise Unfit("a fragment is of no track")
            says, at = number(head, 0, "I"), 8
            base = start if says & _FROM_FRAGMENT else implied
            if says & _BASE:
                base, at = number(head, at, "Q"), at + 8
            defaults = _overridden(track.defaults, head, says, at)
            time = optional(inside, b"tfdt")
            if time is not None:
                wide = number(time.body, 0, "B") == 1
                track.ends, track.timed = number(time.body, 4, "Q" if wide else "I"), True
            implied = base
            for run in (box for box in inside if box.kind == b"trun"):
                implied = self._add(track, defaults, run.body, base, implied)

    def _add(
        self, track: _Track, defaults: _Defaults, body: memoryview, base: int, place: int
    ) -> int:
        """Add a run to its track; gives back where it ends in the file."""
        says, count, at = number(body, 0, "I"), number(body, 4, "I"), 8
        if says & _OFFSET:
            place, at = base + number(body, at, "i"), at + 4
        first_flags = None
        if says & _FIRST_FLAGS:
            first_flags, at = number(body, at, "I"), at + 4
        columns = list(_columns(says))
        # Frames of sound are many, and all alike.
        alike = not columns and first_flags is None
        rows = 1 if alike else count
        track.count += rows
        if track.count > MOST_SAMPLES or rows * len(columns) * 4 > len(body) - at:
            raise Unfit("a table of it is cut off, or too long")
        if not count:
            return place
        table = np.frombuffer(body, ">u4", rows * len(columns), at).reshape(rows, len(columns))
        found = {name: table[:, column].astype(np.int64) for column, name in enumerate(columns)}

        def column(name: int, default: int) -> Ints:
            return found[name] if name in found else np.full(rows, default, np.int64)

        size, lasts = column(_EACH_SIZE, defaults.size), column(_EACH_LASTS, defaults.lasts)
        flags = column(_EACH_FLAGS, defaults.flags)
        if first_flags is not None:
            flags[0] = first_flags
        late = column(_EACH_LATE, 0)
        late = np.where(late >= 1 << 31, late - (1 << 32), late)
        times = count if alike else 1
        ends = place + int(size.sum()) * times
        if place < 0 or ends > self._film_bytes or track.ends > _MOST_TIME:
            raise Unfit("it speaks of what is behind its end")
        equal = count if alike else None
        track.runs.append(
            _Run(track.ends, lasts, late, size, flags, place, defaults.description, equal)
        )
        track.ends += int(lasts.sum()) * times
        return ends


def _joined(before: Samples, after: Samples) -> Samples:
    """The samples of a film that began to be written in fragments after `before`."""
    if before.frame is not None and after.frame is not None:
        after = replace(after, frame=before.frame)
    if before.frame != after.frame or before.count + after.count > MOST_SAMPLES:
        raise Unfit("it goes on in another way than it began")
    entries = np.arange(before.count) if before.entries is None else before.entries
    late = np.zeros(before.count, np.int64) if before.late is None else before.late
    assert after.late is not None
    assert after.entries is not None
    return Samples(
        count=before.count + after.count,
        lasts=np.concatenate([before.lasts, after.lasts]),
        decoded=np.concatenate([before.decoded, after.decoded]),
        late=np.concatenate([late, after.late]),
        entries=np.concatenate([entries, after.entries + before.count]),
        size=np.concatenate([before.size, after.size]),
        place=np.concatenate([before.place, after.place]),
        chunk=np.concatenate([before.chunk, after.chunk + len(before.description)]),
        description=np.concatenate([before.description, after.description]),
        table=after.table,
        frame=after.frame,
    )


def _simplified(samples: Samples) -> Samples:
    """The same, as a table would say it. Raises `Unfit`."""
    between = np.diff(samples.decoded)
    if (between < 0).any() or (between > _LONGEST).any():
        raise Unfit("its times run backwards, or are far apart")
    assert samples.late is not None
    assert samples.entries is not None
    all_entries = len(samples.entries) == samples.count
    return replace(
        samples,
        # Where the next fragment begins later, the sample before it is shown until then.
        lasts=np.append(between, samples.lasts[-1]),
        late=samples.late if samples.late.any() else None,
        entries=None if all_entries else samples.entries,
    )


def _overridden(defaults: _Defaults, head: memoryview, says: int, at: int) -> _Defaults:
    """The defaults that hold in a fragment."""
    found = []
    for flag, default in (
        (_DESCRIPTION, defaults.description),
        (_LASTS, defaults.lasts),
        (_SIZE, defaults.size),
        (_FLAGS, defaults.flags),
    ):
        found.append(number(head, at, "I") if says & flag else default)
        at += 4 if says & flag else 0
    return _Defaults(*found)


def _columns(says: int) -> Iterator[int]:
    for flag in (_EACH_LASTS, _EACH_SIZE, _EACH_FLAGS, _EACH_LATE):
        if says & flag:
            yield flag
