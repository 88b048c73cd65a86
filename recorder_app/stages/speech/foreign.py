"""Whether speech that a model for English only has written down was English at all.

Such a model never says that it does not understand: on French it writes English nonsense, and calls
the language English. But its words then fit the sound badly. Their mean log probability, weighted
by speech, measured with tiny.en:

- English, clean: -0.05 to -0.56 (read, spontaneous meetings, accents, synthetic voices);
- other languages, clean or noisy: -0.67 to -1.5 (German, Spanish, Russian recordings of a minute:
  -1.1 to -1.3; short sentences in ten languages; synthetic voices in nine);
- English in noise, in echo or from afar: down to -1.0 and worse, where most words are wrong.

So what fits badly is foreign only where the sound is clean; the noisier, the worse it must fit. In
doubt it is taken for English: to refuse what could have been transcribed is worse than bad words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from recorder_app.stages.speech.vad import FRAME, VoiceMeter

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLIPS = 4
"""How many clips, from the first on, are enough to tell."""

_PLAINLY_ENGLISH = -0.4
"""One clip that fits so well is enough: the speaker may quote others, or greet in another language."""

_FITS_BADLY = -0.70
"""Below this, clean speech is not English."""

_ENOUGH_S, _LITTLE_S, _TOO_LITTLE_S = 8.0, 3.0, 2.0
"""Seconds of speech: with `_ENOUGH_S` the limit above holds, with less it is lower."""
_LITTLE_COSTS = 0.25

_CLEAN_DB, _NOISY_DB = 20.0, 12.0
"""Between loud and quiet frames; with `_NOISY_DB` or less nothing can be told."""
_DB_COSTS = 0.025

_CLEAR_VOICE, _BLURRED_VOICE = 0.90, 0.85
"""Mean voice probability of the frames with speech; echo, telephones and distant voices blur it.
With `_BLURRED_VOICE` or less nothing can be told."""
_BLUR_COSTS = 5.0

_VOICE = 0.5


def is_foreign(clips: Sequence[tuple[NDArray[np.float32], float]]) -> bool:
    """Whether the clips (their samples, and the mean log probability of what was heard) are in
    another language than English. They are the first ones of a recording, `CLIPS` or all."""
    if not clips or max(logprob for _, logprob in clips) > _PLAINLY_ENGLISH:
        return False
    qualities = [_quality(samples) for samples, _ in clips]
    speech_s = sum(quality[0] for quality in qualities)
    if speech_s < _TOO_LITTLE_S:
        return False

    def mean(values: Sequence[float]) -> float:
        return float(np.average(values, weights=[quality[0] + 1e-6 for quality in qualities]))

    decibels = mean([quality[1] for quality in qualities])
    voice = mean([quality[2] for quality in qualities])
    if decibels <= _NOISY_DB or voice <= _BLURRED_VOICE:
        return False
    missing = min(1.0, max(0.0, (_ENOUGH_S - speech_s) / (_ENOUGH_S - _LITTLE_S)))
    limit = (
        _FITS_BADLY
        - _LITTLE_COSTS * missing
        - _DB_COSTS * max(0.0, _CLEAN_DB - decibels)
        - _BLUR_COSTS * max(0.0, _CLEAR_VOICE - voice)
    )
    return mean([logprob for _, logprob in clips]) < limit


def _quality(samples: NDArray[np.float32]) -> tuple[float, float, float]:
    """Seconds of speech, decibels between loud and quiet frames, mean voice probability."""
    meter = VoiceMeter()
    voices = np.concatenate([meter.feed(samples), meter.finish()])
    spoken = voices[voices > _VOICE]
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
    levels = 10 * np.log10(np.mean(frames**2, axis=1) + 1e-12)
    quiet, loud = np.percentile(levels, [10, 90])
    return (
        len(spoken) * FRAME / 16_000,
        float(loud - quiet),
        float(spoken.mean()) if len(spoken) else 0.0,
    )
