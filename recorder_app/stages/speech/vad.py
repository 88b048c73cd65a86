"""Where somebody speaks: Silero VAD v6 (the model file that faster-whisper packages), streaming.

What `faster_whisper.vad` does for a whole file in memory, done as the sound comes by: `VoiceMeter`
gives the probability of speech for each frame, `RegionFinder` makes regions of them. The regions are
the same to a sample.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 16_000
FRAME = 512
"""Samples that one probability stands for."""

_CONTEXT = 64
"""Samples before a frame that the model sees too."""

_BATCH = 512
"""Frames given to the model at once; more is no faster."""


class VoiceMeter:
    """The probability of speech in each frame of one sound, fed piece by piece."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = 1
        options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            str(_model()), providers=["CPUExecutionProvider"], sess_options=options
        )
        self._state = (np.zeros((1, 1, 128), np.float32), np.zeros((1, 1, 128), np.float32))
        self._context = np.zeros(_CONTEXT, np.float32)
        self._rest = np.zeros(0, np.float32)

    @property
    def memory(self) -> tuple[NDArray[np.float32], ...]:
        """What it remembers of what it was fed; given to another, that goes on from there."""
        return (*self._state, self._context, self._rest)

    @memory.setter
    def memory(self, remembered: tuple[NDArray[np.float32], ...]) -> None:
        h, c, self._context, self._rest = remembered
        self._state = (h, c)

    def feed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Probabilities of the frames that `samples` (16 kHz, any number) complete."""
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) // FRAME * FRAME
        self._rest = sound[whole:]
        return self._measure(sound[:whole])

    def finish(self) -> NDArray[np.float32]:
        """The probability of the last, incomplete frame; the sound is over."""
        # faster-whisper adds a frame of silence where none is incomplete, and always silences the
        # end of the last one.
        last = np.pad(self._rest, (0, FRAME - len(self._rest)))
        last[-_CONTEXT:] = 0
        self._rest = self._rest[:0]
        return self._measure(last)

    def _measure(self, sound: NDArray[np.float32]) -> NDArray[np.float32]:
        frames = sound.reshape(-1, FRAME)
        if not len(frames):
            return np.zeros(0, np.float32)
        before = np.vstack([self._context, frames[:-1, -_CONTEXT:]])
        self._context = frames[-1, -_CONTEXT:].copy()
        inputs = np.hstack([before, frames])
        found = []
        for start in range(0, len(inputs), _BATCH):
            h, c = self._state
            probabilities, *self._state = self._session.run(
                None, {"input": inputs[start : start + _BATCH], "h": h, "c": c}
            )
            found.append(probabilities)
        return np.concatenate(found)


@dataclass(frozen=True, slots=True)
class Region:
    """Somebody speaks from sample `start` to before sample `end`."""

    start: int
    end: int

    @property
    def start_s(self) -> float:
        return self.start / RATE

    @property
    def end_s(self) -> float:
        return self.end / RATE


@dataclass(frozen=True, slots=True)
class Options:
    """As `faster_whisper.vad.VadOptions`."""

    threshold: float = 0.5
    """Speech begins at this probability; it goes on while it is not below `threshold - 0.15`."""
    min_speech_ms: int = 0
    max_speech_s: float = float("inf")
    """Longer speech is divided, at its last silence over 98 ms if there is one."""
    min_silence_ms: int = 2000
    """Shorter silence does not end speech."""
    padding_ms: int = 400
    """Added on both sides; less where the next region is near."""


class RegionFinder:
    """Regions of speech from the probabilities of frames, fed in any portions."""

    def __init__(self, options: Options | None = None) -> None:
        options = options or Options()
        self._threshold = options.threshold
        self._low = max(options.threshold - 0.15, 0.01)
        self._min_speech = RATE * options.min_speech_ms / 1000
        self._padding = RATE * options.padding_ms / 1000
        self._max_speech = RATE * options.max_speech_s - FRAME - 2 * self._padding
        self._min_silence = RATE * options.min_silence_ms / 1000
        self._frame = 0
        self._start: int | None = None
        """Where the speech that has not ended began."""
        self._silence = 0
        """Where the silence in it began, if it has gone quiet."""
        self._cut = self._resume = 0
        """Where it could be divided: its last noticeable silence, and the speech after that."""
        self._held: Region | None = None
        """The last region, its end not padded: that depends on the next one."""

    def feed(self, probabilities: Iterable[float]) -> list[Region]:
        """The regions that are now certain."""
        found = []
        for probability in probabilities:
            found += self._padded(self._step(probability, FRAME * self._frame))
            self._frame += 1
        return found

    def finish(self, samples: int) -> list[Region]:
        """The regions that were open; the sound had so many samples."""
        found = []
        if self._start is not None and samples - self._start > self._min_speech:
            found += self._padded(Region(self._start, samples))
        if self._held:
            end = int(min(samples, self._held.end + self._padding))
            found.append(Region(self._held.start, end))
        self._start = self._held = None
        return found

    def _step(self, probability: float, at: int) -> Region | None:
        """What ends at the frame that begins at sample `at`."""
        speech = probability >= self._threshold
        if speech and self._silence:
            self._silence = 0
            if self._resume < self._cut:
                self._resume = at
        if self._start is None:
            if speech:
                self._start = at
            return None
        start = self._start
        ended: Region | None = None
        if at - start > self._max_speech:
            if not self._cut:
                self._leave(None)
                return Region(start, at)
            ended = Region(start, self._cut)
            self._leave(self._resume if self._resume >= self._cut else None)
        if probability < self._low and self._start is not None:
            self._silence = self._silence or at
            if at - self._silence > RATE * 98 / 1000:
                self._cut = self._silence
            if at - self._silence >= self._min_silence:
                quiet = Region(self._start, self._silence)
                self._leave(None)
                # A cut leaves no silence open, so no second region can end at this frame.
                return quiet if quiet.end - quiet.start > self._min_speech else None
        return ended

    def _leave(self, start: int | None) -> None:
        self._start = start
        self._silence = self._cut = self._resume = 0

    def _padded(self, region: Region | None) -> list[Region]:
        """`region` waits for the next one; the one that waited is certain now."""
        if region is None:
            return []
        before, self._held = self._held, region
        if before is None:
            self._held = Region(int(max(0, region.start - self._padding)), region.end)
            return []
        silence = region.start - before.end
        if silence < 2 * self._padding:
            share = silence // 2
            self._held = Region(int(max(0, region.start - share)), region.end)
            return [Region(before.start, before.end + int(share))]
        self._held = Region(int(max(0, region.start - self._padding)), region.end)
        return [Region(before.start, int(before.end + self._padding))]


def _model() -> Path:
    # Importing faster_whisper takes most of a second, and only its file is wanted.
    package = find_spec("faster_whisper")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("faster_whisper is not installed")
    return Path(package.origin).parent / "assets" / "silero_vad_v6.onnx"
