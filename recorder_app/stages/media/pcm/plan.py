"""Cutting a sound file in which samples stand one after another: to the sample, as one stretch."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import BinaryIO

from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.pcm import aiff, w64, wav
from recorder_app.stages.media.pcm.stored import Stored
from recorder_app.stages.media.resumable import Unfit
from recorder_app.stages.media.stretch import StretchPlan

_READ: dict[str, Callable[[BinaryIO, int], Stored]] = {
    "wav": wav.read,
    "w64": w64.read,
    "aiff": aiff.read,
}
_SAMPLE = re.compile(r"pcm_(?:[suf](8|16|24|32|64)(?:le|be)?|(?:alaw|mulaw))")
"""What FFmpeg calls sound that is not compressed, with the bits of a sample."""
_AS_LONG_S = 0.5
"""As FFmpeg found it, up to so much."""


def plan(film: Film, way: Way) -> StretchPlan:
    """What is written for what is kept `way`: up to the sample, where ffmpeg keeps packets whole.

    Raises `Unfit` where it can't be cut so, `OSError` where it can't be read.
    """
    sample = _SAMPLE.fullmatch(film.sound_codec)
    if sample is None or film.video is not None or len(film.audio) != 1:
        raise Unfit("its samples don't stand one after another")
    with film.path.open("rb") as file:
        file_bytes = os.fstat(file.fileno()).st_size
        stored = _READ[film.form.muxer](file, file_bytes)
    sample_bytes = int(sample[1] or 8) // 8
    if not stored.rate or not stored.block_bytes or stored.block_bytes % sample_bytes:
        raise Unfit("its samples are not as FFmpeg sees them")
    blocks = max(0, min(stored.size_bytes, file_bytes - stored.at)) // stored.block_bytes
    if abs(blocks / stored.rate - film.duration_s) > _AS_LONG_S:
        raise Unfit("it isn't as long as FFmpeg finds it")
    first, end = (
        min(blocks, round(each * stored.rate)) for each in (way.kept.start_s, way.kept.end_s)
    )
    head, tail = stored.around(end - first)
    return StretchPlan(
        head, stored.at + first * stored.block_bytes, (end - first) * stored.block_bytes, tail
    )
