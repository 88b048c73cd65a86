"""The checksums of FLAC (RFC 9639, 9.1.8 and 9.3), also of what is changed in its beginning alone."""

from __future__ import annotations

from functools import cache

_OF_HEADER, _OF_FRAME = 0x07, 0x8005


def of_header(content: bytes) -> int:
    table, found = _table(_OF_HEADER, 8), 0
    for byte in content:
        found = table[found ^ byte]
    return found


def of_frame(content: bytes | memoryview) -> int:
    table, found = _table(_OF_FRAME, 16), 0
    for byte in content:
        found = (found << 8 & 0xFFFF) ^ table[found >> 8 ^ byte]
    return found


def followed(found: int, count: int) -> int:
    """The checksum of a frame's beginning, `found`, after `count` bytes that are 0."""
    level = 0
    while count:
        if count & 1:
            high, low = _after_zeros(level)
            found = high[found >> 8] ^ low[found & 0xFF]
        count >>= 1
        level += 1
    return found


@cache
def _table(polynomial: int, bits: int) -> list[int]:
    top, mask, table = 1 << bits - 1, (1 << bits) - 1, []
    for value in range(256):
        found = value << bits - 8
        for _ in range(8):
            found = (found << 1 & mask) ^ (polynomial if found & top else 0)
        table.append(found)
    return table


@cache
def _after_zeros(level: int) -> tuple[list[int], list[int]]:
    """What becomes of the upper and of the lower byte of a checksum after 2 ** `level` zeros."""
    if level == 0:
        return _table(_OF_FRAME, 16), [value << 8 for value in range(256)]
    half = 1 << level - 1
    return (
        [followed(followed(value << 8, half), half) for value in range(256)],
        [followed(followed(value, half), half) for value in range(256)],
    )
