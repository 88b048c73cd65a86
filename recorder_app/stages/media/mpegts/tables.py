"""The tables of a transport stream that say what is in it (ISO/IEC 13818-1, 2.4.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recorder_app.stages.media.mpegts.packets import PACKET_BYTES, PIDS, SYNC, Layout, walk
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.window import Window

PROGRAMS_PID = 0
_PROGRAMS, _TRACKS = 0, 2
"""What kinds of tables there are."""
_NO_CLOCK = PIDS - 1
_CONTENT_BYTES = PACKET_BYTES - 4
_MOST_LOOKED_AT = 64 * 1024 * 1024
_POLYNOMIAL = 0x04C11DB7


@dataclass(frozen=True, slots=True)
class Entry:
    """A track, as the table has it."""

    kind: int
    pid: int
    described: bytes


@dataclass(frozen=True, slots=True)
class Program:
    """Tracks that belong together."""

    number: int
    pid: int
    """Of the table itself."""
    clock_pid: int | None
    """Of the packets that carry the clock."""
    described: bytes
    tracks: tuple[Entry, ...]
    section: bytes
    """The table as it stands in the film."""

    def only(self, pids: frozenset[int]) -> Program:
        """The same with these tracks."""
        return replace(self, tracks=tuple(each for each in self.tracks if each.pid in pids))

    def like(self, other: Program) -> bool:
        """Whether these tracks stand in the other as well, as they do here."""
        tracks = other.only(frozenset(each.pid for each in self.tracks)).tracks
        return (tracks, other.clock_pid) == (self.tracks, self.clock_pid)

    def written(self, table: int) -> list[bytes]:
        """The contents of the packets that hold a table: of the programs, or of the tracks."""
        if table == PROGRAMS_PID:
            return _packed(
                _section(_PROGRAMS, 1, struct.pack(">HH", self.number, 0xE000 | self.pid))
            )
        clock_pid = _NO_CLOCK if self.clock_pid is None else self.clock_pid
        body = [
            struct.pack(">HH", 0xE000 | clock_pid, 0xF000 | len(self.described)),
            self.described,
        ]
        for each in self.tracks:
            head = (each.kind, 0xE000 | each.pid, 0xF000 | len(each.described))
            body += [struct.pack(">BHH", *head), each.described]
        return _packed(_section(_TRACKS, self.number, b"".join(body)))


def find(window: Window, layout: Layout, pids: frozenset[int]) -> Program:
    """The program of these tracks. Raises `Unfit` where there is none."""
    places: dict[int, int] = {}
    gathered: dict[int, bytearray] = {}
    for packets in walk(window, layout, layout.first):
        if packets.at > _MOST_LOOKED_AT:
            break
        numbers, begins, contents = packets.pids, packets.begins, packets.contents
        for row, pid in enumerate(numbers.tolist()):
            if pid != PROGRAMS_PID and pid not in places:
                continue
            content = packets.rows[row, contents[row] : layout.end].tobytes()
            if begins[row]:
                gathered[pid] = bytearray(begun(content))
            elif pid in gathered:
                gathered[pid] += content
            section = whole(bytes(gathered.get(pid, b"")))
            if section is None:
                continue
            del gathered[pid]
            if pid == PROGRAMS_PID:
                places |= {place: number for number, place in programs(section)}
            elif (program := tracks(section, pid)) and pids <= {
                each.pid for each in program.tracks
            }:
                return program
    raise Unfit("its tracks don't belong to one program")


def begun(content: bytes) -> bytes:
    """What follows the end of the table before in a packet where one begins."""
    return content[1 + content[0] :] if content else b""


def whole(content: bytes) -> bytes | None:
    """The table that `content` begins with; None where it goes on in the next packet."""
    if len(content) < 3:
        return None
    length = 3 + (int.from_bytes(content[1:3], "big") & 0xFFF)
    return content[:length] if len(content) >= length else None


def programs(section: bytes) -> Iterator[tuple[int, int]]:
    """Number of each program, and where its table is; none for another or a damaged table."""
    if section[0] != _PROGRAMS or not _is_whole(section):
        return
    body = _body(section)
    for at in range(0, len(body) - 3, 4):
        number, pid = struct.unpack_from(">HH", body, at)
        if number:
            yield number, pid & 0x1FFF


def tracks(section: bytes, pid: int) -> Program | None:
    """The program that a table describes; None for another or a damaged table. Raises `Unfit`."""
    if section[0] != _TRACKS or not _is_whole(section):
        return None
    if section[6:8] != b"\0\0":
        raise Unfit("the table of its tracks is in parts")
    body = _body(section)
    if len(body) < 4:
        raise Unfit("its tables are damaged")
    clock, length = struct.unpack_from(">HH", body)
    at = 4 + (length & 0xFFF)
    described, found = body[4:at], []
    while at < len(body):
        if at + 5 > len(body):
            raise Unfit("its tables are damaged")
        kind, number, length = struct.unpack_from(">BHH", body, at)
        end = at + 5 + (length & 0xFFF)
        found.append(Entry(kind, number & 0x1FFF, body[at + 5 : end]))
        at = end
    if at > len(body):
        raise Unfit("its tables are damaged")
    clock_pid = clock & 0x1FFF
    program = int.from_bytes(section[3:5], "big")
    if clock_pid == _NO_CLOCK:
        return Program(program, pid, None, described, tuple(found), section)
    return Program(program, pid, clock_pid, described, tuple(found), section)


def _is_whole(section: bytes) -> bool:
    return len(section) >= 12 and _checksum(section) == 0


def _body(section: bytes) -> bytes:
    return section[8:-4]


def _section(kind: int, number: int, body: bytes) -> bytes:
    length = 5 + len(body) + 4
    if length > 1021:
        raise Unfit("its tables are too long")
    section = struct.pack(">BHHBBB", kind, 0xB000 | length, number, 0xC1, 0, 0) + body
    return section + _checksum(section).to_bytes(4, "big")


def _packed(section: bytes) -> list[bytes]:
    content = b"\0" + section
    content += b"\xff" * (-len(content) % _CONTENT_BYTES)
    return [content[at : at + _CONTENT_BYTES] for at in range(0, len(content), _CONTENT_BYTES)]


def packet(pid: int, content: bytes, count: int, *, begins: bool) -> bytes:
    """A packet, filled up where the content is short; `count` is which of its kind it is."""
    room = _CONTENT_BYTES - len(content)
    control = 0x10 if not room else 0x30
    head = struct.pack(">BHB", SYNC, (0x4000 if begins else 0) | pid, control | count & 0xF)
    if not room:
        return head + content
    filled = b"\0" if room == 1 else bytes([room - 1, 0]) + b"\xff" * (room - 2)
    return head + filled + content


def _checksum(content: bytes) -> int:
    """CRC of annex A; 0 of a table with its checksum behind it."""
    value = 0xFFFFFFFF
    for byte in content:
        value = value << 8 & 0xFFFFFFFF ^ _REMAINDERS[value >> 24 ^ byte]
    return value


def _remainder(byte: int) -> int:
    value = byte << 24
    for _ in range(8):
        value = (value << 1 ^ (_POLYNOMIAL if value >> 31 else 0)) & 0xFFFFFFFF
    return value


_REMAINDERS = [_remainder(byte) for byte in range(256)]
