"""The text under a published recording: what it is, what it speaks of, and its chapters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recorder_app.domain.transcript import Topic
from recorder_app.sources.file_name import shown

YOUTUBE_BYTES = 5000
"""The longest description that YouTube takes, in UTF-8; its API refuses `<` and `>` in it."""

_TITLE_CHARS = 200
_TOPICS_CHARS = 400
_CHAPTER_CHARS = (100, 60, 40, 25)


def describe(
    title: str,
    duration_s: float,
    topics: Sequence[Topic],
    chapters: Sequence[str],
    *,
    most_bytes: int = YOUTUBE_BYTES,
) -> str:
    """A description in at most `most_bytes` bytes of UTF-8, ending in a line break.

    `chapters` are lines in YouTube's form, "0:00 Title". Where they are too long, titles are
    shortened before any is left out.
    """
    parts = [_clean(title, _TITLE_CHARS), f"Length: {clock(duration_s)}"]
    names = [name for name in (_clean(topic.title, 100) for topic in topics) if name]
    if names:
        parts.append(_clean("Topics: " + ", ".join(names), _TOPICS_CHARS))
    head = "\n\n".join(part for part in parts if part) + "\n"
    if not chapters:
        return _within(head.splitlines(), most_bytes)
    head += "\nChapters:\n"
    for most_chars in _CHAPTER_CHARS:
        whole = head + "".join(f"{_clean(line, most_chars)}\n" for line in chapters)
        if len(whole.encode()) <= most_bytes:
            return whole
    return _within(whole.splitlines(), most_bytes)


def clock(seconds: float) -> str:
    """`4:45` or `1:02:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _clean(text: str, most_chars: int) -> str:
    """One line without the signs that YouTube refuses."""
    return shown(text.replace("<", "‹").replace(">", "›"), longest=most_chars)


def _within(lines: Iterable[str], most_bytes: int) -> str:
    """As many whole lines as there is room for."""
    kept, left = "", most_bytes
    for line in lines:
        left -= len(line.encode()) + 1
        if left < 0:
            break
        kept += f"{line}\n"
    return kept
