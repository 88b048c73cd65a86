"""A transcript in pieces of a sentence or so, between which a topic may change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from recorder_app.domain.transcript import Transcript, Word
from recorder_app.stages.text.cue_phrases import goes_on, opening
from recorder_app.stages.text.phrases import ends_sentence
from recorder_app.stages.text.vocabulary import Vocabulary

_SHORTEST, _LONGEST = 8, 30
"""Words. Punctuation from speech is unreliable, so a piece also ends without it."""
_PAUSE_S = 0.5
_CLAUSE = re.compile(r"[,;:]$")


@dataclass(frozen=True, slots=True)
class Unit:
    start_s: float
    words: tuple[Word, ...]
    stems: Counter[str]
    """Its words of content, by stem."""
    pause_s: float
    """Silence before it, beyond the time that the word before takes to be said."""
    opening: float
    """How much it begins as people begin something new, "Let us turn to …": 0 to 1."""
    goes_on: bool
    """It leans on what was said before: "This is why …"."""

    @property
    def text(self) -> str:
        return " ".join(word.text.strip() for word in self.words)


def units(transcript: Transcript, vocabulary: Vocabulary) -> list[Unit]:
    """All words in their order, divided where a sentence, a pause or the patience ends."""
    words = [word for word in transcript.words if word.text.strip()]
    pauses = _pauses(words)
    result: list[Unit] = []
    first = 0
    for number in range(1, len(words) + 1):
        if number < len(words) and not _ends(words, first, number):
            continue
        piece = tuple(words[first:number])
        texts = [word.text for word in piece]
        result.append(
            Unit(
                start_s=piece[0].start_s,
                words=piece,
                stems=Counter(vocabulary.stems(texts)),
                pause_s=pauses[first],
                opening=opening(texts, transcript.language),
                goes_on=goes_on(texts, transcript.language),
            )
        )
        first = number
    return result


def _ends(words: Sequence[Word], first: int, number: int) -> bool:
    length = number - first
    before, gap_s = words[number - 1].text, words[number].start_s - words[number - 1].end_s
    if length >= _LONGEST:
        return True
    if length >= _SHORTEST and (ends_sentence(before) or gap_s >= _PAUSE_S):
        return True
    return length >= 2 * _SHORTEST and (gap_s >= 0.2 or _CLAUSE.search(before) is not None)


def _pauses(words: Sequence[Word]) -> list[float]:
    """Recognisers stretch a word over the silence after it, so a pause is what a word takes longer
    than its letters account for."""
    if len(words) < 2:
        return [0.0] * len(words)
    steps = [after.start_s - before.start_s for before, after in pairwise(words)]
    letters = [len(word.text) + 1 for word in words]
    pace = median(step / count for step, count in zip(steps, letters, strict=False))
    return [0.0] + [
        max(0.0, step - pace * count) for step, count in zip(steps, letters, strict=False)
    ]
