"""The edit list of a track: which parts of what is stored are shown, and when.

ISO/IEC 14496-12, section 8.6.6.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import zip_longest

from recorder_app.stages.media.mp4.boxes import WIDE, Box, children, make, number, only
from recorder_app.stages.media.resumable import Unfit

_AT_ITS_OWN_SPEED = 0x10000
_FARTHEST = 1 << 62
_MOST = 1000
"""A film that is put together of parts has a few dozen."""
_EMPTY = -1
"""The place in the track of an edit that shows nothing."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of a track that is shown at a stretch."""

    starts: Fraction
    """When it begins to be shown: seconds on the film's time line."""
    lasts: Fraction | None
    """For how many seconds; None where that is all there is."""
    begins: int
    """Where it begins in the track's own time."""
    scale: int
    """The track's units of time in a second."""

    @property
    def stops(self) -> Fraction | None:
        """When it is no longer shown."""
        return None if self.lasts is None else self.starts + self.lasts

    @property
    def ends(self) -> int | None:
        """Where it ends in the track's own time."""
        return None if self.lasts is None else self.begins + math.ceil(self.lasts * self.scale)

    def seconds(self, time: int) -> Fraction:
        """When it is shown what is at `time` of the track, as if there were no other part."""
        return Fraction(time - self.begins, self.scale) + self.starts

    def time(self, seconds: Fraction) -> Fraction:
        """The opposite of `seconds`."""
        return (seconds - self.starts) * self.scale + self.begins


@dataclass(frozen=True, slots=True)
class Edits:
    parts: tuple[Edit, ...]
    """In the order in which they are shown; there is one at least."""
    listed: bool
    """Whether the film has a list of them."""

    def at(self, seconds: Fraction) -> Edit:
        """What is shown at that moment, or was shown last."""
        return [each for each in self.parts if each.starts <= seconds or each is self.parts[0]][-1]

    def within(self, starts: Fraction, ends: Fraction) -> list[Edit]:
        """The parts that are shown between these moments, at least in part. Raises `Unfit`."""
        found = [
            each
            for each in self.parts
            if each.starts < ends and (each.stops is None or each.stops > starts)
        ]
        if not found:
            raise Unfit("a track shows nothing in that stretch")
        return found

    def from_zero(self, zero: int) -> Edits:
        """The same where the track's own time begins at what was `zero`. Raises `Unfit`."""
        if not zero:
            return self
        first = self.parts[0]
        if len(self.parts) > 1:
            raise Unfit("it is edited, and doesn't begin at its beginning")
        begins = first.begins - zero
        waits = Fraction(max(0, -begins), first.scale)
        moved = replace(first, starts=first.starts + waits, begins=max(0, begins))
        return Edits((moved,), listed=True)

    def open_ended(self, known: int) -> Edits:
        """The same, where nobody knew what would follow `known` units of the track's own time.

        A part that ends there, but for what is shown later than it is decoded, goes on to the end.
        """
        *others, last = self.parts
        if last.ends is None or abs(last.ends - known) > last.scale / 2:
            return self
        return Edits((*others, replace(last, lasts=None)), self.listed)


def read(box: Box | None, scale: int, film_scale: int, recorded: bool) -> Edits:
    """Those in the box `edts`, which a track needn't have. Raises `Unfit`.

    `recorded` is true where the list was written before the film was.
    """
    if box is None:
        return Edits((Edit(Fraction(0), None, 0, scale),), listed=False)
    body = only(children(box.body), b"elst").body
    wide, rows = number(body, 0, "B") == 1, number(body, 4, "I")
    if not 1 <= rows <= _MOST:
        raise Unfit("it has many edits, or none")
    width, form = (20, "Qq") if wide else (12, "Ii")
    found: list[Edit] = []
    starts = Fraction(0)
    for at in range(8, 8 + rows * width, width):
        lasts = number(body, at, form[0])
        begins = number(body, at + struct.calcsize(f">{form[0]}"), form[1])
        if number(body, at + width - 4, "I") != _AT_ITS_OWN_SPEED or lasts >= _FARTHEST:
            raise Unfit("it is edited")
        if found and found[-1].lasts is None:
            raise Unfit("it is edited")
        if begins != _EMPTY:
            # While it is recorded, nobody knows how long it will be.
            if not 0 <= begins < _FARTHEST or (not lasts and not recorded):
                raise Unfit("it is edited")
            length = Fraction(lasts, film_scale) if lasts else None
            found.append(Edit(starts, length, begins, scale))
        starts += Fraction(lasts, film_scale)
    if not found:
        raise Unfit("it is edited")
    return Edits(tuple(found), listed=True)


def box(parts: Sequence[Edit], film_scale: int) -> tuple[bytes, int]:
    """The box `edts`, and how long the track is shown in the film's units of time.

    The last part must say how long it lasts.
    """
    rows: list[tuple[int, int]] = []
    reached = 0
    for each, after in zip_longest(parts, parts[1:]):
        assert each.lasts is not None
        starts = round(each.starts * film_scale)
        # Rounded up, or a part of the last sample would be hidden.
        stops = starts + math.ceil(each.lasts * film_scale)
        if after is not None:
            stops = min(stops, round(after.starts * film_scale))
        if starts > reached:
            rows.append((starts - reached, _EMPTY))
        if stops > starts:
            rows.append((stops - starts, each.begins))
        reached = max(starts, stops)
    wide = any(lasts > WIDE or begins > WIDE >> 1 for lasts, begins in rows)
    form = ">QqI" if wide else ">IiI"
    written = (struct.pack(form, *row, _AT_ITS_OWN_SPEED) for row in rows)
    head = struct.pack(">B3xI", int(wide), len(rows))
    return make(b"edts", make(b"elst", head, *written)), reached
