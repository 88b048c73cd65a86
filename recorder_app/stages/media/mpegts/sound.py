"""Sound that begins or ends within the stretch of a transport stream that holds some of it at a time."""

from __future__ import annotations

from dataclasses import dataclass

import av
import numpy as np
from av.codec import CodecContext

from recorder_app.stages.media.mpeg_clock import stored
from recorder_app.stages.media.mpegts.packets import Bytes, Layout, Packets
from recorder_app.stages.media.mpegts.tables import packet
from recorder_app.stages.media.resumable import Unfit

_HEAD_BYTES = 9
_TIME_BYTES = 5
_CONTENT_BYTES = 184
_LONGEST = 0xFFFF


def split(content: bytes, codec: str) -> list[bytes]:
    """The pieces that are heard one after another; all as one where they can't be told apart."""
    if codec == "opus":
        return _split_opus(content)
    try:
        parser = CodecContext.create(codec, "r")
        pieces = [bytes(each) for each in (*parser.parse(content), *parser.parse())]
    except (av.FFmpegError, ValueError):
        return [content]
    # All of a codec begin alike; the end of one that began before doesn't.
    alike = len({each[:1] for each in pieces}) == 1
    return pieces if alike and b"".join(pieces) == content else [content]


def _split_opus(content: bytes) -> list[bytes]:
    """Each piece has a head that says how long it is (ETSI TS 103 491, annex B)."""
    pieces, at = [], 0
    try:
        while at < len(content):
            if content[at] != 0x7F or content[at + 1] < 0xE0:
                return [content]
            flags, end, length = content[at + 1], at + 2, 0
            while (byte := content[end]) == 0xFF:
                length, end = length + byte, end + 1
            length, end = length + byte, end + 1
            end += 2 * bool(flags & 0x10) + 2 * bool(flags & 0x08)
            if flags & 0x04:
                end += 1 + content[end]
            pieces.append(content[at : end + length])
            at = end + length
    except IndexError:
        return [content]
    return pieces


def content(rows: Bytes, layout: Layout) -> tuple[bytes, bytes]:
    """Head and content of what is in packets, which begin with its beginning."""
    contents = Packets(0, layout, rows).contents.tolist()
    whole = b"".join(
        row[begin : layout.end].tobytes() for row, begin in zip(rows, contents, strict=True)
    )
    if len(whole) < _HEAD_BYTES:
        raise Unfit("its sound is damaged")
    begins = _HEAD_BYTES + whole[8]
    length = int.from_bytes(whole[4:6], "big")
    return whole[:begins], whole[begins : 6 + length] if length else whole[begins:]


@dataclass(frozen=True, slots=True)
class Part:
    """Of some sound."""

    content: bytes
    time: int
    """When it begins."""
    goes_on: bool
    """Whether it is the beginning that is missing."""


def repacked(rows: Bytes, layout: Layout, head: bytes, part: Part) -> Bytes:
    """Packets like those of `rows`, which hold the whole, with that part."""
    kept = part.content
    length = 3 + _TIME_BYTES + len(kept)
    packed = b"".join(
        (
            head[:4],
            (length if length <= _LONGEST else 0).to_bytes(2, "big"),
            bytes([head[6], 0x80, _TIME_BYTES]),
            stored(part.time, 2),
            kept,
        )
    )
    parts = [packed[at : at + _CONTENT_BYTES] for at in range(0, len(packed), _CONTENT_BYTES)]
    if len(parts) > len(rows):
        raise Unfit("its sound is damaged")
    pid = int.from_bytes(rows[0, layout.sync + 1 : layout.sync + 3].tobytes(), "big") & 0x1FFF
    first, last = (int(rows[place, layout.sync + 3]) for place in (0, -1))
    # Counted so that it fits to what follows, or to what is before.
    count = last - len(parts) + 1 if part.goes_on else first
    made = rows[: len(parts)].copy()
    for place, each in enumerate(parts):
        written = packet(pid, each, count + place, begins=place == 0)
        made[place, layout.sync : layout.end] = np.frombuffer(written, np.uint8)
    return made
