"""What is transcribed at a time: clips, contiguous stretches of sound with speech in them.

Contiguous, because speech glued together over cut-out pauses is heard worse.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recorder_app.stages.speech.vad import RATE, Options, Region

SPEECH = Options(min_speech_ms=200, max_speech_s=30.0, min_silence_ms=500, padding_ms=400)
"""Half a second of silence is where a clip may end; no region is longer than a clip."""

CLIP_S = 30.0
"""A clip's limit: what Whisper takes in at once."""

CAREFUL_CLIP_S = 120.0
"""The limit where a clip is heard as a sequence of windows, each knowing the words before it."""

_GAP_S = 2.0
"""Longer silence is left out."""


@dataclass(frozen=True, slots=True, order=True)
class Clip:
    """The sound from sample `start` to before sample `end`."""

    start: int
    end: int

    @property
    def start_s(self) -> float:
        return self.start / RATE

    @property
    def end_s(self) -> float:
        return self.end / RATE

    @property
    def length_s(self) -> float:
        return (self.end - self.start) / RATE


class Packer:
    """Regions of speech to clips of up to `limit_s` seconds, as the regions become known."""

    def __init__(self, limit_s: float) -> None:
        self._limit = round(limit_s * RATE)
        self._open: Clip | None = None

    def feed(self, regions: Iterable[Region]) -> list[Clip]:
        """The clips that are now certain."""
        certain = []
        for region in regions:
            last = self._open
            if (
                last is not None
                and region.end - last.start <= self._limit
                and region.start - last.end <= _GAP_S * RATE
            ):
                self._open = Clip(last.start, region.end)
                continue
            certain += self.finish()
            self._open = Clip(region.start, region.end)
        return certain

    def finish(self) -> list[Clip]:
        """The clip that was open; there are no more regions."""
        last, self._open = self._open, None
        return [last] if last else []
