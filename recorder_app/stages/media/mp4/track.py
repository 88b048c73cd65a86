"""One track of a film: when it is shown, and what is written of it for a stretch of the film.

A track's samples have times of their own; its edit list says which of them begins to be shown, and
when (ISO/IEC 14496-12, sections 8.3 to 8.6).
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

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
from recorder_app.stages.media.mp4.fragments import Fragments
from recorder_app.stages.media.mp4.samples import Chunks, Samples
from recorder_app.stages.media.resumable import Unfit

_IN_TRACK = frozenset(
    {b"tkhd", b"edts", b"mdia", b"tref", b"udta", b"meta", b"tapt", b"free", b"skip"}
)
_REFERENCES = frozenset({b"cdsc", b"fall", b"folw", b"sync"})
"""To tracks that describe or replace it: left out, as ffmpeg does. Chapters and time codes matter."""
_IN_MEDIA = frozenset({b"mdhd", b"hdlr", b"elng", b"minf", b"free", b"skip"})
_IN_PARTS = frozenset({b"vmhd", b"smhd", b"hdlr", b"dinf", b"stbl", b"free", b"skip"})
_SELF_CONTAINED = 1
"""Flag of a data reference: what is described is in this very file."""
_AT_ITS_OWN_SPEED = 0x10000
_FARTHEST = 1 << 62
_NEAR_S = 0.001
"""How far from its place in a table a picture may seem to be: times are rounded on the way."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What part of the samples is shown, and when."""

    waits: Fraction
    """Seconds of the film that pass before."""
    begins: int
    """Where it begins to be shown, in the track's time."""
    lasts: Fraction | None
    """How many seconds are shown; None for all."""


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
    lasts: int
    """In the film's time scale."""
    first_byte: int
    end_byte: int
    stored_bytes: int

    def box(self, shift: int, *, wide: bool) -> bytes:
        """`trak`, where everything stands `shift` bytes further on than in the source."""
        table = make(b"stbl", self.table, self.chunks.box(shift, wide=wide))
        parts = make(b"minf", *self.around_table, table)
        media = make(b"mdia", self.media, *self.around_parts, parts)
        return make(b"trak", self.header, *self.around, media)


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
    kind: bytes
    """`vide` or `soun`."""
    scale: int
    """Its units of time in a second."""
    edit: Edit | None
    samples: Samples
    boxes: list[Box]
    media: list[Box]
    parts: list[Box]

    def seconds(self, time: int) -> Fraction:
        """When it is shown what is at `time` of the track."""
        edit = self.edit or Edit(Fraction(0), 0, None)
        return Fraction(time - edit.begins, self.scale) + edit.waits

    def time(self, seconds: Fraction) -> Fraction:
        """The opposite of `seconds`."""
        edit = self.edit or Edit(Fraction(0), 0, None)
        return (seconds - edit.waits) * self.scale + edit.begins

    def stretch(self, start_s: Fraction, end_s: Fraction) -> Stretch:
        """The stretch that begins with what this track shows at `start_s`. Raises `Unfit`."""
        if self.kind != b"vide":
            return Stretch(start_s, end_s, start_s)
        shown = self.samples.shown
        picture = int(np.argmin(np.abs(shown - _whole(self.time(start_s)))))
        starts = self.seconds(int(shown[picture]))
        if abs(starts - start_s) > _NEAR_S:
            raise Unfit("its pictures are not where its tables say")
        entry = self.samples.entry_before(picture)
        while shown[entry] > shown[picture]:
            entry = self.samples.entry_before(entry - 1)
        return Stretch(starts, end_s, self.seconds(int(self.samples.decoded[entry])))

    def cut(self, stretch: Stretch, film_scale: int) -> CutTrack:
        """What is left of it. Raises `Unfit` where it can't be cut so."""
        first, end = self._range(stretch)
        samples, offset = self.samples, int(self.samples.decoded[first])
        edit = self.edit or Edit(Fraction(0), 0, None)
        waits = max(Fraction(0), edit.waits - stretch.starts)
        # Where what is shown begins and ends, in the track's old time.
        begins = edit.begins if waits else max(edit.begins, round(self.time(stretch.starts)))
        last = samples.shown[first:end] + samples.lasts[first:end]
        ends = int(last.max())
        if edit.lasts is not None:
            ends = min(ends, edit.begins + math.ceil(edit.lasts * self.scale))
        if not offset <= begins < ends:
            raise Unfit("a track shows nothing in that stretch")
        # Rounded up, or a part of the last sample would be hidden.
        lasts = math.ceil(Fraction(ends - begins, self.scale) * film_scale)
        wait = round(waits * film_scale)
        edits = b""
        if self.edit is not None or wait or begins > offset:
            edits = _edit_box(wait, lasts, begins - offset)
        header = _with_length(only(self.boxes, b"tkhd"), wait + lasts, 20, 28)
        total = int(samples.lasts[first:end].sum())
        table, chunks = sample_table.cut(samples, first, end)
        place, size = samples.place[first:end], samples.size[first:end]
        return CutTrack(
            around=_but(self.boxes, b"tkhd", b"edts", b"mdia", b"tref"),
            around_parts=_but(self.media, b"mdhd", b"minf"),
            around_table=_but(self.parts, b"stbl"),
            header=header + edits,
            media=with_length(only(self.media, b"mdhd"), total),
            table=table,
            chunks=chunks,
            lasts=wait + lasts,
            first_byte=int(place.min()),
            end_byte=int((place + size).max()),
            stored_bytes=int(size.sum()),
        )

    def _range(self, stretch: Stretch) -> tuple[int, int]:
        """The first sample that is kept, and the first after it that is not."""
        decoded, late = self.samples.decoded, self.samples.late
        # Where some are shown before the tables say that they are decoded, all are decoded earlier.
        early = 0 if late is None else max(0, -int(late.min()))
        end = int(np.searchsorted(decoded, _whole(self.time(stretch.ends)) + early, "left"))
        if stretch.entered is None:
            first = 0
        else:
            at = _whole(self.time(stretch.entered), down=True)
            first = max(0, int(np.searchsorted(decoded, at, "right")) - 1)
        first = self.samples.entry_before(first)
        if first >= end:
            raise Unfit("a track has nothing in that stretch")
        return first, end


def read(source: Source) -> Track:
    """Raises `Unfit` for a track that can't be cut."""
    boxes = children(source.body, _IN_TRACK)
    references = optional(boxes, b"tref")
    if references is not None:
        children(references.body, _REFERENCES)
    media = children(only(boxes, b"mdia").body, _IN_MEDIA)
    kind = bytes(only(media, b"hdlr").body[8:12])
    if kind not in {b"vide", b"soun"}:
        raise Unfit(f"it has a track {kind!r}")
    parts = children(only(media, b"minf").body, _IN_PARTS)
    _require_own_data(parts)
    header = only(media, b"mdhd").body
    scale = number(header, 20 if number(header, 0, "B") == 1 else 12, "I")
    if not scale:
        raise Unfit("it has no time scale")
    edit = _read_edit(optional(boxes, b"edts"), source)
    table = only(parts, b"stbl").body
    if source.fragments is None:
        samples = sample_table.read(table, source.film_bytes)
    else:
        head = only(boxes, b"tkhd").body
        own = number(head, 20 if number(head, 0, "B") == 1 else 12, "I")
        described = sample_table.described_only(table)
        samples, edit = _from_zero(source.fragments.samples(own, described), edit, scale)
    sample_table.require_plain(samples)
    _require_known_times(kind, samples, edit)
    return Track(kind, scale, edit, samples, boxes, media, parts)


def _require_known_times(kind: bytes, samples: Samples, edit: Edit | None) -> None:
    """Raise `Unfit` for what players show at other times than the tables say."""
    if edit is None and samples.late is not None and samples.late.min() < 0:
        raise Unfit("its pictures are shown before they are decoded")
    if edit is not None and edit.begins < samples.shown.min():
        raise Unfit("it shows what isn't there")
    if kind == b"soun" and samples.count > 1 and samples.lasts.max() <= 1:
        raise Unfit("its sound isn't stored in packets")


def _require_own_data(parts: list[Box]) -> None:
    references = only(children(only(parts, b"dinf").body), b"dref").body
    found = children(references[8:])
    if len(found) != 1 or not number(found[0].body, 0, "I") & _SELF_CONTAINED:
        raise Unfit("it is stored in another file")


def _from_zero(samples: Samples, edit: Edit | None, scale: int) -> tuple[Samples, Edit | None]:
    """The same, shown at the same times, where the first sample is decoded at 0 as in tables."""
    zero = int(samples.decoded[0])
    if not zero:
        return samples, edit
    before = edit or Edit(Fraction(0), 0, None)
    begins = before.begins - zero
    waits = before.waits + Fraction(max(0, -begins), scale)
    moved = replace(samples, decoded=samples.decoded - zero)
    return moved, Edit(waits, max(0, begins), before.lasts)


def _read_edit(box: Box | None, source: Source) -> Edit | None:
    if box is None:
        return None
    body = only(children(box.body), b"elst").body
    wide, rows = number(body, 0, "B") == 1, number(body, 4, "I")
    if not 1 <= rows <= 2:
        raise Unfit("it is edited")
    width, form = (20, "Qq") if wide else (12, "Ii")
    edits: list[tuple[int, int]] = []
    # While it is recorded, nobody knows how long it will be.
    least = 0 if source.fragments else 1
    for at in range(8, 8 + rows * width, width):
        lasts, begins = (
            number(body, at, form[0]),
            number(body, at + struct.calcsize(f">{form[0]}"), form[1]),
        )
        if number(body, at + width - 4, "I") != _AT_ITS_OWN_SPEED or not least <= lasts < _FARTHEST:
            raise Unfit("it is edited")
        edits.append((lasts, begins))
    *empty, (lasts, begins) = edits
    if any(time != -1 for _, time in empty) or not 0 <= begins < _FARTHEST:
        raise Unfit("it is edited")
    waits = sum(length for length, _ in empty)
    scale = source.film_scale
    return Edit(Fraction(waits, scale), begins, Fraction(lasts, scale) if lasts else None)


def _edit_box(wait: int, lasts: int, begins: int) -> bytes:
    rows = [(wait, -1)] if wait else []
    rows.append((lasts, begins))
    wide = max(wait, lasts) > WIDE or begins > WIDE >> 1
    form = ">QqI" if wide else ">IiI"
    written = (struct.pack(form, *row, _AT_ITS_OWN_SPEED) for row in rows)
    head = struct.pack(">B3xI", int(wide), len(rows))
    return make(b"edts", make(b"elst", head, *written))


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
