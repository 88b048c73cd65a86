"""Words divided into the cues of subtitles.

A cue appears with its first word and can stay until the next cue appears, at most `maximum_s`. It
needs `minimum_s`, and the time in which its text is read at `chars_per_s` (counted with one space
after it, so that dividing a text does not make it shorter). What it needs and can't have is its
shortage.

Limits on lines, and on the time from a cue's first word to the end of its last one, always hold (one
word said for longer than `maximum_s` is shown for that long). Of all divisions of the words into
cues within those, one of the least total shortage is taken: so wherever the speech leaves the time,
every cue is long enough to be read, and where the speech is too fast for that, no other division
would do better. Among equals, the one that breaks best at phrases is taken.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from recorder_app.domain.transcript import Transcript
from recorder_app.settings import SubtitlesSettings
from recorder_app.stages.text.function_words import function_words
from recorder_app.stages.text.lines import Layout
from recorder_app.stages.text.phrases import break_cost, ends_sentence
from recorder_app.stages.text.spoken import Spoken, spoken

_CUE = 9.0
"""What a further cue costs, in the unit of `phrases.break_cost`: fewer, fuller cues."""
_SENTENCE_INSIDE = 4.0
"""What the end of a sentence inside a cue costs."""
_PAUSE_INSIDE_PER_S = 12.0
_SHORT_TEXT = 14
"""Columns under which a cue looks lost."""
_LINGER_MS = 250
"""How long a cue stays after its last word if there is time."""
_EASY = 0.8
"""Where there is time, a text is left for reading at this part of `chars_per_s`."""
_TENTHS = 10
"""`chars_per_s` is taken in tenths, to count in integers."""


@dataclass(frozen=True, slots=True)
class Cue:
    start_ms: int
    end_ms: int
    """Greater than `start_ms`, at most the next cue's start."""
    text: str
    """One or more lines, divided by line breaks."""


def cues(
    transcript: Transcript, settings: SubtitlesSettings, *, film_ms: int | None = None
) -> list[Cue]:
    """The transcript's words, each once and in their order, in cues.

    `film_ms`: the film's length, after which no cue stays unless its words do.
    """
    words = spoken(transcript.segments, longest=settings.line_chars)
    if not words:
        return []
    division = _Division(words, transcript.language, settings, film_ms)
    found = division.best()
    return [division.cue(first, end) for first, end in itertools.pairwise(found)]


class _Division:
    """Finds the best places to divide by dynamic programming over the words."""

    def __init__(
        self,
        words: Sequence[Spoken],
        language: str,
        settings: SubtitlesSettings,
        film_ms: int | None,
    ) -> None:
        self._words = words
        small = function_words(language)
        self._breaks = [0] + [
            break_cost(before, after, small) for before, after in itertools.pairwise(words)
        ]
        self._layout = Layout(words, self._breaks, width=settings.line_chars, lines=settings.lines)
        self._minimum_ms = round(settings.minimum_s * 1000)
        self._maximum_ms = round(settings.maximum_s * 1000)
        self._rate = max(1, round(settings.chars_per_s * _TENTHS))
        last = words[-1]
        self._end_ms = (
            max(film_ms, last.end_ms, last.start_ms + 1)
            if film_ms is not None
            else last.start_ms + self._maximum_ms
        )
        self._chars = [0]
        for word in words:
            self._chars.append(self._chars[-1] + len(word.text) + word.spaced)

    def best(self) -> list[int]:
        """The numbers of the first words of all cues, and the number of words."""
        count = len(self._words)
        shortage: list[int] = [0] * (count + 1)
        cost: list[float] = [0.0] * (count + 1)
        before = [0] * (count + 1)
        for end in range(1, count + 1):
            chosen: tuple[int, float, int] | None = None
            inside = 0.0
            for first in range(end - 1, -1, -1):
                if first + 1 < end:
                    inside += self._inside(first + 1)
                    if not self._fits_in_time(first, end):
                        break
                laid = self._layout.cost(first, end)
                if laid is None:
                    break
                short = shortage[first] + self._shortage(first, end)
                total = cost[first] + _CUE + self._breaks[first] + laid + inside
                if self._layout.columns(first, end) < _SHORT_TEXT:
                    total += _CUE
                if chosen is None or (short, total) < chosen[:2]:
                    chosen = short, total, first
            assert chosen is not None, "a single word always fits"
            shortage[end], cost[end], before[end] = chosen
        places = [count]
        while places[-1]:
            places.append(before[places[-1]])
        return places[::-1]

    def cue(self, first: int, end: int) -> Cue:
        """Words `first` to `end - 1`, shown as long as they need and can be."""
        start = self._words[first].start_ms
        chars = self._text_chars(first, end)
        easy = round(chars * 1000 * _TENTHS / (self._rate * _EASY))
        wanted = max(
            start + max(self._minimum_ms, easy),
            self._words[end - 1].end_ms + _LINGER_MS,
        )
        return Cue(
            start, min(wanted, start + self._can_ms(first, end)), self._layout.text(first, end)
        )

    def _can_ms(self, first: int, end: int) -> int:
        until = self._words[end].start_ms if end < len(self._words) else self._end_ms
        return min(until - self._words[first].start_ms, self._maximum_ms)

    def _fits_in_time(self, first: int, end: int) -> bool:
        return self._words[end - 1].end_ms - self._words[first].start_ms <= self._maximum_ms

    def _text_chars(self, first: int, end: int) -> int:
        """With one space after it."""
        return self._chars[end] - self._chars[first] - self._words[first].spaced + 1

    def _shortage(self, first: int, end: int) -> int:
        """In ten-thousandths of a character, to be exact."""
        needs = max(self._text_chars(first, end) * 1000 * _TENTHS, self._minimum_ms * self._rate)
        return max(0, needs - self._can_ms(first, end) * self._rate)

    def _inside(self, number: int) -> float:
        """What it costs that word `number` stands in the same cue as the one before."""
        before, after = self._words[number - 1], self._words[number]
        pause_s = max(0, after.start_ms - before.end_ms - 300) / 1000
        cost = _PAUSE_INSIDE_PER_S * pause_s
        return cost + _SENTENCE_INSIDE if ends_sentence(before.text) else cost
