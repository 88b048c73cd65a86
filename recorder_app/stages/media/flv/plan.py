"""Cutting an FLV film: its tags stay as they are, but for their times, which begin at 0.

What is kept is what ffmpeg would keep: from a keyframe on, as long as what is decoded is from before
the end.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

from recorder_app.domain.work import Json
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.flv import metadata, tags
from recorder_app.stages.media.flv.tags import (
    AUDIO,
    SCRIPT,
    VIDEO,
    Meaning,
    Role,
    Tag,
    meaning,
    walk,
)
from recorder_app.stages.media.resumable import Unfit, opened_at
from recorder_app.stages.media.window import Window, opened

_LOOKED_AT_BYTES = 64 * 1024 * 1024
"""To see which tracks there are."""
_LOOKED_AT = 200
"""Tags, to see which is the earliest."""
_APART_MS = 10_000
"""How far apart tracks may be stored that belong together."""
_BACK_MS = 100
_WRITTEN_AT_ONCE_BYTES = 1024 * 1024
_PLACE_EVERY_BYTES = 4 * 1024 * 1024

TrackId = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Times are milliseconds, as they are stored."""

    start: int
    end: int
    origin: int
    """What becomes 0."""
    codecs: Mapping[TrackId, bytes]
    """Of the tracks, which are all kept."""


@dataclass(frozen=True, slots=True)
class TagPlan:
    first_tag: int
    file_head: bytes
    also_said: bytes
    """What the film says about itself that is true of a part as well."""
    stretch: Stretch
    size_bytes: int

    @property
    def digest(self) -> str:
        said = repr((self.first_tag, self.file_head, self.also_said, self.stretch))
        return hashlib.sha256(said.encode()).hexdigest()

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        with opened(source) as window, opened_at(target, reached) as file:
            writing = _Writing(self, file, window, reached)
            yield from writing.run()
            writing.finish()


def plan(film: Film, way: Way) -> TagPlan:
    """What is written for what is kept `way`.

    Raises `Unfit` where it can't be cut so, `OSError` where it can't be read.
    """
    kept, wanted = way.kept, {AUDIO: len(film.audio), VIDEO: int(film.video is not None)}
    with opened(film.path) as window:
        first_tag, has = tags.first(window)
        codecs, also_said, earliest = _look(window, first_tag, sum(wanted.values()))
    for kind, count in wanted.items():
        if sum(track[0] == kind for track in codecs) != count:
            raise Unfit("its tracks are not those that ffmpeg sees")

    def milliseconds(time_s: float) -> int:
        """Not rounded up for what is less than what times are rounded by."""
        return math.ceil((Fraction(time_s) + film.start_s) * 1000 - Fraction(1, 100))

    start = milliseconds(kept.start_s) if kept.start_s > 0 else earliest
    stretch = Stretch(
        start=start, end=milliseconds(kept.end_s), origin=max(0, start), codecs=codecs
    )
    size = int(window.size * way.share_of(film))
    return TagPlan(first_tag, tags.file_head(has), also_said, stretch, size)


def _look(window: Window, at: int, most_tracks: int) -> tuple[dict[TrackId, bytes], bytes, int]:
    """The tracks' codecs, what the film says about itself, and the earliest time."""
    codecs: dict[TrackId, bytes] = {}
    said, earliest, count = b"", None, 0
    for tag in walk(window, at):
        if tag.at > _LOOKED_AT_BYTES or (count > _LOOKED_AT and len(codecs) >= most_tracks):
            break
        if tag.kind == SCRIPT and not codecs and metadata.is_about_the_film(tag.content):
            said = metadata.kept(tag.content)
        means = meaning(tag)
        if means and means.role != Role.OTHER:
            codecs.setdefault(means.track, means.codec)
        if means and means.role == Role.CODED:
            count += 1
            earliest = tag.time if earliest is None else min(earliest, tag.time)
    if earliest is None:
        raise Unfit("there is nothing in it")
    return codecs, said, earliest


class _Writing:
    def __init__(
        self,
        plan: TagPlan,
        file: BinaryIO,
        window: Window,
        reached: Mapping[str, Any] | None,
    ) -> None:
        self._plan = plan
        self._file = file
        self._window = window
        self._at = int(reached["source"]) if reached else plan.first_tag
        known = reached or {"entered": [], "ended": [], "last": [], "setups": [], "until": 0}
        self._entered: set[TrackId] = {_track(each) for each in known["entered"]}
        self._ended: set[TrackId] = {_track(each) for each in known["ended"]}
        self._last: dict[TrackId, int] = {_track(each): time for each, time in known["last"]}
        """When the last tag of each was."""
        self._setups: dict[tuple[TrackId, int], int] = {
            (_track(each), packet): at for each, packet, at in known["setups"]
        }
        """Where the last ones of each kind stand in the film."""
        self._until: int = known["until"]
        """How long what is written lasts."""
        self._unwritten: list[bytes] = []
        self._unwritten_bytes = 0
        if not reached:
            file.write(self._head(0))

    def run(self) -> Iterator[Mapping[str, Json]]:
        place = self._at
        for tag in walk(self._window, self._at):
            if tag.at - place >= _PLACE_EVERY_BYTES:
                self._flush()
                place = tag.at
                yield self._reached(place)
            means = meaning(tag)
            if means:
                self._take(tag, means)
            if self._ended >= set(self._plan.stretch.codecs):
                break
        self._flush()

    def finish(self) -> None:
        """Write what is known only now."""
        if not self._entered or any(
            kind == VIDEO and (kind, number) not in self._entered
            for kind, number in self._plan.stretch.codecs
        ):
            raise Unfit("there is nothing in it to begin with")
        size = self._file.tell()
        self._file.seek(0)
        self._file.write(self._head(size))

    def _reached(self, at: int) -> Mapping[str, Json]:
        self._file.flush()
        return {
            "held": self._file.tell(),
            "source": at,
            "entered": [[*each] for each in sorted(self._entered)],
            "ended": [[*each] for each in sorted(self._ended)],
            "last": [[[*each], time] for each, time in sorted(self._last.items())],
            "setups": [[[*each], packet, at] for (each, packet), at in self._setups.items()],
            "until": self._until,
        }

    def _head(self, size: int) -> bytes:
        said = metadata.tag(self._plan.also_said, self._until / 1000, size)
        return self._plan.file_head + said

    def _take(self, tag: Tag, means: Meaning) -> None:
        stretch, track = self._plan.stretch, means.track
        if stretch.codecs.get(track) != means.codec:
            raise Unfit("its tracks change")
        if means.role == Role.SETUP and track not in self._entered:
            self._setups[track, means.packet] = tag.at
        elif means.role == Role.CODED:
            lasts = self._seen(tag.time, track)
            if tag.time >= stretch.end + _APART_MS:
                self._ended |= set(stretch.codecs)
            if tag.time >= stretch.end:
                self._ended.add(track)
            if track in self._ended:
                return
            if track not in self._entered:
                if tag.time < stretch.start or not means.keyframe:
                    return
                self._enter(track, tag.time)
            self._until = max(self._until, tag.time - stretch.origin + means.late + lasts)
        if track in self._entered and track not in self._ended:
            self._write(tag, tag.time)

    def _seen(self, time: int, track: TrackId) -> int:
        """How long what is in that tag seems to last. Raises `Unfit`."""
        last = self._last.get(track, time)
        if time < last - _BACK_MS:
            raise Unfit("its times run backwards")
        self._last[track] = time
        return max(0, min(time - last, _BACK_MS))

    def _enter(self, track: TrackId, time: int) -> None:
        """Tell what a decoder must know before what comes now."""
        self._entered.add(track)
        for (each, _), at in self._setups.items():
            if each == track:
                self._write(next(walk(self._window, at)), time)

    def _write(self, tag: Tag, time: int) -> None:
        stored = tag.placed(max(0, time - self._plan.stretch.origin))
        self._unwritten.append(stored)
        self._unwritten_bytes += len(stored)
        if self._unwritten_bytes >= _WRITTEN_AT_ONCE_BYTES:
            self._flush()

    def _flush(self) -> None:
        self._file.write(b"".join(self._unwritten))
        self._unwritten, self._unwritten_bytes = [], 0


def _track(stored: list[int]) -> TrackId:
    kind, number = stored
    return kind, number
