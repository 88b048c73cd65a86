from __future__ import annotations

import pytest

from recorder_app.domain.rule import Rule, RuleKind, presets_for
from recorder_app.domain.words import SourceKind

FILE = (SourceKind.FILE, "/home/me/Talks/2026/River Talk.mp4", "River Talk")
LINK = (SourceKind.URL, "https://me:pw@Media.Example.org:8080/a.mp4?key=1", "a")


@pytest.mark.parametrize(
    ("kind", "pattern", "matched"),
    [
        (RuleKind.TITLE, "river", [FILE]),
        (RuleKind.TITLE, "river*", [FILE]),
        (RuleKind.TITLE, "*river", []),
        (RuleKind.TITLE, "?", [LINK]),
        (RuleKind.FOLDER, "/home/me/Talks", [FILE]),
        (RuleKind.FOLDER, "/home/me/Talks/", [FILE]),
        (RuleKind.FOLDER, "/home/me/Talk", []),
        (RuleKind.FOLDER, "/home/*/talks", [FILE]),
        (RuleKind.FOLDER, "/", [FILE]),
        (RuleKind.SOURCE, "file", [FILE]),
        (RuleKind.SOURCE, "url", [LINK]),
        (RuleKind.SOURCE, "example.org", [LINK]),
        (RuleKind.SOURCE, "media.example.org", [LINK]),
        (RuleKind.SOURCE, "media.*", [LINK]),
        (RuleKind.SOURCE, "ample.org", []),
    ],
)
def test_what_a_rule_matches(kind: RuleKind, pattern: str, matched: list[object]) -> None:
    rule = Rule(kind, pattern, ("A",))
    assert [each for each in (FILE, LINK) if rule.matches(*each)] == matched


def test_all_rules_that_match_give_their_presets() -> None:
    rules = [
        Rule(RuleKind.SOURCE, "file", ("A", "B")),
        Rule(RuleKind.TITLE, "nothing", ("C",)),
        Rule(RuleKind.TITLE, "talk", ("B", "D")),
    ]
    assert presets_for(rules, *FILE) == ["A", "B", "D"]
    assert presets_for(rules, *LINK) is None
