"""Words as heard, clip by clip, to words and segments on the film's time line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from recorder_app.domain.transcript import Segment, Word
from recorder_app.stages.speech.heard import Heard, HeardWord
from recorder_app.stages.speech.plan import Clip

_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_ABBREVIATION = re.compile(
    r"^\W*(?:\w|(?:\w\.)+\w|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|No|approx)\.$", re.IGNORECASE
)
_PHRASE_END = re.compile(r"[,;:—–、，；：]['\"”’»)\]]*$")

_PAUSE_S = 1.5
"""A silence between words that ends a segment."""

_BRIEF_S = 1.5
"""A sentence shorter than this goes together with the next one, if that follows at once."""

_LONG_S = 15.0
"""From here on a comma or a short pause ends a segment too."""
_SHORT_PAUSE_S = 0.3

_LONGEST_S = 30.0

_REPEATS = 4
"""How often in a row a speaker may say the same; more is the model going round in circles."""
_LOOP_WORDS = 12
"""The longest phrase that is looked for in loops."""


def segments(clips: Iterable[tuple[Clip, Heard]]) -> tuple[Segment, ...]:
    """Everything heard, in order: times in seconds, monotone, inside of their clips."""
    return tuple(
        _segment(run)
        for clip, heard in clips
        for run in _runs(_on_time_line(clip, without_loops(heard.words)))
    )


def without_loops(words: Sequence[HeardWord]) -> list[HeardWord]:
    """The words, phrases that follow each other more than `_REPEATS` times cut short."""
    kept: list[HeardWord] = []
    keys: list[str] = []
    for word in words:
        kept.append(word)
        keys.append(word.text.strip().lower())
        for length in range(1, min(_LOOP_WORDS, len(keys) // (_REPEATS + 1)) + 1):
            phrase = keys[-length:]
            if keys[-length * (_REPEATS + 1) :] == phrase * (_REPEATS + 1):
                del kept[-length:], keys[-length:]
                break
    return kept


_Placed = tuple[str, Word]
"""A word, and its text with the space before it."""


def _on_time_line(clip: Clip, words: Iterable[HeardWord]) -> Iterator[_Placed]:
    last_s = clip.start_s
    for word in words:
        start_s = min(max(clip.start_s + word.start_s, last_s), clip.end_s)
        end_s = min(max(clip.start_s + word.end_s, start_s), clip.end_s)
        last_s = end_s
        placed = Word(word.text.strip(), round(start_s, 3), round(end_s, 3), word.probability)
        yield word.text, placed


def _runs(words: Iterable[_Placed]) -> Iterator[list[_Placed]]:
    run: list[_Placed] = []
    for word in words:
        if run and _ends(run, word[1]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _ends(run: list[_Placed], following: Word) -> bool:
    last = run[-1][1]
    length_s = last.end_s - run[0][1].start_s
    pause_s = following.start_s - last.end_s
    if pause_s >= _PAUSE_S or following.end_s - run[0][1].start_s > _LONGEST_S:
        return True
    if (
        _SENTENCE_END.search(last.text)
        and not _ABBREVIATION.match(last.text)
        and not following.text[0].islower()
    ):
        return length_s >= _BRIEF_S or pause_s >= _SHORT_PAUSE_S
    return length_s >= _LONG_S and (
        pause_s >= _SHORT_PAUSE_S or _PHRASE_END.search(last.text) is not None
    )


def _segment(run: list[_Placed]) -> Segment:
    words = tuple(word for _, word in run)
    return Segment(
        start_s=words[0].start_s,
        end_s=words[-1].end_s,
        text="".join(text for text, _ in run).strip(),
        words=words,
    )
