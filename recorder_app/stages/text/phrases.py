"""How well a text can be broken between two spoken words."""

from __future__ import annotations

from recorder_app.stages.text.function_words import FunctionWords
from recorder_app.stages.text.spoken import Spoken

NO_BREAK = 30
"""About the highest cost: between words that lean on each other."""

_SENTENCE_ENDS = frozenset(".?!…。！？｡؟।॥。")
_CLAUSE_ENDS = frozenset(",;:—–、，；：،؛")
_CLOSING = "\"'”’»)]}）」』"
_OPENING = frozenset("“«([{¿¡（「『—–")


def ends_sentence(text: str) -> bool:
    bare = text.rstrip(_CLOSING)
    return bool(bare) and bare[-1] in _SENTENCE_ENDS


def break_cost(before: Spoken, after: Spoken, small: FunctionWords) -> int:
    """0 at the end of a sentence or at a long pause, up to about `NO_BREAK` inside a phrase."""
    pause_ms = after.start_ms - before.end_ms
    if ends_sentence(before.text) or pause_ms >= 1000:
        return 0
    ending = before.text.rstrip(_CLOSING)
    if ending and ending[-1] in _CLAUSE_ENDS:
        cost = 5
    else:
        cost = 16
        first = after.text.strip("".join(_OPENING)).lower().replace("’", "'")
        last = ending.lower().replace("’", "'")
        if after.text[0] in _OPENING or first in small.openers:
            cost = 9
        if last in small.openers or last in small.leaders:
            cost += 10
        if before.text[-1].isdigit() or (before.text[:1].isupper() and after.text[:1].isupper()):
            cost += 6
        if not after.spaced and before.text[-1].isalnum() and after.text[0].isalnum():
            # One word in two pieces, or a script without spaces, where any place is as good.
            cost += 2
    return max(0, cost - pause_ms // 60) if pause_ms > 150 else cost
