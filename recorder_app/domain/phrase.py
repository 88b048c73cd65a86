"""Sentences that still know what they are made of, so that a window can say them in another language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal, Self

First = Literal["as it is", "upper", "lower"]


def with_first(text: str, first: First) -> str:
    """`text` with its first letter in that case."""
    if first == "upper":
        return text[:1].upper() + text[1:]
    return text[:1].lower() + text[1:] if first == "lower" else text


class Phrase(str):
    """In English, like every other text; the rest is what it was made of.

    A value that is a phrase itself is said in the other language, too.
    """

    __slots__ = ("first", "one", "template", "values")
    template: str
    values: dict[str, Any]
    one: str | None
    """Where `template` is a plural: its singular. The number is the value `n`."""
    first: First

    def __new__(
        cls,
        template: str,
        values: dict[str, Any],
        one: str | None = None,
        first: First = "as it is",
    ) -> Self:
        chosen = one if one is not None and values["n"] == 1 else template
        made = super().__new__(cls, with_first(chosen.format(**values), first))
        made.template = template
        made.values = values
        made.one = one
        made.first = first
        return made

    def of(self, n: int) -> Phrase:
        """A plural, of so many."""
        return Phrase(self.template, {**self.values, "n": n}, self.one, self.first)

    def __reduce__(self) -> tuple[type[Phrase], tuple[str, dict[str, Any], str | None, First]]:
        return Phrase, (self.template, self.values, self.one, self.first)


def phrase(template: str, /, **values: Any) -> Phrase:
    """`template` with its `{names}` filled in. The template is a literal: translations are looked up
    by it, and `tools/translations.py` finds it in the source."""
    return Phrase(template, values) if values else _as_it_stands(template)


@cache
def _as_it_stands(template: str) -> Phrase:
    """Built once: ten thousand outcomes say the same."""
    return Phrase(template, {})


def counted(one: str, many: str, n: int, /, **values: Any) -> Phrase:
    """The form that goes with `n`, which fills in `{n}`."""
    return Phrase(many, {"n": n, **values}, one)


def listed(items: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(items) == 1:
        return items[0]
    return phrase("{items} and {last}", items=joined(items[:-1]), last=items[-1])


def joined(items: Sequence[str]) -> str:
    """`A, B, C`."""
    before = items[0]
    for each in items[1:]:
        before = phrase("{items}, {next}", items=before, next=each)
    return before


def capitalised(sentence: str) -> str:
    return _recased(sentence, "upper")


def uncapitalised(sentence: str) -> str:
    return _recased(sentence, "lower")


def _recased(sentence: str, first: First) -> str:
    if isinstance(sentence, Phrase):
        return Phrase(sentence.template, sentence.values, sentence.one, first)
    return with_first(sentence, first)
