"""The samples of a film that is written in fragments, each with an index of its own.

Recorders write so, because what they have written can be played when they crash. ISO/IEC 14496-12,
section 8.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from recorder_app.stages.media.mp4.boxes import Box, Outline, children, number, only, optional
from recorder_app.stages.media.mp4.samples import MOST_SAMPLES, Ints, Samples
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


@dataclass(slots=True)
class _Track:
    defaults: _Defaults
    runs: list[_Run] = field(default_factory=list)
    ends: int = 0
    count: int = 0


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

    def samples(self, track: int, described: Box) -> Samples:
        """Of the track of that number, whose descriptions are `described` (`stsd`)."""
        runs = self._tracks[track].runs if track in self._tracks else []
        if not runs:
            raise Unfit("a track of it has no fragments")
        counts = np.array([len(run.size) for run in runs])
        lasts = np.concatenate([run.lasts for run in runs])
        begins = np.array([run.begins for run in runs], np.int64)
        firsts = np.cumsum(counts) - counts
        within = np.cumsum(lasts) - lasts
        decoded = within + np.repeat(begins - within[firsts], counts)
        between = np.diff(decoded)
        if (between < 0).any() or (between > _LONGEST).any():
            raise Unfit("its times run backwards, or are far apart")
        # Where the next fragment begins later, the sample before it is shown until then.
        lasts = np.append(between, lasts[-1])
        late = np.concatenate([run.late for run in runs])
        size = np.concatenate([run.size for run in runs])
        before = np.cumsum(size) - size
        places = np.array([run.place for run in runs], np.int64)
        flags = np.concatenate([run.flags for run in runs])
        entries = np.flatnonzero((flags & _NO_ENTRY) == 0)
        offsets = Box(b"ctts", memoryview(b"\1\0\0\0"), memoryview(b""))
        return Samples(
            count=len(size),
            lasts=lasts,
            decoded=decoded,
            late=late if late.any() else None,
            entries=None if len(entries) == len(size) else entries,
            size=size,
            place=before + np.repeat(places - before[firsts], counts),
            chunk=np.repeat(np.arange(len(runs)), counts),
            description=np.array([run.description for run in runs], np.int64),
            table=[described, offsets],
        )

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
                track.ends = number(time.body, 4, "Q" if wide else "I")
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
        track.count += count
        if track.count > MOST_SAMPLES or count * len(columns) * 4 > len(body) - at:
            raise Unfit("a table of it is cut off, or too long")
        if not count:
            return place
        rows = np.frombuffer(body, ">u4", count * len(columns), at).reshape(count, len(columns))
        found = {name: rows[:, column].astype(np.int64) for column, name in enumerate(columns)}

        def column(name: int, default: int) -> Ints:
            return found[name] if name in found else np.full(count, default, np.int64)

        size, lasts = column(_EACH_SIZE, defaults.size), column(_EACH_LASTS, defaults.lasts)
        flags = column(_EACH_FLAGS, defaults.flags)
        if first_flags is not None:
            flags[0] = first_flags
        late = column(_EACH_LATE, 0)
        late = np.where(late >= 1 << 31, late - (1 << 32), late)
        ends = place + int(size.sum())
        if place < 0 or ends > self._film_bytes or track.ends > _MOST_TIME:
            raise Unfit("it speaks of what is behind its end")
        track.runs.append(_Run(track.ends, lasts, late, size, flags, place, defaults.description))
        track.ends += int(lasts.sum())
        return ends


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
