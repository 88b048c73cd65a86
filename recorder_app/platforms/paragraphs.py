"""A transcript as a text to read: paragraphs where the talk makes a turn or a pause."""

from __future__ import annotations

from collections.abc import Sequence

from recorder_app.domain.transcript import Segment, Topic, Transcript

_PAUSE_S = 2.0
_FEW_WORDS, _MANY_WORDS, _TOO_MANY_WORDS = 20, 100, 200
_SENTENCE_ENDS = tuple(".?!…。？！।؟")
_CLOSERS = "\"'”’»)]"


def paragraphs(transcript: Transcript, topics: Sequence[Topic]) -> str:
    """All that is said, one paragraph a line with an empty line between.

    A topic begins a paragraph; so does what follows a pause, unless the paragraph is still short, and
    a new sentence once the paragraph is long.
    """
    starts = sorted(topic.start_s for topic in topics)
    done: list[str] = []
    texts: list[str] = []
    words = 0
    before: Segment | None = None
    for segment in transcript.segments:
        text = " ".join(segment.text.split())
        if not text:
            continue
        if before and (_is_turn(before, segment, starts) or _is_long(before, segment, words)):
            done.append(" ".join(texts))
            texts, words = [], 0
        texts.append(text)
        words += len(text.split())
        before = segment
    return "".join(f"{each}\n\n" for each in [*done, " ".join(texts)] if each)[:-1]


def _is_turn(before: Segment, segment: Segment, starts: Sequence[float]) -> bool:
    """Whether a topic begins with `segment`, the border being anywhere between the two middles."""
    earlier, later = _middle_s(before), _middle_s(segment)
    return any(earlier < start_s <= later for start_s in starts)


def _is_long(before: Segment, segment: Segment, words: int) -> bool:
    if segment.start_s - before.end_s >= _PAUSE_S and words >= _FEW_WORDS:
        return True
    ends = before.text.rstrip().rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)
    return words >= (_MANY_WORDS if ends else _TOO_MANY_WORDS)


def _middle_s(segment: Segment) -> float:
    return (segment.start_s + segment.end_s) / 2
