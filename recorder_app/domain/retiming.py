"""When the words of a text were said that a person has put right.

What was heard as well keeps its time. What is new, or was heard as something else, shares the time of
what stood in its place, or the gap where nothing stood.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from recorder_app.domain.transcript import Word

_SURE = 1.0
"""The probability of a word that a person has written."""

_UNSPACED = re.compile(
    # Scripts written without spaces between words: Han, Kana, Bopomofo, Thai, Lao, Burmese, Khmer.
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3031-\u30ff\u3100-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_OPENING = {"Ps", "Pi"}
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or one sign of a word in a script without spaces."""

    text: str
    start_s: float
    end_s: float
    word: int
    """The number of the word that it is of."""


def retimed(words: Sequence[Word], text: str, *, start_s: float, end_s: float) -> tuple[Word, ...]:
    """The words of `text`, which stands for `words`; all of them between `start_s` and `end_s`, as
    `words` are."""
    before = [piece for number, word in enumerate(words) for piece in _pieces(word, number)]
    after = tokens(text)
    made: list[Word] = []
    kept: list[_Piece | None] = []
    found = SequenceMatcher(
        None, [_key(each.text) for each in before], [_key(each) for each in after], autojunk=False
    )
    for _, first, end, new_first, new_end in found.get_opcodes():
        old, new = before[first:end], after[new_first:new_end]
        if len(old) == len(new):
            for piece, token in zip(old, new, strict=True):
                made.append(Word(token, piece.start_s, piece.end_s, _SURE))
                kept.append(piece if piece.text == token else None)
            continue
        if old:
            begin_s, until_s = old[0].start_s, old[-1].end_s
        else:
            begin_s = before[first - 1].end_s if first else start_s
            until_s = before[end].start_s if end < len(before) else end_s
        made += shared(new, begin_s, until_s)
        kept += [None] * len(new)
    return tuple(_joined(words, before, made, kept))


def shared(texts: Sequence[str], start_s: float, end_s: float) -> Iterator[Word]:
    """Words that share a time by their length."""
    total, done = sum(map(len, texts)), 0
    begin_s = start_s
    for text in texts:
        done += len(text)
        until_s = round(start_s + (end_s - start_s) * done / total, 3)
        until_s = end_s if done == total else min(max(until_s, begin_s), end_s)
        yield Word(text, begin_s, until_s, _SURE)
        begin_s = until_s


def tokens(text: str) -> list[str]:
    """The words of a text; single signs where no spaces are written."""
    found: list[str] = []
    for run in text.split():
        found.append(run[0])
        for sign in run[1:]:
            if _begins_word(found[-1], sign):
                found.append(sign)
            else:
                found[-1] += sign
    return found


def _begins_word(before: str, sign: str) -> bool:
    kind = unicodedata.category(sign)
    if kind.startswith(("M", "P")) and kind not in _OPENING:
        return False
    if all(unicodedata.category(each) in _OPENING for each in before):
        return False
    return bool(_UNSPACED.search(before) or _UNSPACED.match(sign))


def _pieces(word: Word, number: int) -> list[_Piece]:
    found = tokens(word.text)
    if len(found) == 1:
        return [_Piece(found[0], word.start_s, word.end_s, number)]
    parts = shared(found, word.start_s, word.end_s)
    return [_Piece(each.text, each.start_s, each.end_s, number) for each in parts]


def _key(text: str) -> str:
    """Equal for what sounds the same: "Well," and "well"."""
    return _EDGES.sub("", text.casefold()) or text


def _joined(
    words: Sequence[Word],
    before: Sequence[_Piece],
    made: Sequence[Word],
    kept: Sequence[_Piece | None],
) -> Iterator[Word]:
    """`made`, but a word that was kept whole as it was."""
    lengths = Counter(each.word for each in before)
    at = 0
    while at < len(made):
        piece = kept[at]
        length = lengths[piece.word] if piece else 1
        if piece and all(each and each.word == piece.word for each in kept[at : at + length]):
            yield words[piece.word]
            at += length
        else:
            yield made[at]
            at += 1
