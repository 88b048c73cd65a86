"""Which presets a recording gets that is added without naming any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import PurePath
from urllib.parse import urlsplit

from recorder_app.domain.words import SourceKind


class RuleKind(StrEnum):
    SOURCE = "source"
    """`pattern` is the host of a link, which stands for those below it, too; or `file` or `url`."""
    FOLDER = "folder"
    """`pattern` is the path of a folder, at any depth of which the file lies."""
    TITLE = "title"
    """`pattern` is in the title."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns may have `*`, `?` and `[…]`; then they stand for the whole. Case makes no difference."""

    kind: RuleKind
    pattern: str
    presets: tuple[str, ...]
    """Their names."""

    def matches(self, kind: SourceKind, location: str, title: str) -> bool:
        pattern = self.pattern.strip().casefold()
        match self.kind:
            case RuleKind.TITLE:
                wanted = pattern if any(each in pattern for each in "*?[") else f"*{pattern}*"
                return fnmatchcase(title.casefold(), wanted)
            case RuleKind.FOLDER:
                if kind is not SourceKind.FILE:
                    return False
                wanted = str(PurePath(pattern))
                folders = (str(each).casefold() for each in PurePath(location).parents)
                return any(each == wanted or fnmatchcase(each, wanted) for each in folders)
            case RuleKind.SOURCE:
                if pattern == kind.value:
                    return True
                if kind is not SourceKind.URL:
                    return False
                host = (urlsplit(location).hostname or "").casefold()
                return host.endswith(f".{pattern}") or fnmatchcase(host, pattern)


def presets_for(
    rules: Sequence[Rule], kind: SourceKind, location: str, title: str
) -> list[str] | None:
    """The names that all rules which match give together, none twice; None where none matches."""
    matching = [rule for rule in rules if rule.matches(kind, location, title)]
    if not matching:
        return None
    return list(dict.fromkeys(name for rule in matching for name in rule.presets))
