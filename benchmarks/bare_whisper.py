"""The speed to hold: faster-whisper with the best settings known, in one process, and nothing else.

`python benchmarks/bare_whisper.py MODEL_DIR FILE` prints the text. Independent of the program on
purpose: whole file in memory, one step after the other, nothing kept, nothing resumed.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from faster_whisper import BatchedInferencePipeline, WhisperModel, decode_audio
from faster_whisper.vad import VadOptions, get_speech_timestamps
from numpy.typing import NDArray

_RATE = 16_000
_GROUP = 4
"""Clips in one call."""


def _clips(sound: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Contiguous stretches of at most 30 s, silence over 2 s left out."""
    options = VadOptions(max_speech_duration_s=30, min_silence_duration_ms=500)
    clips: list[tuple[int, int]] = []
    for region in get_speech_timestamps(sound, options):
        start, end = region["start"], region["end"]
        if clips and end - clips[-1][0] <= 30 * _RATE and start - clips[-1][1] <= 2 * _RATE:
            clips[-1] = (clips[-1][0], end)
        else:
            clips.append((start, end))
    return clips


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, film = sys.argv[1:]
    cores = len(os.sched_getaffinity(0))
    model = WhisperModel(
        folder, device="cpu", compute_type="int8", cpu_threads=1, num_workers=cores
    )
    sound: NDArray[np.float32] = decode_audio(film)

    def hear(clips: list[tuple[int, int]]) -> str:
        first, last = clips[0][0], clips[-1][1]
        segments, _ = BatchedInferencePipeline(model).transcribe(
            sound[first:last],
            language=None if model.model.is_multilingual else "en",
            beam_size=5,
            batch_size=_GROUP,
            word_timestamps=True,
            clip_timestamps=[
                {"start": (start - first) / _RATE, "end": (end - first) / _RATE}
                for start, end in clips
            ],
        )
        return "".join(segment.text for segment in segments)

    clips = _clips(sound)
    groups = [clips[begin : begin + _GROUP] for begin in range(0, len(clips), _GROUP)]
    with ThreadPoolExecutor(cores) as pool:
        print("\n".join(text.strip() for text in pool.map(hear, groups)))


if __name__ == "__main__":
    main()
