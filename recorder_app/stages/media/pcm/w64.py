"""Wave64, Sony's form of WAVE with sizes of 64 bits."""

from __future__ import annotations

import struct
from typing import BinaryIO

from recorder_app.stages.media.pcm.chunks import WAVE64, Chunks
from recorder_app.stages.media.pcm.stored import Stored
from recorder_app.stages.media.resumable import Unfit

_OUTER = bytes.fromhex("726966662e91cf11a5d628db04c10000")
_OTHERS = bytes.fromhex("f3acd3118cd100c04f8edb8a")
_WAVE, _FORMAT, _COUNT, _DATA = (name + _OTHERS for name in (b"wave", b"fmt ", b"fact", b"data"))


def read(file: BinaryIO, file_bytes: int) -> Stored:
    """Raises `Unfit`, `OSError`."""
    outer = file.read(40)
    if outer[:16] != _OUTER or outer[24:] != _WAVE:
        raise Unfit("it doesn't begin as a Wave64 file does")
    chunks = Chunks(file, WAVE64, len(outer), file_bytes)
    form, counted = b"", False
    for each in chunks.walk():
        counted = counted or each.name == _COUNT
        if each.name == _FORMAT:
            form = chunks.content(each)
        if each.name == _DATA:
            break
    else:
        raise Unfit("it has no samples")
    if len(form) < 16:
        raise Unfit("it doesn't say of what form its samples are")
    rate, _, block_bytes = struct.unpack_from("<IIH", form, 4)

    def around(blocks: int) -> tuple[bytes, bytes]:
        size = blocks * block_bytes
        count = WAVE64.chunk(_COUNT, struct.pack("<Q", blocks)) if counted else b""
        inner = _WAVE + WAVE64.chunk(_FORMAT, form) + count + WAVE64.head(_DATA, size)
        tail = WAVE64.padding(size)
        return WAVE64.head(_OUTER, len(inner) + size + len(tail)) + inner, tail

    return Stored(rate, block_bytes, each.at, each.size or file_bytes - each.at, around)
