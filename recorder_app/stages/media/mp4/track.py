"""One track of a film: when it is shown, and what is written of it for a stretch of the film.

A track's samples have times of their own; its edit list says which of them are shown, and when
(ISO/IEC 14496-12, sections 8.3 to 8.6).
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

import numpy as np

from recorder_app.stages.media.mp4 import edits as edit_list
from recorder_app.stages.media.mp4 import samples as sample_table
from recorder_app.stages.media.mp4.boxes import (
    WIDE,
    Box,
    children,
    make,
    number,
    only,
    optional,
)
from recorder_app.stages.media.mp4.edits import Edit, Edits
from recorder_app.stages.media.mp4.fragments import Fragments
from recorder_app.stages.media.mp4.samples import Chunks, Samples
from recorder_app.stages.media.resumable import Unfit

_IN_TRACK = frozenset(
    {b"tkhd", b"edts", b"mdia", b"tref", b"udta", b"meta", b"tapt", b"load", b"uuid"}
    | {b"free", b"skip"}
)
_WRITTEN_ANEW = {b"tkhd", b"edts", b"mdia", b"tref"}
_ROUND = bytes.fromhex("ffcc8263f8554a938814587a02521fdd")
"""What begins a box `uuid` that says how a picture of all directions is to be seen."""
CHAPTERS, TIME_CODE = b"chap", b"tmcd"
"""References to the track that has the titles of chapters, and to the one that has time codes."""
_REFERENCES = frozenset({b"cdsc", b"fall", b"folw", b"sync", b"clcp", CHAPTERS, TIME_CODE})
"""Others than these two are to tracks that describe or replace it: left out, as ffmpeg does."""
_IN_MEDIA = frozenset({b"mdhd", b"hdlr", b"elng", b"minf", b"free", b"skip"})
_HEADERS = frozenset({b"vmhd", b"smhd", b"nmhd", b"sthd", b"gmhd"})
_IN_PARTS = _HEADERS | frozenset({b"hdlr", b"dinf", b"stbl", b"free", b"skip"})
_SELF_CONTAINED = 1
"""Flag of a data reference: what is described is in this very file."""
_FARTHEST = 1 << 62
_NEAR_S = 0.001
"""How far from its place in a table a picture may seem to be: times are rounded on the way."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is to be kept of each track: seconds on the film's own time line."""

    starts: Fraction
    ends: Fraction
    entered: Fraction | None
    """Where the film must be entered, so that it can be shown from `starts` on; None: at its start."""


@dataclass(frozen=True, slots=True)
class CutTrack:
    """A track of the new film, but for the places of its chunks."""

    around: list[memoryview]
    """What else stands in `trak`, as it was; then in `mdia`, then in `minf`."""
    around_parts: list[memoryview]
    around_table: list[memoryview]
    header: bytes
    """`tkhd`, and `edts` if it has one."""
    media: bytes
    """`mdhd`."""
    table: bytes
    """What `stbl` holds beside the chunks' places."""
    chunks: Chunks
    number: int
    references: dict[bytes, list[int]]
    """The numbers of the tracks that it refers to."""
    lasts: int
    """In the film's time scale."""
    first_byte: int
    end_byte: int
    stored_bytes: int

    def box(self, shift: int, kept: set[int], *, wide: bool) -> bytes:
        """`trak`, where everything stands `shift` bytes further on than in the source.

        `kept` are the numbers of the tracks that can be referred to.
        """
        table = make(b"stbl", self.table, self.chunks.box(shift, wide=wide))
        parts = make(b"minf", *self.around_table, table)
        media = make(b"mdia", self.media, *self.around_parts, parts)
        return make(b"trak", self.header, self._references_to(kept), *self.around, media)

    def _references_to(self, kept: set[int]) -> bytes:
        boxes = []
        for kind in (CHAPTERS, TIME_CODE):
            numbers = [each for each in self.references.get(kind, []) if each in kept]
            if numbers:
                boxes.append(make(kind, struct.pack(f">{len(numbers)}I", *numbers)))
        return make(b"tref", *boxes) if boxes else b""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a track is read from."""

    body: memoryview
    """What is in its box `trak`."""
    film_scale: int
    """The film's units of time in a second."""
    film_bytes: int
    fragments: Fragments | None
    """Where the film is written in such."""


@dataclass(frozen=True, slots=True)
class Track:
    number: int
    """By which others refer to it."""
    kind: bytes
    """`vide`, `soun`, `text`, …"""
    form: bytes
    """Of its samples: `avc1`, `mp4a`, `tx3g`, …"""
    scale: int
    """Its units of time in a second."""
    film_scale: int
    """The film's."""
    edits: Edits
    samples: Samples
    references: dict[bytes, list[int]]
    """The numbers of the tracks that it refers to."""
    boxes: list[Box]
    media: list[Box]
    parts: list[Box]

    def stretch(self, start_s: Fraction, end_s: Fraction) -> Stretch:
        """The stretch that begins with what this track shows at `start_s`. Raises `Unfit`."""
        if self.kind != b"vide":
            return Stretch(start_s, end_s, start_s)
        edit = self.edits.at(start_s + Fraction(_NEAR_S))
        shown = self.samples.shown
        picture = int(np.argmin(np.abs(shown - _whole(edit.time(start_s)))))
        starts = edit.seconds(int(shown[picture]))
        if abs(starts - start_s) > _NEAR_S:
            raise Unfit("its pictures are not where its tables say")
        entry = self.samples.entry_before(picture)
        while shown[entry] > shown[picture]:
            entry = self.samples.entry_before(entry - 1)
        return Stretch(starts, end_s, edit.seconds(int(self.samples.decoded[entry])))

    def cut(self, stretch: Stretch) -> CutTrack:
        """What is left of it. Raises `Unfit` where it can't be cut so."""
        edits = self.edits.within(stretch.starts, stretch.ends)
        if any(each.begins > after.begins for each, after in pairwise(edits)):
            raise Unfit("it is shown in another order than it is stored in")
        first, end = self._range(stretch, edits)
        offset = int(self.samples.decoded[first])
        shown = [
            replace(each, begins=each.begins - offset)
            for each in self._shown(stretch, edits, first, end)
        ]
        if shown[0].begins < 0:
            raise Unfit("a track shows nothing in that stretch")
        return self.written(self.samples, first, end, shown)

    def written(self, samples: Samples, first: int, end: int, shown: list[Edit]) -> CutTrack:
        """The track with the samples from `first` to before `end`, `shown` so."""
        edits, lasts = edit_list.box(shown, self.film_scale)
        if not self.edits.listed and len(shown) == 1 and not shown[0].starts + shown[0].begins:
            edits = b""
        header = _with_length(only(self.boxes, b"tkhd"), lasts, 20, 28)
        table, chunks = sample_table.cut(samples, first, end)
        place, size = samples.place[first:end], samples.size[first:end]
        return CutTrack(
            around=[
                box.whole
                for box in self.boxes
                if box.kind not in _WRITTEN_ANEW | {b"load", b"uuid"} or box.body[:16] == _ROUND
            ],
            around_parts=_but(self.media, b"mdhd", b"minf"),
            around_table=_but(self.parts, b"stbl"),
            header=header + edits,
            media=with_length(only(self.media, b"mdhd"), int(samples.lasts[first:end].sum())),
            table=table,
            chunks=chunks,
            number=self.number,
            references=self.references,
            lasts=lasts,
            first_byte=int(place.min()),
            end_byte=int((place + size).max()),
            stored_bytes=int(size.sum()),
        )

    def _range(self, stretch: Stretch, edits: list[Edit]) -> tuple[int, int]:
        """The first sample that is kept, and the first after it that is not."""
        decoded, late = self.samples.decoded, self.samples.late
        # Where some are shown before the tables say that they are decoded, all are decoded earlier.
        early = 0 if late is None else max(0, -int(late.min()))
        ends = [each.ends for each in edits[:-1] if each.ends is not None]
        ends.append(_whole(edits[-1].time(stretch.ends)))
        end = int(np.searchsorted(decoded, max(ends) + early, "left"))
        if stretch.entered is None:
            first = 0
        else:
            at = _whole(edits[0].time(stretch.entered), down=True)
            first = max(0, int(np.searchsorted(decoded, at, "right")) - 1)
        first = self.samples.entry_before(first)
        if first >= end:
            raise Unfit("a track has nothing in that stretch")
        return first, end

    def _shown(self, stretch: Stretch, edits: list[Edit], first: int, end: int) -> list[Edit]:
        """What is shown of these samples, and when from the beginning of the stretch on."""
        samples = self.samples
        stored = int((samples.shown[first:end] + samples.lasts[first:end]).max())
        found = []
        for each in edits:
            begins, ends = each.begins, stored if each.ends is None else each.ends
            if each.starts < stretch.starts:
                begins = max(begins, round(each.time(stretch.starts)))
            if each is edits[-1]:
                ends = min(ends, stored)
            if begins >= ends:
                raise Unfit("a track shows nothing in that stretch")
            waits = max(Fraction(0), each.starts - stretch.starts)
            found.append(Edit(waits, Fraction(ends - begins, self.scale), begins, self.scale))
        return found


def number_of(body: memoryview) -> int:
    """Of the track in the box `trak`. Raises `Unfit`."""
    head = only(children(body), b"tkhd").body
    return number(head, 20 if number(head, 0, "B") == 1 else 12, "I")


def is_empty(source: Source) -> bool:
    """Whether nothing is stored of it: no chapter was marked, nothing was said. Raises `Unfit`."""
    body = source.body
    for kind in (b"mdia", b"minf", b"stbl"):
        body = only(children(body), kind).body
    in_fragments = source.fragments is not None and source.fragments.has(number_of(source.body))
    return sample_table.is_empty(body) and not in_fragments


def read(source: Source) -> Track:
    """Raises `Unfit` for a track that can't be cut."""
    boxes = children(source.body, _IN_TRACK)
    media = children(only(boxes, b"mdia").body, _IN_MEDIA)
    kind = bytes(only(media, b"hdlr").body[8:12])
    parts = children(only(media, b"minf").body, _IN_PARTS)
    _require_own_data(parts)
    header = only(media, b"mdhd").body
    scale = number(header, 20 if number(header, 0, "B") == 1 else 12, "I")
    if not scale:
        raise Unfit("it has no time scale")
    table, own = only(parts, b"stbl").body, number_of(source.body)
    in_fragments = source.fragments is not None
    edits = edit_list.read(optional(boxes, b"edts"), scale, source.film_scale, in_fragments)
    empty = in_fragments and sample_table.is_empty(table)
    samples = None if empty else sample_table.read(table, source.film_bytes, scale)
    if source.fragments is not None:
        known = 0 if samples is None else int(samples.lasts.sum())
        described = sample_table.descriptions(table)
        samples = source.fragments.samples(own, described, scale, samples)
        zero = int(samples.decoded[0])
        edits = edits.open_ended(known).from_zero(zero)
        samples = replace(samples, decoded=samples.decoded - zero)
    assert samples is not None
    form = sample_table.require_plain(samples)
    _require_known_times(kind, samples, edits)
    return Track(
        number=own,
        kind=kind,
        form=form,
        scale=scale,
        film_scale=source.film_scale,
        edits=edits,
        samples=samples,
        references=_read_references(optional(boxes, b"tref")),
        boxes=boxes,
        media=media,
        parts=parts,
    )


def _read_references(box: Box | None) -> dict[bytes, list[int]]:
    found = (
        {} if box is None else {each.kind: each.body for each in children(box.body, _REFERENCES)}
    )
    return {
        kind: [number(body, at, "I") for at in range(0, len(body) - 3, 4)]
        for kind, body in found.items()
    }


def _require_known_times(kind: bytes, samples: Samples, edits: Edits) -> None:
    """Raise `Unfit` for what players show at other times than the tables say."""
    if not edits.listed and samples.late is not None and samples.late.min() < 0:
        raise Unfit("its pictures are shown before they are decoded")
    if edits.listed and min(each.begins for each in edits.parts) < samples.shown.min():
        raise Unfit("it shows what isn't there")
    single = samples.count > 1 and samples.lasts.max() <= 1
    if kind == b"soun" and single and samples.frame is None:
        raise Unfit("its sound isn't stored in packets")


def _require_own_data(parts: list[Box]) -> None:
    references = only(children(only(parts, b"dinf").body), b"dref").body
    found = children(references[8:])
    if len(found) != 1 or not number(found[0].body, 0, "I") & _SELF_CONTAINED:
        raise Unfit("it is stored in another file")


def with_length(box: Box, length: int) -> bytes:
    """`mvhd` or `mdhd` with another length."""
    return _with_length(box, length, 16, 24)


def _with_length(box: Box, length: int, at: int, wide_at: int) -> bytes:
    """The box with another length, which is at byte `at`, or at `wide_at` in its wide form."""
    body = bytearray(box.body)
    wide = bool(body) and body[0] == 1
    if not wide and length >= WIDE:
        raise Unfit("it is too long for its headers")
    try:
        struct.pack_into(">Q" if wide else ">I", body, wide_at if wide else at, length)
    except struct.error as error:
        raise Unfit("a header of it is too short") from error
    return make(box.kind, bytes(body))


def _but(boxes: list[Box], *kinds: bytes) -> list[memoryview]:
    return [box.whole for box in boxes if box.kind not in kinds]


def _whole(time: Fraction, *, down: bool = False) -> int:
    """Within what 64 bits hold."""
    whole = math.floor(time) if down else math.ceil(time)
    return min(max(whole, -_FARTHEST), _FARTHEST)
