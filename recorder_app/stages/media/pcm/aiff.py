"""AIFF and AIFF-C."""

from __future__ import annotations

import struct
from typing import BinaryIO

from recorder_app.stages.media.pcm.chunks import IFF, Chunks
from recorder_app.stages.media.pcm.stored import Stored
from recorder_app.stages.media.resumable import Unfit

_COMMON, _SOUND, _VERSION = b"COMM", b"SSND", b"FVER"
_TAGS = frozenset({b"NAME", b"AUTH", b"(c) ", b"ANNO", b"ID3 "})
_EXPONENT_OF_1 = 0x3FFF


def read(file: BinaryIO, file_bytes: int) -> Stored:
    """Raises `Unfit`, `OSError`."""
    outer = file.read(12)
    form = outer[8:]
    if outer[:4] != b"FORM" or form not in {b"AIFF", b"AIFC"}:
        raise Unfit("it doesn't begin as an AIFF file does")
    chunks = Chunks(file, IFF, 12, file_bytes)
    common, others, sound = b"", b"", None
    for each in chunks.walk():
        if each.name == _COMMON:
            common = chunks.content(each)
        elif each.name in _TAGS or each.name == _VERSION:
            others += chunks.tags(each)
        elif each.name == _SOUND and sound is None:
            sound = each
    if sound is None or len(common) < 18:
        raise Unfit("it has no samples, or doesn't say of what form they are")
    channels, _, bits = struct.unpack_from(">HIH", common)
    block_bytes = channels * -(-bits // 8)
    file.seek(sound.at)
    (offset,) = struct.unpack(">I", file.read(4))

    def around(blocks: int) -> tuple[bytes, bytes]:
        size = 8 + blocks * block_bytes
        about = common[:2] + struct.pack(">I", blocks) + common[6:]
        inner = form + others + IFF.chunk(_COMMON, about) + IFF.head(_SOUND, size) + bytes(8)
        tail = IFF.padding(size)
        return IFF.head(b"FORM", len(inner) + size - 8 + len(tail)) + inner, tail

    return Stored(
        _extended(common[8:18]), block_bytes, sound.at + 8 + offset, sound.size - 8 - offset, around
    )


def _extended(stored: bytes) -> int:
    """A whole number that is stored with 80 bits. Raises `Unfit` for what is none."""
    exponent, mantissa = struct.unpack(">HQ", stored)
    shift = 63 - (exponent - _EXPONENT_OF_1)
    if not 0 <= shift < 64 or mantissa & ((1 << shift) - 1):
        raise Unfit("its rate is unusual")
    return int(mantissa >> shift)
