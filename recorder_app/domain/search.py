"""Searching titles and what was said: how text is compared, and which sentence is shown for a hit."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

_MARKS = range(0x300, 0x370)
"""What stands above and below letters: accents, breves, dots."""
_MOST_WORDS = 30
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of speech."""

    start_s: float
    """On the trimmed film."""
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """The sentence of a transcript that a search fits best."""

    recording_id: int
    start_s: float
    """When it is said, on the trimmed film."""
    sentence: str
    marks: tuple[tuple[int, int], ...]
    """What was searched for: where it begins and ends in `sentence`, in their order."""


class _Folds(dict[int, str]):
    """For `str.translate`: what becomes of each character, worked out when it first comes up."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = "?" if code in _SURROGATES else _folded(chr(code))
        return folded


def _folded(letter: str) -> str:
    letters = unicodedata.normalize("NFD", letter.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in letters if ord(c) not in _MARKS))


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Text as it is compared: in one case and without marks, so that “ecole” finds “École” and “елка”
    finds “Ёлка”, however they were typed or a system has named its files."""
    return text.translate(_FOLDS)


def words_of(search: str) -> list[str]:
    """What is searched for, folded: each of these must be there. Of a text that somebody pastes, its
    first words are enough."""
    return list(dict.fromkeys(fold(search).split()))[:_MOST_WORDS]


def best_hit(recording_id: int, sentences: Sequence[Sentence], search: str) -> Hit | None:
    """The first sentence with the most of what is searched for, together with what is said next; None
    where nothing of it is said. Words are found as a whole, the last also by its beginning."""
    patterns = _patterns(search)
    found = _places(patterns, [each.text for each in sentences])
    best, best_rank = None, (0, 0)
    for place in sorted(found):
        here = found[place]
        rank = (len(here | found.get(place + 1, set())), len(here))
        if rank > best_rank:
            best, best_rank = place, rank
    if best is None:
        return None
    sentence = sentences[best]
    return Hit(recording_id, sentence.start_s, sentence.text, _marks(patterns, sentence.text))


def tokens(word: str) -> list[str]:
    """The runs of letters and digits in it."""
    return _TOKEN.findall(word)


def spaced(text: str) -> str:
    """Each letter of a script without spaces between its words stands by itself: they are found as
    words are, one after the other."""
    return _UNSPACED.sub(r" \g<0> ", text)


_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_TOKEN = re.compile(r"[^\W_]+")
_BETWEEN, _AROUND = r"[\W_]+", r"[\W_]*"
_AT_START, _AT_END = r"(?<![^\W_])", r"(?![^\W_])"


def _patterns(search: str) -> list[re.Pattern[str]]:
    """Of the words of a search, folded, in folded text."""
    parts = [each for each in (tokens(spaced(word)) for word in words_of(search)) if each]
    last = len(parts) - 1
    return [_pattern(each, open_end=place == last) for place, each in enumerate(parts)]


def _pattern(parts: Sequence[str], *, open_end: bool) -> re.Pattern[str]:
    """They stand one after the other, at the beginning of a word, and at its end unless `open_end`."""
    written = "" if _UNSPACED.match(parts[0]) else _AT_START
    for before, part in zip(("", *parts), parts, strict=False):
        if before:
            written += _AROUND if (_UNSPACED.match(before) or _UNSPACED.match(part)) else _BETWEEN
        written += re.escape(part)
    ends = "" if open_end or _UNSPACED.match(parts[-1]) else _AT_END
    return re.compile(written + ends)


def _places(patterns: Sequence[re.Pattern[str]], texts: Sequence[str]) -> dict[int, set[int]]:
    """Which of the texts have something of it, and what."""
    # All at once: hours of speech have thousands of sentences.
    folded = fold("\n".join(text.replace("\n", " ") for text in texts))
    ends = list(accumulate(len(line) + 1 for line in folded.split("\n")))
    found: dict[int, set[int]] = defaultdict(set)
    for number, pattern in enumerate(patterns):
        for match in pattern.finditer(folded):
            found[bisect(ends, match.start())].add(number)
    return dict(found)


def _marks(patterns: Iterable[re.Pattern[str]], text: str) -> tuple[tuple[int, int], ...]:
    # A letter may become two when it is folded, and a mark none.
    origins = [place for place, letter in enumerate(text) for _ in fold(letter)]
    folded = fold(text)
    spans = sorted(each.span() for pattern in patterns for each in pattern.finditer(folded))
    marks: list[tuple[int, int]] = []
    for start, end in spans:
        first, last = origins[start], origins[end - 1] + 1
        while last < len(text) and not fold(text[last]):
            last += 1
        if marks and first < marks[-1][1]:
            marks[-1] = (marks[-1][0], max(marks[-1][1], last))
        else:
            marks.append((first, last))
    return tuple(marks)
