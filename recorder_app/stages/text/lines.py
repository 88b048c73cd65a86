"""A cue's words laid out in lines: none too long, broken at phrases, of about one length."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from recorder_app.stages.text.spoken import Spoken, columns, joined

_LINE = 3
"""What a further line costs, in the unit of `phrases.break_cost`."""
_UNEVEN = 9
"""What a line costs that is a whole line's width shorter or longer than the others."""
_BREAK = 0.6
"""A line break disturbs less than the next cue does."""
_LONE_NUMBER = 60
"""A last line of digits alone looks like the next cue's number to readers of SRT."""


class Layout:
    """Lays out any run of `words`, numbered from 0, in at most `lines` lines of `width` columns.

    `breaks[i]` is the cost of a break before word `i`.
    """

    def __init__(
        self, words: Sequence[Spoken], breaks: Sequence[int], *, width: int, lines: int
    ) -> None:
        self._words = words
        self._breaks = breaks
        self._width = width
        self._lines = lines
        self._ends = [0, *accumulate(columns(word.text) + word.spaced for word in words)]
        self._digits = [word.text.isdigit() for word in words]

    def columns(self, first: int, end: int) -> int:
        """The width of words `first` to `end - 1` on one line."""
        return self._ends[end] - self._ends[first] - self._words[first].spaced

    def cost(self, first: int, end: int) -> float | None:
        """The cost of the best lay-out of a cue's words, or None if there is not enough room."""
        if end - first == 1 or self.columns(first, end) <= self._width:
            return 0.0
        found = self._best(first, end, self._lines)
        return found[0] if found else None

    def text(self, first: int, end: int) -> str:
        """The best lay-out, its lines divided by line breaks."""
        at = [first, end]
        if self.columns(first, end) > self._width:
            found = self._best(first, end, self._lines)
            if found:
                at = [first, *found[1], end]
        return "\n".join(joined(self._words[start:stop]) for start, stop in pairwise(at))

    def _best(self, first: int, end: int, lines: int) -> tuple[float, tuple[int, ...]] | None:
        """Cost and break places for words that don't fit on one line."""
        if lines < 2:
            return None
        whole = self.columns(first, end)
        if whole > lines * self._width + lines - 1:
            return None
        needed = max(2, -(-whole // self._width))
        best: tuple[float, tuple[int, ...]] | None = None
        for at in range(first + 1, end):
            line = self.columns(first, at)
            if line > self._width:
                break
            rest = self.columns(at, end)
            uneven = abs(line - (whole - line) / (needed - 1)) / self._width
            cost = _LINE + _BREAK * self._breaks[at] + _UNEVEN * uneven
            places: tuple[int, ...] = (at,)
            if rest > self._width:
                further = self._best(at, end, lines - 1)
                if further is None:
                    continue
                cost, places = cost + further[0], (at, *further[1])
            elif at == end - 1 and self._digits[at]:
                cost += _LONE_NUMBER
            if best is None or cost < best[0]:
                best = cost, places
        return best
