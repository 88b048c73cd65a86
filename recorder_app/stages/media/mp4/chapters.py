"""Chapters as Nero wrote them first, and most programs since: titles with times, in one box (`chpl`).

It isn't in a standard; FFmpeg's `libavformat/movenc.c` shows what it consists of.
"""

from __future__ import annotations

import struct

from recorder_app.stages.media.mp4.boxes import make, number
from recorder_app.stages.media.mp4.track import Stretch
from recorder_app.stages.media.resumable import Unfit

_A_SECOND = 10_000_000


def moved(body: memoryview, stretch: Stretch) -> bytes:
    """The box with the chapters in the stretch; empty where there are none. Raises `Unfit`."""
    head = 8 if number(body, 0, "B") else 4
    count, at = number(body, head, "B"), head + 1
    found: list[tuple[int, bytes]] = []
    for _ in range(count):
        begins, length = number(body, at, "Q"), number(body, at + 8, "B")
        title = bytes(body[at + 9 : at + 9 + length])
        if len(title) < length:
            raise Unfit("its chapters are damaged")
        found.append((begins, title))
        at += 9 + length
    starts, ends = round(stretch.starts * _A_SECOND), round(stretch.ends * _A_SECOND)
    found.sort()
    stops = [begins for begins, _ in found[1:]] + [ends]
    kept = [
        struct.pack(">QB", max(0, begins - starts), len(title)) + title
        for (begins, title), stop in zip(found, stops, strict=False)
        if begins < ends and stop > starts
    ]
    return make(b"chpl", body[:head], bytes([len(kept)]), *kept) if kept else b""
