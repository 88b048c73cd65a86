"""The rows of a transcript: the sentences, and the titles of the chapters between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recorder_app.domain.transcript import Segment, Topic, Transcript


@dataclass(frozen=True, slots=True)
class Heading:
    number: int
    """Of the topic."""
    topic: Topic

    @property
    def start_s(self) -> float:
        return self.topic.start_s

    @property
    def text(self) -> str:
        return self.topic.title


@dataclass(frozen=True, slots=True)
class Sentence:
    number: int
    """Of the segment."""
    segment: Segment

    @property
    def start_s(self) -> float:
        return self.segment.start_s

    @property
    def text(self) -> str:
        return self.segment.text


Passage = Heading | Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a row."""

    row: int
    word: int | None
    """None: the row as a whole."""


def passages(transcript: Transcript, topics: Sequence[Topic]) -> tuple[Passage, ...]:
    """In the order of their times; a chapter stands before the first sentence that ends in it."""
    return tuple(_in_order(transcript, topics))


def _in_order(transcript: Transcript, topics: Sequence[Topic]) -> Iterator[Passage]:
    waiting = list(enumerate(topics))[::-1]
    for number, segment in enumerate(transcript.segments):
        middle_s = (segment.start_s + segment.end_s) / 2
        while waiting and waiting[-1][1].start_s <= middle_s:
            yield Heading(*waiting.pop())
        yield Sentence(number, segment)
    while waiting:
        yield Heading(*waiting.pop())


def word_spans(segment: Segment) -> tuple[tuple[int, int], ...]:
    """From where to where each word stands in the segment's text; empty where it is not found."""
    spans, done = [], 0
    for word in segment.words:
        begin = segment.text.find(word.text, done)
        if begin < 0:
            spans.append((done, done))
        else:
            done = begin + len(word.text)
            spans.append((begin, done))
    return tuple(spans)


class Clock:
    """Which row and word is spoken when."""

    def __init__(self, rows: Sequence[Passage]) -> None:
        self._sentences = [
            (row, each.segment) for row, each in enumerate(rows) if isinstance(each, Sentence)
        ]
        self._starts = [segment.start_s for _, segment in self._sentences]

    def place_at(self, position_s: float) -> Place | None:
        """The sentence that has begun last, with the word that has; None before the first."""
        at = bisect_right(self._starts, position_s + 0.001) - 1
        if at < 0:
            return None
        row, segment = self._sentences[at]
        if position_s > segment.end_s:
            return Place(row, None)
        starts = [word.start_s for word in segment.words]
        word = bisect_right(starts, position_s + 0.001) - 1
        return Place(row, word if word >= 0 else None)
