"""Chapters in the form that YouTube takes from a description.

Rules, from support.google.com/youtube/answer/9884579: the first timestamp is 0:00, there are at
least three, in ascending order, and each chapter is at least ten seconds long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from recorder_app.domain.hints import clock
from recorder_app.domain.transcript import Topic
from recorder_app.domain.work import Json

FEWEST = 3
SHORTEST_S = 10.0
_NAME = "chapters.txt"


def why_none(topics: Sequence[Topic], end_s: float) -> str | None:
    """Why the topics make no chapter list, as a sentence; None where they make one."""
    if len(topics) < FEWEST:
        found = "Only one topic was" if len(topics) == 1 else f"Only {len(topics)} topics were"
        return f"{found} found; a chapter list needs at least {FEWEST}."
    starts = [int(topic.start_s) for topic in topics]
    if starts[0] != 0:
        return "The first topic does not begin at 0:00."
    ends = [*starts[1:], int(end_s)]
    if any(end - start < SHORTEST_S for start, end in zip(starts, ends, strict=True)):
        return f"A topic is shorter than the {SHORTEST_S:.0f} s that a chapter must have."
    return None


def chapter_lines(topics: Sequence[Topic]) -> str:
    """ "0:00 Title" for each topic, "1:02:03 Title" past an hour; a line end after each."""
    return "".join(f"{clock(topic.start_s)} {topic.title}\n" for topic in topics)


def write(topics: Sequence[Topic], out: Path, *, end_s: float) -> Mapping[str, Json]:
    """The chapter list into the folder `out`, where there is one; answers what the result of `topics`
    says of it."""
    reason = why_none(topics, end_s)
    if reason is None:
        (out / _NAME).write_text(chapter_lines(topics), encoding="utf-8")
    return {
        "topics": [{"start_s": each.start_s, "title": each.title} for each in topics],
        "chapters": _NAME if reason is None else None,
        "reason": reason,
    }
