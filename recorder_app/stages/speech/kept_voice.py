"""The voice meter's findings on disk, block by block: most of the work of listening, done once."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from recorder_app.stages.media.audio import BLOCK
from recorder_app.stages.speech.vad import FRAME, VoiceMeter

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MEMORY = 128 + 128 + 64
"""Numbers that the meter remembers where no frame is cut."""
_ENTRY = np.dtype([("voice", "<f4", BLOCK // FRAME), ("memory", "<f4", _MEMORY), ("sum", "<u4")])


class KeptVoice:
    """A `VoiceMeter` for the blocks of one film that goes on with what another one has kept in `path`.

    An entry is believed only where its sum over sound and findings is right: whatever a crash, a power
    cut or another film has left there, the probabilities are those of this sound.
    """

    def __init__(self, path: Path) -> None:
        self._meter = VoiceMeter()
        self._file = path.open("r+b" if path.exists() else "w+b")
        self._believes = True

    def feed(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        """As `VoiceMeter.feed`, a block of `audio.stream` at a time."""
        if len(block) != BLOCK:
            return self._meter.feed(block)
        return self._kept(block) if self._believes else self._measured(block)

    def finish(self) -> NDArray[np.float32]:
        return self._meter.finish()

    def _kept(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        place = self._file.tell()
        found = self._file.read(_ENTRY.itemsize)
        if len(found) == _ENTRY.itemsize:
            (entry,) = np.frombuffer(found, _ENTRY)
            if entry["sum"] == _sum(block, entry["voice"], entry["memory"]):
                h, c, context = np.split(entry["memory"], [128, 256])
                shaped = h.reshape(1, 1, 128), c.reshape(1, 1, 128)
                self._meter.memory = (*shaped, context, np.zeros(0, np.float32))
                voice: NDArray[np.float32] = entry["voice"]
                return voice
        self._believes = False
        self._file.seek(place)
        self._file.truncate()
        return self._measured(block)

    def _measured(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        voice = self._meter.feed(block)
        memory = np.concatenate([each.ravel() for each in self._meter.memory])
        entry = np.array([(voice, memory, _sum(block, voice, memory))], _ENTRY)
        self._file.write(entry.tobytes())
        self._file.flush()
        return voice

    def close(self) -> None:
        self._file.close()


def _sum(*numbers: NDArray[np.float32]) -> int:
    total = 0
    for each in numbers:
        total = zlib.crc32(np.ascontiguousarray(each, "<f4").data, total)
    return total
