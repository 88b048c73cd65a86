"""Tracks whose samples hold for a while each: subtitles, titles of chapters, captions, time codes.

A player shows the sample of the moment, so the first that is kept is shortened instead of hidden:
most players of subtitles know no edit lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np

from recorder_app.stages.media.mp4 import time_code
from recorder_app.stages.media.mp4.boxes import Box, children, only
from recorder_app.stages.media.mp4.edits import Edit
from recorder_app.stages.media.mp4.samples import Ints, Samples
from recorder_app.stages.media.mp4.track import CutTrack, Stretch, Track
from recorder_app.stages.media.resumable import Unfit

FORMS = frozenset({b"tx3g", b"text", b"c608", b"tmcd"})
"""Those that speak neither of times nor of each other."""
_MOST_ASIDE = 10_000
_MOST_ASIDE_BYTES = 16 * 1024 * 1024
"""Stored anew. Subtitles stand among the pictures that they belong to, titles in one place."""


@dataclass(slots=True)
class Aside:
    """What is stored anew, behind the stretch that is copied."""

    path: Path
    """Of the film."""
    first_byte: int
    end_byte: int
    """Of the stretch."""
    written: bytearray = field(default_factory=bytearray)
    count: int = 0

    def add(self, content: bytes) -> int:
        """Store that; gives back its place, as if the film went on with it after the stretch."""
        self.count += 1
        if self.count > _MOST_ASIDE or len(self.written) + len(content) > _MOST_ASIDE_BYTES:
            raise Unfit("much of its subtitles lies apart from its pictures")
        place = self.end_byte + len(self.written)
        self.written += content
        return place

    def read(self, place: int, size: int) -> bytes:
        """What is in the film there."""
        if size > _MOST_ASIDE_BYTES:
            raise Unfit("a title of it is huge")
        with self.path.open("rb") as file:
            file.seek(place)
            found = file.read(size)
        if len(found) < size:
            raise Unfit("it has been shortened")
        return found

    def places(self, place: Ints, size: Ints) -> Ints:
        """Where these samples are, once those outside of the stretch are stored anew."""
        found = place.copy()
        for each in np.flatnonzero((place < self.first_byte) | (place + size > self.end_byte)):
            found[each] = self.add(self.read(int(place[each]), int(size[each])))
        return found


def cut(track: Track, stretch: Stretch, aside: Aside) -> CutTrack | None:
    """What is left of the track; None where it says nothing in that stretch. Raises `Unfit`."""
    samples = track.samples
    if track.form not in FORMS or samples.late is not None:
        raise Unfit(f"it has a track {track.form!r}")
    if len(track.edits.parts) > 1:
        raise Unfit("its subtitles are edited")
    edit = track.edits.parts[0]
    begins = max(edit.begins, round(edit.time(stretch.starts)))
    ends = round(edit.time(stretch.ends))
    if edit.ends is not None:
        ends = min(ends, edit.ends)
    decoded, stops = samples.decoded, samples.decoded + samples.lasts
    first = int(np.searchsorted(stops, begins, "right"))
    end = int(np.searchsorted(decoded, ends, "left"))
    if first >= end:
        return None
    kept = slice(first, end)
    shown_from = np.maximum(decoded[kept], begins)
    lasts = np.minimum(stops[kept], ends) - shown_from
    if not lasts.any():
        return None
    place, size = samples.place[kept].copy(), samples.size[kept]
    descriptions = samples.description[samples.chunk[kept]]
    skipped = begins - int(decoded[first])
    if track.form == b"tmcd" and skipped > 0:
        described = children(only(samples.table, b"stsd").body[8:])[int(descriptions[0]) - 1]
        content = aside.read(int(place[0]), int(size[0]))
        moved = time_code.moved(content, described, Fraction(skipped, track.scale))
        place[0] = aside.add(moved)
        place[1:] = aside.places(place[1:], size[1:])
    else:
        place = aside.places(place, size)
    starts = edit.seconds(int(shown_from[0])) - stretch.starts
    shown = Edit(starts, Fraction(int(lasts.sum()), track.scale), 0, track.scale)
    left = _together(samples, place, size, lasts, descriptions)
    return track.written(left, 0, end - first, [shown])


def _together(samples: Samples, place: Ints, size: Ints, lasts: Ints, described: Ints) -> Samples:
    """The samples at these places: what follows each other is a chunk."""
    begins = np.ones(len(place), bool)
    begins[1:] = (place[1:] != place[:-1] + size[:-1]) | (described[1:] != described[:-1])
    table: list[Box] = [only(samples.table, b"stsd")]
    return Samples(
        count=len(place),
        lasts=lasts,
        decoded=np.cumsum(lasts) - lasts,
        late=None,
        entries=None,
        size=size,
        place=place,
        chunk=np.cumsum(begins) - 1,
        description=described[begins],
        table=table,
    )
