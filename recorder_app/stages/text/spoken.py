"""A transcript's words made fit to be laid out: one line of text each, times that move forward."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recorder_app.domain.transcript import Segment, Word

_NO_SPACES = re.compile(
    # Scripts written without spaces between words: Han, Kana, Bopomofo, Thai, Lao, Burmese, Khmer,
    # with the punctuation that goes with them.
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_MAY_SPLIT_AFTER = frozenset("/.-_?&=,:;@#%+~|")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word, or a piece of one that is too long for a line."""

    text: str
    """At least one character, no white space, no control characters."""
    start_ms: int
    """Greater than the word's before."""
    end_ms: int
    """When it ends as it is spoken: at least `start_ms`, at most the next word's start."""
    spaced: bool
    """Whether a space stands between it and the word before."""


def spoken(segments: Iterable[Segment], *, longest: int) -> list[Spoken]:
    """All words in their order, in pieces of at most `longest` columns.

    Words without text are left out. Times that stand still or run backwards, as recognisers give
    them now and then, are spread over the time until the next word. Whether a space stands before a
    word is read in its segment's text; scripts written without spaces never get one.
    """
    pieces = [
        piece
        for segment in segments
        for word, spaced in _with_spaces(segment)
        for piece in _pieces(word, spaced, longest)
    ]
    starts = _moving_forward(pieces)
    result: list[Spoken] = []
    for number, piece in enumerate(pieces):
        start = starts[number]
        end = max(start, piece.end_ms)
        if number + 1 < len(pieces):
            end = min(end, starts[number + 1])
        spaced = number > 0 and piece.spaced and _may_be_spaced(result[-1].text, piece.text)
        result.append(Spoken(piece.text, start, end, spaced))
    return result


def columns(text: str) -> int:
    """How wide `text` is: a wide character (Chinese, Japanese, Korean) takes two columns.

    Never less than the number of characters, so that a limit in columns is one in characters too.
    """
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def joined(words: Sequence[Spoken]) -> str:
    return "".join(
        f" {word.text}" if number and word.spaced else word.text
        for number, word in enumerate(words)
    )


def _may_be_spaced(before: str, after: str) -> bool:
    return not (_NO_SPACES.match(before[-1]) and _NO_SPACES.match(after[0]))


def _with_spaces(segment: Segment) -> Iterator[tuple[Word, bool]]:
    """The segment's words, each with whether white space stands before it in the segment's text."""
    at = 0
    for word in segment.words:
        text = word.text.strip()
        found = segment.text.find(text, at)
        if not text or found < 0 or segment.text[at:found].strip():
            yield word, True
            continue
        yield word, found > at or at == 0
        at = found + len(text)


def _pieces(word: Word, spaced: bool, longest: int) -> Iterator[Spoken]:
    """The parts of `word` that fit in `longest` columns; its time is shared out by their length."""
    texts = [
        (text, not cut and (spaced or bool(part)))
        for part, run in enumerate(_clean(word.text).split())
        for cut, text in enumerate(_cut(run, longest))
    ]
    start = _milliseconds(word.start_s)
    length = max(0, _milliseconds(word.end_s) - start)
    total, done = sum(len(text) for text, _ in texts), 0
    for text, apart in texts:
        begin = start + length * done // total
        done += len(text)
        yield Spoken(text, begin, start + length * done // total, apart)


def _clean(text: str) -> str:
    """`text` without what no file can hold or no eye can see."""
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\ufeff", "")
    return "".join(
        each if each.isspace() or unicodedata.category(each) != "Cc" else "" for each in text
    )


def _cut(text: str, longest: int) -> list[str]:
    """`text` cut where an address may be, or anywhere if there is no such place."""
    parts: list[str] = []
    while columns(text) > longest:
        width = fits = 0
        good = 0
        for number, each in enumerate(text):
            width += columns(each)
            if width > longest:
                break
            fits = number + 1
            if each in _MAY_SPLIT_AFTER:
                good = fits
        at = good if good >= fits // 2 else fits
        at = max(at, 1)
        parts.append(text[:at])
        text = text[at:]
    parts.append(text)
    return parts


def _milliseconds(seconds: float) -> int:
    return max(0, round(seconds * 1000)) if math.isfinite(seconds) else 0


def _moving_forward(pieces: Sequence[Spoken]) -> list[int]:
    """Each piece's start, every one greater than the one before."""
    starts: list[int] = []
    for piece in pieces:
        starts.append(max(piece.start_ms, starts[-1] if starts else 0))
    first = 0
    while first < len(starts):
        last = first
        while last + 1 < len(starts) and starts[last + 1] == starts[first]:
            last += 1
        if last > first:
            _spread(pieces, starts, first, last)
        first = last + 1
    return starts


def _spread(pieces: Sequence[Spoken], starts: list[int], first: int, last: int) -> None:
    """Share the time of pieces that all begin at once, up to where the next one begins."""
    begin = starts[first]
    end = starts[last + 1] if last + 1 < len(starts) else pieces[last].end_ms
    count = last - first + 1
    if end - begin < count:
        # Not a millisecond for each: the words after them have to give way.
        end = begin + count
        for number in range(last + 1, len(starts)):
            if starts[number] >= end:
                break
            starts[number] = end
    for number in range(count):
        starts[first + number] = begin + (end - begin) * number // count
