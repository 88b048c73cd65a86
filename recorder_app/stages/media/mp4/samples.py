"""A track's sample table: where each sample is stored, and when it is decoded and shown.

ISO/IEC 14496-12, sections 8.6 and 8.7. Each count is compared with what is there before anything is
made of it, so that a damaged table costs neither memory nor time.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recorder_app.stages.media.mp4.boxes import (
    WIDE,
    Box,
    children,
    make,
    number,
    only,
    optional,
)
from recorder_app.stages.media.mp4.pcm import Frame, frame_bytes, runs
from recorder_app.stages.media.resumable import Unfit

Ints = NDArray[np.int64]

MOST_SAMPLES = 6_000_000
"""Of one track: twelve hours at 120 pictures a second have fewer. They take 60 bytes each."""
_KNOWN = frozenset(
    {b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stsz", b"stz2", b"stsc", b"stco", b"co64"}
    | {b"stps", b"sgpd", b"sbgp", b"sdtp", b"free", b"skip"}
)
_ENCRYPTED = {b"encv", b"enca", b"drms", b"drmi"}
_LONGEST = 1 << 31
"""A sample that seems to last longer is a negative number of old QuickTime films."""
_FARTHEST = 1 << 30
"""Of places in the file, times 4 GB: sums with them stay within 64 bits."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Times are in the track's own time scale, and count from where the track begins.

    Of sound in single frames, a sample here is a run of them.
    """

    count: int
    lasts: Ints
    decoded: Ints
    late: Ints | None
    """How much later than decoded each is shown; None where it is the same moment."""
    entries: Ints | None
    """The samples that the film can be entered at; None where that is so of all."""
    size: Ints
    place: Ints
    """Where each begins in the file, in bytes."""
    chunk: Ints
    """The chunk (a run of samples that are stored together) that each is in."""
    description: Ints
    """The number of its description, of each chunk."""
    table: list[Box]
    """The boxes that all this was read from."""
    frame: Frame | None = None
    """Of sound in single frames."""

    @property
    def shown(self) -> Ints:
        return self.decoded if self.late is None else self.decoded + self.late

    def entry_before(self, last: int) -> int:
        """The last sample up to `last` that the film can be entered at. Raises `Unfit`."""
        if self.entries is None:
            return last
        found = int(np.searchsorted(self.entries, last, "right")) - 1
        if found < 0:
            raise Unfit("it has no place to enter it before that time")
        return int(self.entries[found])


@dataclass(frozen=True, slots=True)
class Chunks:
    """Where the chunks of a cut track begin in the source."""

    starts: Ints

    def box(self, shift: int, *, wide: bool) -> bytes:
        """As it is where everything stands `shift` bytes further on than in the source."""
        kind, form = (b"co64", ">u8") if wide else (b"stco", ">u4")
        places = (self.starts + shift).astype(form).tobytes()
        return make(kind, struct.pack(">II", 0, len(self.starts)), places)


def read(body: memoryview, film_bytes: int, scale: int) -> Samples:
    """The table in the box `stbl`, where a second has `scale` units of time. Raises `Unfit`."""
    table = children(body, _KNOWN)
    samples = _read_frames(table, scale) or _read_samples(table)
    if int((samples.place + samples.size).max()) > film_bytes:
        raise Unfit("it speaks of what is behind its end")
    return samples


def _read_samples(table: list[Box]) -> Samples:
    size = _sizes(table)
    count = len(size)
    lasts = _runs(only(table, b"stts"), count, ">u4")
    if lasts.max() >= _LONGEST:
        raise Unfit("its times run backwards")
    offsets = optional(table, b"ctts")
    starts, in_chunk, described = _chunks(table, count)
    chunk = np.repeat(np.arange(len(starts)), in_chunk)
    before = np.cumsum(size) - size
    first_of_chunk = np.cumsum(in_chunk) - in_chunk
    entries = optional(table, b"stss")
    return Samples(
        count=count,
        lasts=lasts,
        decoded=np.cumsum(lasts) - lasts,
        late=None if offsets is None else _runs(offsets, count, ">i4"),
        entries=None if entries is None else _entries(entries, count),
        size=size,
        place=before + np.repeat(starts - before[first_of_chunk], in_chunk),
        chunk=chunk,
        description=described,
        table=table,
    )


def _read_frames(table: list[Box], scale: int) -> Samples | None:
    """The table of sound in single frames; None where it is something else."""
    sizes = optional(table, b"stsz")
    each = None if sizes is None else frame_of(only(table, b"stsd"))
    if sizes is None or each is None:
        return None
    lasts = _rows(only(table, b"stts").body, 4, 2, ">u4").astype(np.int64)
    if not len(lasts) or (lasts[:, 1] != 1).any():
        return None
    stated, count = number(sizes.body, 4, "I"), number(sizes.body, 8, "I")
    # QuickTime says 1, whatever it is.
    if stated not in {1, each} or int(lasts[:, 0].sum()) != count:
        raise Unfit("its tables contradict each other")
    if optional(table, b"ctts") or optional(table, b"stss"):
        raise Unfit("its sound is stored in an unknown way")
    starts, in_chunk, described = _chunks(table, count)
    found = runs(in_chunk, scale, MOST_SAMPLES)
    return Samples(
        count=len(found.frames),
        lasts=found.frames,
        decoded=np.cumsum(found.frames) - found.frames,
        late=None,
        entries=None,
        size=found.frames * each,
        place=starts[found.chunk] + found.before * each,
        chunk=found.chunk,
        description=described,
        table=[box for box in table if box.kind == b"stsd"],
        frame=Frame(each, stated),
    )


def frame_of(descriptions: Box) -> int | None:
    """The size of a frame in the box `stsd`; None for what isn't sound in single frames."""
    found = {frame_bytes(each) for each in children(descriptions.body[8:])}
    if len(found) != 1:
        return None
    return found.pop()


def descriptions(body: memoryview) -> Box:
    """Those in the box `stbl`. Raises `Unfit`."""
    return only(children(body, _KNOWN), b"stsd")


def is_empty(body: memoryview) -> bool:
    """Whether there are no samples in the box `stbl`: all are in fragments. Raises `Unfit`."""
    table = children(body)
    sizes = optional(table, b"stsz") or optional(table, b"stz2")
    return sizes is None or not number(sizes.body, 8, "I")


def cut(samples: Samples, first: int, end: int) -> tuple[bytes, Chunks]:
    """The boxes of the table for the samples from `first` to before `end`, but for the chunks'."""
    kept = slice(first, end)
    parts: list[bytes | memoryview] = [only(samples.table, b"stsd").whole]
    if samples.frame is None:
        parts.append(_run_box(b"stts", b"\0\0\0\0", samples.lasts[kept]))
        sizes, in_sample = _size_box(samples.size[kept]), np.ones(end - first, np.int64)
    else:
        in_sample = samples.lasts[kept]
        frames = int(in_sample.sum())
        if frames > WIDE or (in_sample * samples.frame.size != samples.size[kept]).any():
            raise Unfit("its sound is too long, or has gaps")
        parts.append(make(b"stts", struct.pack(">IIII", 0, 1, frames, 1)))
        sizes = make(b"stsz", struct.pack(">III", 0, samples.frame.stated, frames))
    if samples.late is not None:
        version = bytes(only(samples.table, b"ctts").body[:4])
        parts.append(_run_box(b"ctts", version, samples.late[kept]))
    if samples.entries is not None:
        parts.append(_entry_box(b"stss", samples.entries, first, end))
    # `cslg`, limits of what `ctts` holds, needn't be there, and is left out.
    parts.extend(_of_samples(samples, first, end))
    begins = np.flatnonzero(np.diff(samples.chunk[kept], prepend=-1))
    in_chunk = np.add.reduceat(in_sample, begins)
    described = samples.description[samples.chunk[kept][begins]]
    if (described != described[0]).any():
        raise Unfit("its form changes in between")
    rows = np.flatnonzero(np.diff(in_chunk, prepend=-1))
    runs_of_chunks = np.stack([rows + 1, in_chunk[rows], described[rows]], axis=1)
    in_chunks = runs_of_chunks.astype(">u4").tobytes()
    parts.append(make(b"stsc", struct.pack(">II", 0, len(rows)), in_chunks))
    parts.append(sizes)
    return b"".join(parts), Chunks(samples.place[kept][begins])


def require_plain(samples: Samples) -> bytes:
    """The form of the samples. Raises `Unfit` where they are encrypted or stored in another file."""
    descriptions = only(samples.table, b"stsd").body
    found = children(descriptions[8:])
    if not found or len(found) != number(descriptions, 4, "I"):
        raise Unfit("its descriptions are damaged")
    if not 1 <= samples.description.min() <= samples.description.max() <= len(found):
        raise Unfit("a description is missing")
    for each in found:
        if each.kind in _ENCRYPTED:
            raise Unfit("it is encrypted")
        if number(each.body, 6, "H") != 1:
            raise Unfit("it is stored in another file")
    return found[0].kind


def _rows(body: memoryview, at: int, width: int, form: str) -> NDArray[np.uint32]:
    """The rows of `width` 32-bit numbers that follow their count at byte `at`."""
    rows = number(body, at, "I")
    if rows * width * 4 > len(body) - at - 4:
        raise Unfit("a table of it is cut off")
    return np.frombuffer(body, form, rows * width, at + 4).reshape(rows, width)


def _runs(box: Box, count: int, form: str) -> Ints:
    """A number for each of `count` samples, from runs of equal ones."""
    rows = _rows(box.body, 4, 2, ">u4")
    lengths = rows[:, 0].astype(np.int64)
    if int(lengths.sum()) != count:
        raise Unfit("its tables contradict each other")
    values = np.ascontiguousarray(rows[:, 1]).view(form).astype(np.int64)
    return np.repeat(values, lengths)


def _run_box(kind: bytes, version: bytes, values: Ints) -> bytes:
    begins = np.flatnonzero(np.diff(values, prepend=values[0] - 1))
    lengths = np.diff(begins, append=len(values))
    rows = np.stack([lengths, values[begins] & WIDE], axis=1)
    return make(kind, version, struct.pack(">I", len(rows)), rows.astype(">u4").tobytes())


def _entries(box: Box, count: int) -> Ints:
    entries = _rows(box.body, 4, 1, ">u4")[:, 0].astype(np.int64) - 1
    if not len(entries) or entries[0] < 0 or entries[-1] >= count or (np.diff(entries) <= 0).any():
        raise Unfit("its keyframes are damaged")
    return entries


def _entry_box(kind: bytes, entries: Ints, first: int, end: int) -> bytes:
    inside = entries[(entries >= first) & (entries < end)]
    numbers = (inside - first + 1).astype(">u4").tobytes()
    return make(kind, struct.pack(">II", 0, len(inside)), numbers)


def _sizes(table: list[Box]) -> Ints:
    """The size of each sample, in bytes."""
    box = optional(table, b"stsz")
    if box is None:
        return _short_sizes(only(table, b"stz2").body)
    equal, count = number(box.body, 4, "I"), number(box.body, 8, "I")
    if not 0 < count <= MOST_SAMPLES:
        raise Unfit(f"it has {count} samples in a track")
    if equal:
        return np.full(count, equal, np.int64)
    return _rows(box.body, 8, 1, ">u4")[:, 0].astype(np.int64)


def _short_sizes(body: memoryview) -> Ints:
    bits, count = number(body, 7, "B"), number(body, 8, "I")
    if bits not in {4, 8, 16} or not 0 < count <= (len(body) - 12) * 8 // bits:
        raise Unfit("its sizes are damaged")
    if count > MOST_SAMPLES:
        raise Unfit(f"it has {count} samples in a track")
    if bits == 16:
        return np.frombuffer(body, ">u2", count, 12).astype(np.int64)
    found = np.frombuffer(body, np.uint8, (count * bits + 7) // 8, 12).astype(np.int64)
    if bits == 4:
        found = np.stack([found >> 4, found & 15], axis=1).ravel()[:count]
    return found


def _size_box(size: Ints) -> bytes:
    if size[0] and (size == size[0]).all():
        return make(b"stsz", struct.pack(">III", 0, int(size[0]), len(size)))
    return make(b"stsz", struct.pack(">III", 0, 0, len(size)), size.astype(">u4").tobytes())


def _chunks(table: list[Box], count: int) -> tuple[Ints, Ints, Ints]:
    """Where each chunk is, how many of `count` samples it holds, and their description."""
    wide = optional(table, b"co64")
    if wide is None:
        starts = _rows(only(table, b"stco").body, 4, 1, ">u4")[:, 0].astype(np.int64)
    else:
        pairs = _rows(wide.body, 4, 2, ">u4")
        if not len(pairs) or pairs[:, 0].max() >= _FARTHEST:
            raise Unfit("its chunks are damaged")
        starts = (pairs[:, 0].astype(np.int64) << 32) | pairs[:, 1]
    rows = _rows(only(table, b"stsc").body, 4, 3, ">u4").astype(np.int64)
    chunks = len(starts)
    firsts = rows[:, 0]
    if not len(rows) or firsts[0] != 1 or firsts[-1] > chunks or (np.diff(firsts) <= 0).any():
        raise Unfit("its chunks are damaged")
    repeats = np.diff(firsts, append=chunks + 1)
    in_chunk = np.repeat(rows[:, 1], repeats)
    if not in_chunk.all() or int(in_chunk.sum()) != count:
        raise Unfit("its tables contradict each other")
    return starts, in_chunk, np.repeat(rows[:, 2], repeats)


def _of_samples(samples: Samples, first: int, end: int) -> list[bytes | memoryview]:
    """What is said of single samples: groups (`sgpd`, `sbgp`), dependencies (`sdtp`), and where an
    open group of pictures begins (`stps`)."""
    parts: list[bytes | memoryview] = []
    for box in samples.table:
        if box.kind == b"sgpd":
            parts.append(box.whole)
        elif box.kind == b"sbgp":
            parts.append(_cut_groups(box.body, first, end))
        elif box.kind == b"stps":
            parts.append(_entry_box(b"stps", _entries(box, samples.count), first, end))
        elif box.kind == b"sdtp":
            if len(box.body) != 4 + samples.count:
                raise Unfit("its tables contradict each other")
            parts.append(make(b"sdtp", box.body[:4], box.body[4 + first : 4 + end]))
    return parts


def _cut_groups(body: memoryview, first: int, end: int) -> bytes:
    """The runs of samples that belong to a group, as far as they lie in the stretch."""
    head = 12 if number(body, 0, "B") == 1 else 8
    rows = _rows(body, head, 2, ">u4").astype(np.int64)
    ends = np.cumsum(rows[:, 0])
    begins = np.clip(ends - rows[:, 0], first, end)
    lengths = np.clip(ends, first, end) - begins
    kept = np.stack([lengths, rows[:, 1]], axis=1)[lengths > 0]
    return make(b"sbgp", body[:head], struct.pack(">I", len(kept)), kept.astype(">u4").tobytes())
