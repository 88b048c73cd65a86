"""Sentences that still know what they are made of, so that a window can say them in another language."""

from __future__ import annotations

from typing import Any, Self


class Phrase(str):
    """In English, like every other text; `template` and `values` are what it was made of.

    A value that is a phrase itself, is said in the other language, too.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, values: dict[str, Any]) -> Self:
        made = super().__new__(cls, template.format(**values))
        made.template = template
        made.values = values
        return made

    def __reduce__(self) -> tuple[type[Phrase], tuple[str, dict[str, Any]]]:
        return Phrase, (self.template, self.values)


def phrase(template: str, /, **values: Any) -> Phrase:
    """`template` with its `{names}` filled in. The template is a literal: translations are looked up
    by it, and `tools/translations.py` finds it in the source."""
    return Phrase(template, values)
