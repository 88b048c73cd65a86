"""What stands before the packets of an ASF file (WMV, WMA), read, and written for a cut of it.

Source: Microsoft's “Advanced Systems Format (ASF) Specification”.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window


def _identity(text: str) -> bytes:
    return UUID(text).bytes_le


_HEADER = _identity("75B22630-668E-11CF-A6D9-00AA0062CE6C")
_DATA = _identity("75B22636-668E-11CF-A6D9-00AA0062CE6C")
_FILE = _identity("8CABDCA1-A947-11CF-8EE4-00C00C205365")
_STREAM = _identity("B7DC0791-A9B7-11CF-8EE6-00C00C205365")
_VIDEO = _identity("BC19EFC0-5B4D-11CF-A8FD-00805F5C442B")
_AUDIO = _identity("F8699E40-5B4D-11CF-A8FD-00805F5C442B")
_INDEX = _identity("33000890-E5B1-11CF-89F4-00A0C90349CB")
_PADDING = _identity("1806D474-CADF-4509-A4BA-9AABCB96AAE8")
_UNFIT = {
    _identity("2211B3FB-BD23-11D2-B4B7-00A0C955FC6E"): "it is encrypted",
    _identity("298AE614-2622-4C17-B935-DAE07EE9289C"): "it is encrypted",
    _identity("F487CD01-A951-11CF-8EE6-00C00C205365"): "it has chapters",
    _identity("1EFB1A30-0B62-11D0-A39B-00A0C90348F6"): "it has commands at set times",
}
_HEAD = struct.Struct("<16sQ")
_COUNT = struct.Struct("<I2s")
_LENGTHS = struct.Struct("<QQQQQQI")
"""From the file's size on: size, date, packets, how long it is played, sent, and waited; flags."""
_LENGTHS_AT = 16
_PACKET_SIZES = struct.Struct("<II")
DATA_HEAD_BYTES = _HEAD.size + 16 + 10
_MOST_HEAD_BYTES = 32 * 1024 * 1024
_MOST_PACKET_BYTES = 1 << 24
_MOST_PREROLL_MS = 60_000
_IN_A_MS = 10_000
"""Units of 100 ns, in which lengths are given."""
_LIVE, _CAN_BE_LEAPT_IN = 1, 2

Entry = tuple[int, int]
"""The first packet of a picture that can be entered at, and how many packets it is in."""


@dataclass(frozen=True, slots=True)
class Head:
    about: bytes
    """The object with the lengths, without its head."""
    before: tuple[bytes, ...]
    """The objects that stand before it."""
    after: tuple[bytes, ...]
    kinds: dict[int, bool]
    """Whether it is the picture, of each stream by its number, in the order of the file."""
    preroll_ms: int
    """What is added to all times, so that a player has so long to fill its buffer."""
    packet_bytes: int
    first_packet: int
    """Where it stands in the file."""
    end: int
    """Where the last one ends, or the file."""

    def written(self, packets: int = 0, length_ms: int = 0, index_bytes: int = 0) -> bytes:
        """The head of a cut up to its first packet; always of the same length."""
        header_bytes = _HEAD.size + _COUNT.size + sum(map(len, (*self.before, *self.after)))
        header_bytes += _HEAD.size + len(self.about)
        data_bytes = DATA_HEAD_BYTES + packets * self.packet_bytes
        _, date, *_, flags = _LENGTHS.unpack_from(self.about, _LENGTHS_AT)
        lengths = _LENGTHS.pack(
            header_bytes + data_bytes + index_bytes,
            date,
            packets,
            (length_ms + self.preroll_ms) * _IN_A_MS,
            length_ms * _IN_A_MS,
            self.preroll_ms,
            flags & ~_LIVE | _CAN_BE_LEAPT_IN,
        )
        about = self.about[:_LENGTHS_AT] + lengths + self.about[_LENGTHS_AT + _LENGTHS.size :]
        objects = (*self.before, _object(_FILE, about), *self.after)
        data = self.about[:16] + struct.pack("<Q", packets) + b"\x01\x01"
        return b"".join(
            (
                _HEAD.pack(_HEADER, header_bytes),
                _COUNT.pack(len(objects), b"\x01\x02"),
                *objects,
                _HEAD.pack(_DATA, data_bytes),
                data,
            )
        )

    def index(self, entries: Sequence[Entry], every_ms: int) -> bytes:
        """What says in which packet the picture begins that is shown at each multiple of a time."""
        most = max((count for _, count in entries), default=0)
        body = self.about[:16] + struct.pack("<QII", every_ms * _IN_A_MS, most, len(entries))
        return _object(_INDEX, body + b"".join(struct.pack("<IH", *each) for each in entries))


def read(window: Window) -> Head:
    """Raises `Unfit`, `OSError`."""
    view = bytes(window.see(0, _HEAD.size + _COUNT.size))
    if view[:16] != _HEADER or len(view) < _HEAD.size + _COUNT.size:
        raise Unfit("it doesn't begin as an ASF film does")
    (size,) = struct.unpack_from("<Q", view, 16)
    if size > min(_MOST_HEAD_BYTES, window.size - DATA_HEAD_BYTES):
        raise Unfit("its head is incomplete")
    data = bytes(window.see(size, DATA_HEAD_BYTES))
    if data[:16] != _DATA:
        raise Unfit("its head is incomplete")
    about, before, after, kinds = b"", list[bytes](), list[bytes](), dict[int, bool]()
    for identity, whole in _objects(bytes(window.see(0, size)), len(view)):
        if identity in _UNFIT:
            raise Unfit(_UNFIT[identity])
        if identity == _FILE:
            about = whole[_HEAD.size :]
            continue
        if identity == _STREAM:
            number, is_picture = _stream(whole)
            kinds[number] = is_picture
        if identity != _PADDING:
            (after if about else before).append(whole)
    if len(about) < _LENGTHS_AT + _LENGTHS.size + _PACKET_SIZES.size:
        raise Unfit("its head is incomplete")
    *_, preroll_ms, _ = _LENGTHS.unpack_from(about, _LENGTHS_AT)
    least, most = _PACKET_SIZES.unpack_from(about, _LENGTHS_AT + _LENGTHS.size)
    if least != most or not 0 < most <= _MOST_PACKET_BYTES or preroll_ms > _MOST_PREROLL_MS:
        raise Unfit("its packets are of several sizes, or come late")
    (data_bytes,) = struct.unpack_from("<Q", data, 16)
    # While it is recorded this isn't known.
    end = window.size if data_bytes <= DATA_HEAD_BYTES else min(window.size, size + data_bytes)
    first = size + DATA_HEAD_BYTES
    return Head(about, tuple(before), tuple(after), kinds, preroll_ms, most, first, end)


def _objects(header: bytes, at: int) -> list[tuple[bytes, bytes]]:
    found = []
    while at < len(header):
        if at + _HEAD.size > len(header):
            raise Unfit("its head is damaged")
        identity, size = _HEAD.unpack_from(header, at)
        if not _HEAD.size <= size <= len(header) - at:
            raise Unfit("its head is damaged")
        found.append((identity, header[at : at + size]))
        at += size
    return found


def _stream(whole: bytes) -> tuple[int, bool]:
    kind, flags = whole[_HEAD.size : _HEAD.size + 16], whole[_HEAD.size + 48 : _HEAD.size + 50]
    if kind not in {_VIDEO, _AUDIO} or len(flags) < 2:
        raise Unfit("it has a stream of an unusual kind")
    if flags[1] & 0x80:
        raise Unfit("it is encrypted")
    return flags[0] & 0x7F, kind == _VIDEO


def _object(identity: bytes, body: bytes) -> bytes:
    return _HEAD.pack(identity, _HEAD.size + len(body)) + body
