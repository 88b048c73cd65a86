"""The recording's sound on disk, 16 kHz mono 16 bit: decoded once, read clip by clip.

Sixteen bits lose nothing: `recorder_app.stages.media.audio` gives samples that were rounded to them.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np

from recorder_app.stages.speech.plan import Clip

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SAMPLE = 2
"""Bytes."""


class SpoolWriter:
    """Writes the spool from its beginning. What `write` has returned from can be read."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self.samples = 0

    def write(self, samples: NDArray[np.float32]) -> None:
        self._file.write(np.rint(samples * 32768).astype("<i2").tobytes())
        self._file.flush()
        self.samples += len(samples)

    def sync(self) -> None:
        """From here on it survives a power cut."""
        os.fsync(self._file.fileno())

    def __enter__(self) -> SpoolWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()


def read(path: Path, clip: Clip) -> NDArray[np.float32]:
    """The clip's samples, -1..1."""
    whole = np.fromfile(path, "<i2", count=clip.end - clip.start, offset=clip.start * _SAMPLE)
    return whole.astype(np.float32) * np.float32(1 / 32768)


def holds(path: Path, samples: int) -> bool:
    """Whether there is a spool of that many samples."""
    return path.is_file() and path.stat().st_size == samples * _SAMPLE
