"""Whisper: from the sound of a clip to words with times.

Measured on two cores with tiny.en: one clip at a time on each core (int8, beam 5, one thread each)
takes the least processor time, 9.4 s for 285 s of speech, against 10.0 s in batches of two and
10.5 s in batches of four, where the short wait for the long; and what is heard in a clip does not
depend on any other. So a clip is the unit of work and of progress.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import ctranslate2
import numpy as np
from faster_whisper import BatchedInferencePipeline, WhisperModel

from recorder_app.domain.errors import Permanent
from recorder_app.stages.speech import languages
from recorder_app.stages.speech.heard import Heard, HeardWord
from recorder_app.stages.speech.models import Model
from recorder_app.stages.speech.vad import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BEAM = 5
_LOOP = 2.4
"""Text that compresses better than this says the same over and over (OpenAI's threshold)."""

_NO_SPEECH, _UNLIKELY = 0.6, -1.0
"""No speech, if the model says so and its words are unlikely too (OpenAI's thresholds)."""

_SHORTEST = RATE // 2
"""Samples; shorter sound is filled up with silence."""

_MOST_WORKERS = 8


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "process_cpu_count"):
        return int(os.process_cpu_count() or 1)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Recogniser:
    """Hears clips of up to `plan.CLIP_S` fast, `workers` of them at a time."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.workers = min(cores(), _MOST_WORKERS)
        self._threads = max(1, cores() // self.workers)
        self._whisper = self._load()

    def _load(self) -> WhisperModel:
        return WhisperModel(
            str(self.model.folder),
            device="cpu",
            compute_type="int8",
            cpu_threads=self._threads,
            num_workers=self.workers,
        )

    @property
    def multilingual(self) -> bool:
        return bool(self._whisper.model.is_multilingual)

    def require(self, language: str) -> None:
        """Raise `Permanent` if it does not know the language (ISO 639-1 code)."""
        if language in self._whisper.supported_languages:
            return
        name = languages.name(language)
        if self.multilingual:
            raise Permanent(f"The model {self.model.name} does not know the language {name}.")
        raise Permanent(
            f"The model {self.model.name} knows English only, and the language is set to {name}. "
            "Choose a model for many languages, for example base."
        )

    def detect(self, clips: Sequence[NDArray[np.float32]]) -> tuple[str, float]:
        """The language of most of this speech, and how probable it is."""
        votes: dict[str, float] = {}
        for samples in clips:
            for language, probability in self._whisper.detect_language(samples)[2]:
                votes[language] = votes.get(language, 0.0) + probability * len(samples)
        language = max(votes, key=lambda each: votes[each])
        return language, votes[language] / sum(map(len, clips))

    def hear(self, samples: NDArray[np.float32], language: str) -> Heard:
        """The words of one clip. May be called by `workers` threads at once."""
        # The pipeline keeps state while it works: one for each call, they cost nothing.
        pipeline = BatchedInferencePipeline(self._whisper)
        samples = np.pad(samples, (0, max(0, _SHORTEST - len(samples))))
        found = _collected(_clip_segments(pipeline, samples, language))
        if _loops(found):
            again = _clip_segments(pipeline, samples, language, no_repeat_ngram_size=3)
            found = _collected(again)
        return found


class CarefulRecogniser(Recogniser):
    """Hears in sequence, each window knowing the words before it: slower, better where it is noisy.

    A clip may be longer than a window and is one sequence, so that a resumed transcription gives what
    an uninterrupted one gives. Where the model is unsure it draws lots; for the same reason each clip
    gets a model loaded anew, with the same seed. That costs half a second for two minutes of sound.
    """

    def __init__(self, model: Model) -> None:
        ctranslate2.set_random_seed(1)
        super().__init__(model)

    def _load(self) -> WhisperModel:
        return WhisperModel(
            str(self.model.folder), device="cpu", compute_type="int8", cpu_threads=self._threads
        )

    def hear(self, samples: NDArray[np.float32], language: str) -> Heard:
        """The words of one clip."""
        segments, _ = self._load().transcribe(
            np.pad(samples, (0, max(0, _SHORTEST - len(samples)))),
            language=language,
            beam_size=_BEAM,
            word_timestamps=True,
            vad_filter=True,
        )
        return _collected(segments)


def _clip_segments(
    pipeline: BatchedInferencePipeline,
    samples: NDArray[np.float32],
    language: str,
    **options: int,
) -> list[Any]:
    segments, _ = pipeline.transcribe(
        samples,
        language=language,
        beam_size=_BEAM,
        word_timestamps=True,
        clip_timestamps=[{"start": 0, "end": len(samples) / RATE}],
        **options,
    )
    return [
        segment
        for segment in segments
        if segment.no_speech_prob <= _NO_SPEECH or segment.avg_logprob >= _UNLIKELY
    ]


def _collected(segments: Iterable[Any]) -> Heard:
    words: list[HeardWord] = []
    total, tokens = 0.0, 0
    for segment in segments:
        total += segment.avg_logprob * len(segment.tokens)
        tokens += len(segment.tokens)
        words += [
            HeardWord(
                word.word,
                round(float(word.start), 3),
                round(float(word.end), 3),
                round(float(word.probability), 4),
            )
            for word in segment.words or ()
            if word.word.strip()
        ]
    return Heard(tuple(words), round(total / tokens, 4) if tokens else 0.0)


def _loops(heard: Heard) -> bool:
    text = "".join(word.text for word in heard.words).encode()
    return len(text) > _LOOP * len(zlib.compress(text))
