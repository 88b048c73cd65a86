"""What a cut film consists of: a head, one stretch of bytes of the source, and a tail.

Nothing of the source is looked at but its index, so this takes no longer for a long film.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from fractions import Fraction

from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mp4 import track
from recorder_app.stages.media.mp4.boxes import (
    WIDE,
    Box,
    children,
    make,
    number,
    only,
    optional,
    read_outline,
)
from recorder_app.stages.media.mp4.fragments import Fragments
from recorder_app.stages.media.mp4.track import CutTrack, Stretch, Track
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.stretch import StretchPlan

_IN_MOVIE = frozenset({b"mvhd", b"trak", b"mvex", b"udta", b"meta", b"iods", b"free", b"skip"})
_IN_TAGS = frozenset({b"hdlr", b"keys", b"ilst", b"mhdr", b"free", b"skip"})
_MOST_TRACKS = 32
_BLOCK_BYTES = 4096
"""Copied at whole blocks, a stretch can be shared with the source on file systems that do that."""
_WASTE = 0.1
_WASTE_BYTES = 16 * 1024 * 1024
"""So much may lie between the first and the last byte that is kept, and be none that is."""


def plan(film: Film, way: Way) -> StretchPlan:
    """What is written for what is kept `way`; from the film's beginning if that is where it starts.

    Raises `Unfit` where it can't be cut by its tables, `OSError` where it can't be read.
    """
    if way.keyframe_s is not None:
        raise Unfit("what is kept of it follows from how ffmpeg cuts")
    kept, outline = way.kept, read_outline(film.path)
    boxes = children(outline.index, _IN_MOVIE)
    header = only(boxes, b"mvhd")
    scale = number(header.body, 20 if number(header.body, 0, "B") == 1 else 12, "I")
    bodies = [box.body for box in boxes if box.kind == b"trak"]
    if not scale or not 1 <= len(bodies) <= _MOST_TRACKS:
        raise Unfit("it has no time scale or no tracks")
    _require_plain_tags(boxes)
    extends = optional(boxes, b"mvex")
    if (extends is None) == bool(outline.fragments):
        raise Unfit("its fragments don't fit to its index")
    fragments = None if extends is None else Fragments(outline, extends)
    sources = [track.Source(body, scale, outline.size_bytes, fragments) for body in bodies]
    tracks = _cut_tracks(film, kept, sources)
    first = min(each.first_byte for each in tracks)
    end = max(each.end_byte for each in tracks)
    stored = sum(each.stored_bytes for each in tracks)
    if end - first > stored + max(_WASTE_BYTES, _WASTE * stored):
        raise Unfit("what is wanted of it lies far apart")
    movie_header = track.with_length(header, max(each.lasts for each in tracks))
    others = [box.whole for box in boxes if box.kind not in {b"mvhd", b"trak", b"mvex"}]
    return _lay_out(film, outline.file_type, _Index(movie_header, tracks, others), (first, end))


def _cut_tracks(film: Film, kept: Kept, sources: list[track.Source]) -> list[CutTrack]:
    """The tracks that ffmpeg would keep, in their order: what it doesn't know is left out."""
    # ffmpeg counts the tracks as they stand in the file, and covers after them.
    if any(index < len(sources) for index in film.extras):
        raise Unfit("it has subtitles, data or several pictures")
    wanted = sorted({*film.audio, *(() if film.video is None else (film.video,))})
    if not wanted or wanted[-1] >= len(sources):
        raise Unfit("its tracks are not those that ffmpeg sees")
    # The picture decides where the film is entered.
    leader = wanted[0] if film.video is None else film.video
    stretch, cut = None, dict[int, CutTrack]()
    for index in sorted(wanted, key=lambda each: each != leader):
        each = track.read(sources[index])
        if (each.kind == b"vide") != (index == film.video):
            raise Unfit("its tracks are not those that ffmpeg sees")
        stretch = stretch or _stretch(film, kept, each)
        cut[index] = each.cut(stretch, sources[index].film_scale)
    return [cut[index] for index in wanted]


@dataclass(frozen=True, slots=True)
class _Index:
    header: bytes
    tracks: list[CutTrack]
    others: list[memoryview]

    def box(self, shift: int, *, wide: bool) -> bytes:
        """`moov`; its size depends on `wide` alone."""
        tracks = [each.box(shift, wide=wide) for each in self.tracks]
        return make(b"moov", self.header, *tracks, *self.others)


def _lay_out(film: Film, file_type: bytes, index: _Index, stretch: tuple[int, int]) -> StretchPlan:
    """The index stands first if it does so in the source."""
    first = stretch[0] - stretch[0] % _BLOCK_BYTES
    copied = stretch[1] - first
    longest = index.box(0, wide=True)
    wide = len(longest) + copied + 2 * _BLOCK_BYTES > WIDE
    index_bytes = len(longest if wide else index.box(0, wide=False))
    before = len(file_type) + (index_bytes if film.index_first else 0)
    media_header = struct.pack(">I4sQ", 1, b"mdat", 16 + copied)
    if 8 + copied <= WIDE:
        media_header = struct.pack(">I4s", 8 + copied, b"mdat")
    # A box that says nothing fills up the block, so that blocks are copied to blocks.
    start = _BLOCK_BYTES * math.ceil((before + 8 + len(media_header)) / _BLOCK_BYTES)
    filler = make(b"free", bytes(start - before - 8 - len(media_header)))
    made = index.box(start - first, wide=wide)
    if film.index_first:
        return StretchPlan(file_type + made + filler + media_header, first, copied, b"")
    return StretchPlan(file_type + filler + media_header, first, copied, made)


def _stretch(film: Film, kept: Kept, leader: Track) -> Stretch:
    starts = Fraction(kept.start_s) + film.start_s
    # As exact as ffmpeg is told it.
    ends = starts + Fraction(round((kept.end_s - kept.start_s) * 1_000_000), 1_000_000)
    if kept.start_s == 0.0:
        return Stretch(starts, ends, None)
    return leader.stretch(starts, ends)


def _require_plain_tags(boxes: list[Box]) -> None:
    """Raise `Unfit` where tags speak of times, or of places in the file."""
    user_data = optional(boxes, b"udta")
    inside = [] if user_data is None else children(user_data.body)
    if any(box.kind == b"chpl" for box in inside):
        raise Unfit("it has chapters")
    for box in (*boxes, *inside):
        if box.kind == b"meta":
            # In QuickTime there is no version before its boxes.
            skipped = 0 if bytes(box.body[4:8]) == b"hdlr" else 4
            children(box.body[skipped:], _IN_TAGS)
