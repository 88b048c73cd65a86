"""Sound that is stored in single frames: one number for each channel, and nothing between them.

A table has one entry for each frame, some 170 million an hour. They are all equal, so it is read as
runs of frames, and written so. ISO/IEC 23003-5; QuickTime File Format, “Sound sample descriptions”.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recorder_app.stages.media.mp4.boxes import Box, children, number, optional
from recorder_app.stages.media.resumable import Unfit

_RUN_FRAMES = 1024
"""As ffmpeg reads them."""
_RUNS_A_SECOND = 50
"""At most: where there are many more frames in a second, runs are longer."""
_BYTES = {b"in24": 3, b"in32": 4, b"fl32": 4, b"fl64": 8, b"ulaw": 1, b"alaw": 1}
"""Of a number, where the form says it."""
_STATED = {b"sowt", b"twos", b"raw ", b"NONE"}
"""Forms whose descriptions say it."""
_CONFIGURED = {b"ipcm", b"fpcm"}
"""Forms whose descriptions have a box for it."""
_BARE, _WITH_PACKETS, _FULL = 0, 1, 2
"""Versions of a description."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What all frames of a track have in common."""

    size: int
    """In bytes."""
    stated: int
    """The size that the table says; players go by the description instead."""


@dataclass(frozen=True, slots=True)
class Runs:
    chunk: NDArray[np.int64]
    """Which of the chunks each run is in."""
    frames: NDArray[np.int64]
    """How many it has."""
    before: NDArray[np.int64]
    """How many of its chunk's are before it."""


def frame_bytes(description: Box) -> int | None:
    """The size of a frame, by its description; None where the sound isn't stored so. Raises `Unfit`."""
    body, form = description.body, description.kind
    if form not in {*_BYTES, *_STATED, *_CONFIGURED, b"lpcm"}:
        return None
    version, channels = number(body, 8, "H"), number(body, 16, "H")
    width = _BYTES.get(form, 0)
    if version == _FULL:
        # 40: channels, 48: bits of a number, 56: bytes of so many frames.
        width, channels = number(body, 48, "I") // 8, number(body, 40, "I")
        if number(body, 56, "I") != width * channels or number(body, 60, "I") != 1:
            raise Unfit("its sound is stored in an unknown way")
    elif form in _STATED:
        width = (number(body, 18, "H") + 7) // 8
    elif form in _CONFIGURED:
        configuration = optional(children(body[28:]), b"pcmC")
        if configuration is None:
            raise Unfit("its sound is stored in an unknown way")
        width = number(configuration.body, 5, "B") // 8
    in_packets = version == _WITH_PACKETS and form not in _CONFIGURED
    # 28: frames in a packet, 36: bytes of a frame.
    if in_packets and (number(body, 28, "I") != 1 or number(body, 36, "I") != width * channels):
        raise Unfit("its sound is stored in an unknown way")
    if not 1 <= width <= 8 or not 1 <= channels <= 255:
        raise Unfit("its sound is stored in an unknown way")
    return width * channels


def runs(in_chunk: NDArray[np.int64], scale: int, most: int) -> Runs:
    """The runs in chunks of so many frames, of which there are `scale` in a second.

    Raises `Unfit` where there are more than `most`.
    """
    longest = max(_RUN_FRAMES, scale // _RUNS_A_SECOND)
    in_runs = -(-in_chunk // longest)
    count = int(in_runs.sum())
    if count > most:
        raise Unfit(f"it has {count} samples in a track")
    chunk = np.repeat(np.arange(len(in_chunk)), in_runs)
    place = np.arange(count) - np.repeat(np.cumsum(in_runs) - in_runs, in_runs)
    before = place * longest
    return Runs(chunk, np.minimum(longest, in_chunk[chunk] - before), before)
