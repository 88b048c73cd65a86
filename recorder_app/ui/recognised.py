"""Sentences that were written down in English, recognised by their form, to be said in another language.

Errors, answers and the log of a recording are stored as sentences. A translation file lists what these
are made from (`“{0}” is empty.`); a sentence that matches one is said anew from what stands in the gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as Xml

_GAP = re.compile(r"\{(\w+)\}")
_NUMBER = r"\d[\d.,’\s]*"
_CLOCK = r"[\d:]+"
_CLOCKS = ("position", "took")
"""Gaps for “41:20”."""
_NAMES = frozenset(
    (
        *("account", "file", "folder", "library", "line", "name", "names", "preset", "presets"),
        *("source", "title"),
    )
)
"""Gaps in which names stand, which are the same in every language."""
_VAGUE = 8
"""A form that begins with a gap, and has fewer letters of its own, fits what others wrote, too."""
ONE = "extra-one"
"""The element of a `.ts` file in which the singular stands, which Qt's form has no place for."""


@dataclass(frozen=True)
class Form:
    template: str
    one: str | None = None
    """Where `template` is a plural: its singular."""

    @cached_property
    def own_words(self) -> int:
        return len(_GAP.sub("", self.template))

    @cached_property
    def is_vague(self) -> bool:
        letters = sum(map(str.isalpha, _GAP.sub("", self.template)))
        return self.one is None and letters < (_VAGUE if self.template.startswith("{") else 1)

    def patterns(self) -> list[re.Pattern[str]]:
        templates = [self.template] if self.one is None else [self.template, self.one]
        return [re.compile(_pattern(each, self.one is not None), re.DOTALL) for each in templates]


@dataclass(frozen=True, slots=True)
class Recognition:
    form: Form
    values: dict[str, str]
    n: int | None = None
    """Where the form is a plural: how many; it is not among the values."""


class Recogniser:
    def __init__(self, forms: Iterable[Form]) -> None:
        """Those without a gap are of no use here: they are looked up as they are."""
        found = sorted((each for each in forms if _GAP.search(each.template)), key=_rank)
        self._patterns: Mapping[bool, list[tuple[Form, re.Pattern[str]]]] = {
            vague: [
                (each, pattern)
                for each in found
                if each.is_vague is vague
                for pattern in each.patterns()
            ]
            for vague in (False, True)
        }

    def recognise(self, sentence: str, *, vague: bool) -> Iterator[Recognition]:
        """The best first, of the forms that are vague or of the others."""
        for form, pattern in self._patterns[vague]:
            match = pattern.fullmatch(sentence)
            if match is not None:
                values = {name[1:]: value for name, value in match.groupdict().items()}
                if form.one is None:
                    yield Recognition(form, values)
                else:
                    n = int("".join(filter(str.isdecimal, values.pop("n", "1"))))
                    yield Recognition(form, values, n)


def forms_in(translations: Path) -> Iterator[Form]:
    """What a `.ts` file of Qt Linguist translates; nothing where there is no such file."""
    if translations.exists():
        for message in Xml.parse(translations).iter("message"):
            one = message.findtext(ONE) if message.get("numerus") else None
            if one is not None or not message.get("numerus"):
                yield Form(message.findtext("source", ""), one)


def filled(template: str, values: Mapping[str, str]) -> str:
    """`str.format` takes a gap that is called “0” for an argument by place."""
    return _GAP.sub(lambda gap: values[gap[1]], template)


def _rank(form: Form) -> tuple[bool, bool, int]:
    """What says more with its own words is the better match: “Waiting: {why}” fits much. Of those that
    are vague, a whole sentence is taken apart first, then what holds a place in a recording."""
    clock = any(f"{{{each}}}" in form.template for each in _CLOCKS)
    vague = form.is_vague
    return vague and not form.template.endswith("."), vague and not clock, -form.own_words


def is_name(template: str, gap: str) -> bool:
    """Whether what stands in this gap is somebody's own word, as all that stands in quotes is."""
    return gap in _NAMES or f"“{{{gap}}}”" in template


def _pattern(template: str, plural: bool) -> str:
    """Groups are named with a letter before, since the name of a gap may be a number."""
    pattern, end, seen = "", 0, set[str]()
    for gap in _GAP.finditer(template):
        name = f"g{gap[1]}"
        pattern += re.escape(template[end : gap.start()])
        inside = _NUMBER if plural and gap[1] == "n" else _CLOCK if gap[1] in _CLOCKS else ".+?"
        pattern += f"(?P={name})" if name in seen else f"(?P<{name}>{inside})"
        seen.add(name)
        end = gap.end()
    return pattern + re.escape(template[end:])
