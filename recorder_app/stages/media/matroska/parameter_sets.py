"""The parameter sets of H.264, without which its pictures can't be decoded (ISO/IEC 14496-15, 5.3.3)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from recorder_app.stages.media.resumable import Unfit


@dataclass(frozen=True, slots=True)
class _Setup:
    head: bytes
    """Version, profile, level, and how long the lengths of units are."""
    sequence: tuple[bytes, ...]
    picture: tuple[bytes, ...]
    rest: bytes
    """What higher profiles add."""

    @property
    def profile(self) -> int:
        return self.head[1]

    @property
    def numbers(self) -> set[tuple[str, int]]:
        """What pictures name their parameter sets by."""
        # The number of a sequence's stands behind the kind of unit, the profile and the level.
        return {
            *(("sequence", _number(each, 4)) for each in self.sequence),
            *(("picture", _number(each, 1)) for each in self.picture),
        }


def joined(setup: bytes, other: bytes) -> bytes:
    """A decoder's setup for pictures of both. Raises `Unfit` where they can't be told apart."""
    first, second = _read(setup), _read(other)
    if first.head[4] != second.head[4]:
        raise Unfit("what was encoded has lengths of another form")
    if first.numbers & second.numbers:
        raise Unfit("what was encoded can't be told from the rest")
    sequence, picture = first.sequence + second.sequence, first.picture + second.picture
    if len(sequence) > 31 or len(picture) > 255:
        raise Unfit("it has too many parameter sets")
    higher = max(first, second, key=lambda each: each.profile)
    return b"".join(
        (
            higher.head,
            bytes([0xE0 | len(sequence)]),
            *map(_measured, sequence),
            bytes([len(picture)]),
            *map(_measured, picture),
            higher.rest,
        )
    )


def _read(setup: bytes) -> _Setup:
    try:
        sequence, at = _units(setup, 6, setup[5] & 0x1F)
        picture, at = _units(setup, at + 1, setup[at])
    except (IndexError, struct.error) as error:
        raise Unfit("its parameter sets are damaged") from error
    return _Setup(setup[:5], sequence, picture, setup[at:])


def _units(setup: bytes, at: int, count: int) -> tuple[tuple[bytes, ...], int]:
    found = []
    for _ in range(count):
        (length,) = struct.unpack_from(">H", setup, at)
        found.append(setup[at + 2 : at + 2 + length])
        at += 2 + length
    if at > len(setup):
        raise Unfit("its parameter sets are damaged")
    return tuple(found), at


def _measured(unit: bytes) -> bytes:
    return struct.pack(">H", len(unit)) + unit


def _number(unit: bytes, at: int) -> int:
    """The first number of variable length (Exp-Golomb) from byte `at` on."""
    bits = "".join(f"{byte:08b}" for byte in unit[at : at + 4])
    zeros = len(bits) - len(bits.lstrip("0"))
    if 2 * zeros + 1 > len(bits):
        raise Unfit("its parameter sets are damaged")
    return int(bits[zeros : 2 * zeros + 1], 2) - 1
