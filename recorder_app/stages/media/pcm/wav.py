"""WAVE, and RF64 and BW64 where more than 4 GB are to be held.

Sources: Microsoft's “Multiple channel audio data and WAVE files”, EBU Tech 3306 (RF64),
ITU-R BS.2088 (BW64).
"""

from __future__ import annotations

import struct
from typing import BinaryIO

from recorder_app.stages.media.pcm.chunks import RIFF, Chunks
from recorder_app.stages.media.pcm.stored import Stored
from recorder_app.stages.media.resumable import Unfit

_FORMAT, _SIZES, _COUNT, _DATA = b"fmt ", b"ds64", b"fact", b"data"
_TAGS = frozenset({b"id3 ", b"ID3 "})
UNKNOWN = 0xFFFFFFFF
"""The size where it stands elsewhere, or wasn't known when it was written."""


def read(file: BinaryIO, file_bytes: int) -> Stored:
    """Raises `Unfit`, `OSError`."""
    outer = file.read(12)
    if outer[:4] not in {b"RIFF", b"RF64", b"BW64"} or outer[8:] != b"WAVE":
        raise Unfit("it doesn't begin as a WAVE file does")
    chunks = Chunks(file, RIFF, 12, file_bytes)
    form, tags, counted, data, sizes = b"", b"", False, None, dict[bytes, int]()
    for each in chunks.walk(sizes):
        if each.name == _SIZES:
            sizes[_DATA] = _wide_size(chunks.content(each))
        elif each.name == _FORMAT:
            form = chunks.content(each)
        elif each.name == _DATA and data is None:
            data = each
            if each.size in {0, UNKNOWN}:
                break  # It reaches to the end.
        elif each.name in _TAGS or (each.name == b"LIST" and chunks.content(each)[:4] == b"INFO"):
            tags += chunks.tags(each)
        counted = counted or each.name == _COUNT
    if data is None or len(form) < 16:
        raise Unfit("it has no samples, or doesn't say of what form they are")
    rate, _, block_bytes = struct.unpack_from("<IIH", form, 4)

    def around(blocks: int) -> tuple[bytes, bytes]:
        return _around(form, tags, blocks, blocks * block_bytes, counted=counted)

    size = data.size if data.size not in {0, UNKNOWN} else file_bytes - data.at
    return Stored(rate, block_bytes, data.at, size, around)


def _wide_size(body: bytes) -> int:
    if len(body) < 16:
        raise Unfit("its chunks are damaged")
    (size,) = struct.unpack_from("<Q", body, 8)
    return int(size)


def _around(
    form: bytes, tags: bytes, blocks: int, size: int, *, counted: bool
) -> tuple[bytes, bytes]:
    count = RIFF.chunk(_COUNT, struct.pack("<I", min(blocks, UNKNOWN))) if counted else b""
    parts = RIFF.chunk(_FORMAT, form) + count + tags
    tail = RIFF.padding(size)
    total = 4 + len(parts) + RIFF.head_bytes + size + len(tail)
    if total < UNKNOWN:
        return RIFF.head(b"RIFF", total) + b"WAVE" + parts + RIFF.head(_DATA, size), tail
    wide_bytes = RIFF.head_bytes + 28
    sizes = RIFF.chunk(_SIZES, struct.pack("<QQQI", total + wide_bytes, size, blocks, 0))
    outer = RIFF.head(b"RF64", UNKNOWN) + b"WAVE"
    return outer + sizes + parts + RIFF.head(_DATA, UNKNOWN), tail
