"""Sentences that were written down in English, recognised by their form, to be said in another language.

Errors, answers and the log of a recording are stored as sentences. A translation file lists what these
are made from (`“{0}” is empty.`); a sentence that matches one is said anew from what stands in the gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Recognition:
    template: str
    values: dict[str, str]


class Recogniser:
    def __init__(self, templates: Iterator[str]) -> None:
        """Those without a gap are of no use here: they are looked up as they are."""
        # What says more with its own words is the better match: “Waiting: {why}” fits much.
        found = sorted(
            (each for each in templates if _GAP.search(each)), key=_own_words, reverse=True
        )
        self._forms = [(each, re.compile(_pattern(each), re.DOTALL)) for each in found]

    def recognise(self, sentence: str) -> Recognition | None:
        for template, form in self._forms:
            match = form.fullmatch(sentence)
            if match is not None:
                values = {name[1:]: value for name, value in match.groupdict().items()}
                return Recognition(template, values)
        return None


def templates_in(translations: Path) -> Iterator[str]:
    """The texts that a `.ts` file of Qt Linguist translates; none where there is no such file."""
    if translations.exists():
        for message in Xml.parse(translations).iter("message"):
            if message.get("numerus") is None:
                yield message.findtext("source", "")


def filled(template: str, values: Mapping[str, str]) -> str:
    """`str.format` takes a gap that is called “0” for an argument by place."""
    return _GAP.sub(lambda gap: values[gap[1]], template)


def _own_words(template: str) -> int:
    return len(_GAP.sub("", template))


def _pattern(template: str) -> str:
    """Groups are named with a letter before, since the name of a gap may be a number."""
    pattern, end, seen = "", 0, set[str]()
    for gap in _GAP.finditer(template):
        name = f"g{gap[1]}"
        pattern += re.escape(template[end : gap.start()])
        pattern += f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
        seen.add(name)
        end = gap.end()
    return pattern + re.escape(template[end:])
