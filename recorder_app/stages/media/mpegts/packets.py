"""The packets that a transport stream consists of (ISO/IEC 13818-1), many at a time.

They are 188 bytes long. Camcorders and Blu-ray discs put four bytes before each, which say when it
arrived; some receivers put sixteen behind it, to correct errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

PACKET_BYTES = 188
SYNC = 0x47
PIDS = 1 << 13
"""How many numbers there are for what belongs together."""

Bytes = NDArray[np.uint8]

_FORMS = ((188, 0), (192, 4), (204, 0))
_SURE = 24
"""So many packets one after another are no chance."""
_SURE_AGAIN = 5
_MOST_GARBAGE_BYTES = 64 * 1024
_MOST_GARBAGE = 10_000
"""Places. It takes time to find the next packet after each."""
_AT_ONCE = 16_384
_ONE_TIME_BYTES, _BOTH_TIMES_BYTES = 14, 19
_START_CODE = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """How packets stand in a file."""

    size: int
    """Of one, with what is before and behind it."""
    sync: int
    """Where in it the packet itself begins."""
    first: int
    """Where the first one begins in the file."""

    @property
    def end(self) -> int:
        return self.sync + PACKET_BYTES


@dataclass(frozen=True, slots=True)
class Start:
    """Where something begins that has a time: a picture, or some sound."""

    row: int
    pid: int
    shown: int
    decoded: int


@dataclass(frozen=True, slots=True)
class Packets:
    """Packets that stand one after another."""

    at: int
    """Where they begin in the file."""
    layout: Layout
    rows: Bytes
    """Each is one packet, with what is before and behind it."""

    @property
    def pids(self) -> NDArray[np.int64]:
        high, low = self._column(1).astype(np.int64), self._column(2)
        return (high & 0x1F) << 8 | low

    @property
    def begins(self) -> NDArray[np.bool_]:
        """Where something begins: a table, a picture, some sound. Damaged ones don't count."""
        found: NDArray[np.bool_] = self._column(1) & 0xC0 == 0x40
        return found

    @property
    def scrambled(self) -> NDArray[np.bool_]:
        """Where the content is encrypted, or seems to be because of damage."""
        found: NDArray[np.bool_] = self._column(3) & 0xC0 != 0
        return found

    @property
    def contents(self) -> NDArray[np.int64]:
        """Where the content of each begins; the packet's end where it has none."""
        control, length = self._column(3), self._column(4).astype(np.int64)
        at = self.layout.sync + 4 + np.where(control & 0x20, 1 + length, 0)
        return np.where(control & 0x10, np.minimum(at, self.layout.end), self.layout.end)

    def starts(self, indexes: NDArray[np.int64]) -> Iterator[Start]:
        """What has a time of that which begins in the packets of these indexes."""
        contents = self.contents[indexes]
        enough = contents <= self.layout.end - _ONE_TIME_BYTES
        indexes, contents = indexes[enough], contents[enough]
        places = contents[:, None] + np.arange(_BOTH_TIMES_BYTES)
        heads = self.rows[indexes[:, None], np.minimum(places, self.layout.end - 1)]
        heads = heads.astype(np.int64)
        code = heads[:, 0] << 16 | heads[:, 1] << 8 | heads[:, 2]
        timed = (code == _START_CODE) & (heads[:, 7] & 0x80 != 0)
        indexes, heads = indexes[timed], heads[timed]
        shown = _times(heads[:, 9:14])
        decoded = np.where(heads[:, 7] & 0x40, _times(heads[:, 14:19]), shown)
        found = (indexes, self.pids[indexes], shown, decoded)
        for start in zip(*(each.tolist() for each in found), strict=True):
            yield Start(*start)

    def _column(self, offset: int) -> Bytes:
        return self.rows[:, self.layout.sync + offset]


def find(window: Window) -> Layout:
    """How the packets stand in the file. Raises `Unfit` where there are none."""
    looked_at = window.see(0, _MOST_GARBAGE_BYTES + _SURE * max(size for size, _ in _FORMS))
    found = [
        (at, Layout(size, sync, at))
        for size, sync in _FORMS
        if (at := _in_a_row(looked_at, size, sync, _SURE)) is not None
    ]
    if not found:
        raise Unfit("no packets were found in it")
    return min(found, key=lambda each: each[0])[1]


def walk(window: Window, layout: Layout, at: int) -> Iterator[Packets]:
    """All packets from `at` on. What stands between them and is none is passed over.

    Raises `Unfit` where that is much.
    """
    for _ in range(_MOST_GARBAGE):
        packets: Packets | None
        while packets := _read(window, layout, at):
            yield packets
            at += packets.rows.size
        if window.size - at < layout.size:
            return
        found = _next(window, layout, at + 1)
        if found is None:
            return
        at = found
    raise Unfit("it is damaged in many places")


def _read(window: Window, layout: Layout, at: int) -> Packets | None:
    view = window.see(at, _AT_ONCE * layout.size, ahead=0)
    count = len(view) // layout.size
    rows = np.frombuffer(view, np.uint8, count * layout.size).reshape(count, layout.size)
    lost = np.flatnonzero(rows[:, layout.sync] != SYNC)
    whole = rows[: lost[0]] if len(lost) else rows
    return Packets(at, layout, whole) if len(whole) else None


def _next(window: Window, layout: Layout, at: int) -> int | None:
    """Where packets go on; None where the file ends before."""
    looked_at = window.see(at, _MOST_GARBAGE_BYTES + _SURE_AGAIN * layout.size)
    found = _in_a_row(looked_at, layout.size, layout.sync, _SURE_AGAIN)
    if found is None and at + len(looked_at) < window.size:
        raise Unfit("it is damaged")
    return None if found is None else at + found


def _in_a_row(view: memoryview, size: int, sync: int, count: int) -> int | None:
    """Where so many packets stand in a row first."""
    marks = np.frombuffer(view, np.uint8) == SYNC
    last = len(marks) - (count - 1) * size - sync
    sure = np.ones(max(0, last), np.bool_)
    for begin in range(sync, sync + count * size, size):
        sure &= marks[begin : begin + len(sure)]
    return int(np.argmax(sure)) if sure.any() else None


def _times(stored: NDArray[np.int64]) -> NDArray[np.int64]:
    """What is stored in five bytes each (2.4.3.7)."""
    high, middle, low = stored[:, 0] >> 1 & 7, stored[:, 1:3], stored[:, 3:5]
    middles = middle[:, 0] << 7 | middle[:, 1] >> 1
    lows = low[:, 0] << 7 | low[:, 1] >> 1
    return high << 30 | middles << 15 | lows
