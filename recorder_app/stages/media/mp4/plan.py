"""What a cut film consists of: a head, one stretch of bytes of the source, and a tail.

Nothing of the source is looked at but its index, so this takes no longer for a long film.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.mp4 import chapters, track, tracks
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
from recorder_app.stages.media.mp4.spans import Aside
from recorder_app.stages.media.mp4.track import CutTrack, Source, Stretch
from recorder_app.stages.media.mp4.tracks import BLOCK_BYTES
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.stretch import StretchPlan

_IN_MOVIE = frozenset(
    {b"mvhd", b"trak", b"mvex", b"udta", b"meta", b"iods", b"uuid", b"free", b"skip"}
)
_LEFT_OUT = {b"mvhd", b"trak", b"mvex", b"uuid", b"HMMT", b"free", b"skip"}
"""Written anew; or a camera's own: its settings, and times that were marked (`HMMT`)."""
_IN_TAGS = frozenset({b"hdlr", b"keys", b"ilst", b"mhdr", b"free", b"skip"})
_MOST_TRACKS = 32


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
    extends = optional(boxes, b"mvex")
    if extends is None and outline.fragments:
        raise Unfit("its fragments don't fit to its index")
    fragments = None
    if extends is not None and outline.fragments:
        fragments = Fragments(outline, extends)
    cut = tracks.cut(
        film, kept, [Source(body, scale, outline.size_bytes, fragments) for body in bodies]
    )
    movie_header = track.with_length(header, max(each.lasts for each in cut.tracks))
    others = _others(boxes, cut.stretch)
    return _lay_out(film, outline.file_type, _Index(movie_header, cut.tracks, others), cut.aside)


@dataclass(frozen=True, slots=True)
class _Index:
    header: bytes
    tracks: Sequence[CutTrack]
    others: Sequence[bytes | memoryview]

    def box(self, shift: int, *, wide: bool) -> bytes:
        """`moov`; its size depends on `wide` alone."""
        kept = {each.number for each in self.tracks}
        boxes = [each.box(shift, kept, wide=wide) for each in self.tracks]
        return make(b"moov", self.header, *boxes, *self.others)


def _lay_out(film: Film, file_type: bytes, index: _Index, aside: Aside) -> StretchPlan:
    """The index stands first if it does so in the source."""
    first, copied = aside.first_byte, aside.end_byte - aside.first_byte
    stored = copied + len(aside.written)
    longest = index.box(0, wide=True)
    wide = len(longest) + stored + 2 * BLOCK_BYTES > WIDE
    index_bytes = len(longest if wide else index.box(0, wide=False))
    before = len(file_type) + (index_bytes if film.index_first else 0)
    media_header = struct.pack(">I4sQ", 1, b"mdat", 16 + stored)
    if 8 + stored <= WIDE:
        media_header = struct.pack(">I4s", 8 + stored, b"mdat")
    # A box that says nothing fills up the block, so that blocks are copied to blocks.
    start = BLOCK_BYTES * math.ceil((before + 8 + len(media_header)) / BLOCK_BYTES)
    filler = make(b"free", bytes(start - before - 8 - len(media_header)))
    made = index.box(start - first, wide=wide)
    tail = bytes(aside.written)
    if film.index_first:
        return StretchPlan(file_type + made + filler + media_header, first, copied, tail)
    return StretchPlan(file_type + filler + media_header, first, copied, tail + made)


def _others(boxes: list[Box], stretch: Stretch) -> list[bytes | memoryview]:
    """What else stands in the index or among its tags, as it is in the cut.

    Left out is what ffmpeg leaves out, too: it may speak of times, or of places in the file.
    """
    found: list[bytes | memoryview] = []
    for box in boxes:
        if box.kind == b"chpl":
            found.append(chapters.moved(box.body, stretch))
        elif box.kind == b"udta":
            found.append(make(b"udta", *_others(children(box.body), stretch)))
        elif box.kind not in _LEFT_OUT and (box.kind != b"meta" or _has_tags_only(box.body)):
            found.append(box.whole)
    return found


def _has_tags_only(body: memoryview) -> bool:
    # In QuickTime there is no version before its boxes.
    inside = children(body[0 if bytes(body[4:8]) == b"hdlr" else 4 :])
    return all(each.kind in _IN_TAGS for each in inside)
