"""What a person puts right in a transcript and its topics."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from recorder_app.domain.hints import clock
from recorder_app.domain.phrase import phrase
from recorder_app.domain.retiming import retimed, shared
from recorder_app.domain.transcript import Segment, Topic, Transcript, Word

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

CLOSEST_S = 1.0
"""Topics begin at least this far from each other, and from the end of the film."""


@dataclass(frozen=True, slots=True)
class SegmentText:
    """What is said in a segment; an empty text takes it out of the transcript."""

    segment: int
    """Its number in the transcript, from 0, before any of the corrections given with this one."""
    text: str


@dataclass(frozen=True, slots=True)
class WordText:
    """One word, which keeps its time; several share it, and an empty text takes it out."""

    segment: int
    word: int
    """Its number in the segment, from 0, before any of the corrections given with this one."""
    text: str


@dataclass(frozen=True, slots=True)
class TopicTitle:
    topic: int
    """Its number, from 0, before any of the corrections given with this one."""
    title: str


@dataclass(frozen=True, slots=True)
class TopicStart:
    """The topic begins elsewhere, between its neighbours. One that begins at 0 stays there."""

    topic: int
    start_s: float


@dataclass(frozen=True, slots=True)
class TopicAdded:
    start_s: float
    title: str


@dataclass(frozen=True, slots=True)
class TopicRemoved:
    """Its time goes to the topic before it, or after it where it is the first."""

    topic: int


@dataclass(frozen=True, slots=True)
class RestoreAll:
    """All corrections are taken back: what was transcribed and found. Given alone."""


Correction = (
    SegmentText | WordText | TopicTitle | TopicStart | TopicAdded | TopicRemoved | RestoreAll
)


class CorrectionError(ValueError):
    """The correction can't be made; the message is for the person."""


@dataclass(frozen=True, slots=True)
class Corrected:
    transcript: Transcript
    topics: tuple[Topic, ...]


def corrected(
    transcript: Transcript,
    topics: Sequence[Topic],
    corrections: Iterable[Correction],
    *,
    duration_s: float,
) -> Corrected:
    """All of the corrections, made at once. `duration_s` is the film's. Raises `CorrectionError`."""
    segments: dict[int, str] = {}
    words: dict[tuple[int, int], str] = {}
    titles: dict[int, str] = {}
    starts: dict[int, float] = {}
    added: list[Topic] = []
    removed: dict[int, None] = {}
    for each in corrections:
        match each:
            case SegmentText():
                _put(segments, each.segment, one_line(each.text))
            case WordText():
                _put(words, (each.segment, each.word), one_line(each.text))
            case TopicTitle():
                _put(titles, each.topic, _title(each.title))
            case TopicStart():
                _put(starts, each.topic, _time(each.start_s))
            case TopicAdded():
                added.append(Topic(_time(each.start_s), _title(each.title)))
            case TopicRemoved():
                _put(removed, each.topic, None)
            case RestoreAll():
                raise CorrectionError(
                    phrase("Taking all corrections back goes with no other correction.")
                )
    said = _transcript(transcript, segments, words)
    if not (titles or starts or added or removed):
        return Corrected(said, tuple(topics))
    return Corrected(said, _topics(topics, titles, starts, added, removed, duration_s))


def one_line(text: str) -> str:
    """Without what no file can hold or no eye can see, and with single spaces."""
    plain = text.encode("utf-8", "replace").decode().replace("\ufeff", "")
    seen = (each for each in plain if each.isspace() or unicodedata.category(each) != "Cc")
    return " ".join("".join(seen).split())


def _put(known: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    if key in known:
        raise CorrectionError(phrase("The same place is corrected twice."))
    known[key] = value


def _title(title: str) -> str:
    title = one_line(title)
    if not title:
        raise CorrectionError(phrase("A topic needs a title."))
    return title


def _time(start_s: float) -> float:
    if not math.isfinite(start_s):
        raise CorrectionError(phrase("That is no time."))
    return round(float(start_s), 3)


def _transcript(
    transcript: Transcript, segments: dict[int, str], words: dict[tuple[int, int], str]
) -> Transcript:
    if not (segments or words):
        return transcript
    of: dict[int, dict[int, str]] = {}
    for (segment, word), text in words.items():
        if segment in segments:
            raise CorrectionError(phrase("The same place is corrected twice."))
        of.setdefault(segment, {})[word] = text
    if not {*segments, *of} <= set(range(len(transcript.segments))):
        raise CorrectionError(phrase("There is no such sentence in the transcript."))
    made = list(transcript.segments)
    for number, text in segments.items():
        made[number] = _with_text(made[number], text)
    for number, texts in of.items():
        made[number] = _with_words(made[number], texts)
    left = tuple(each for each in made if each.text)
    if not left:
        raise CorrectionError(phrase("At least one sentence must stay in the transcript."))
    return replace(transcript, segments=left)


def _with_text(segment: Segment, text: str) -> Segment:
    if text == segment.text:
        return segment
    words = retimed(segment.words, text, start_s=segment.start_s, end_s=segment.end_s)
    return replace(segment, text=text, words=words)


def _with_words(segment: Segment, texts: dict[int, str]) -> Segment:
    if not set(texts) <= set(range(len(segment.words))):
        raise CorrectionError(phrase("There is no such word in the transcript."))
    text, places = _placed(segment)
    words: list[Word] = []
    said, done = "", 0
    for number, (word, place) in enumerate(zip(segment.words, places, strict=True)):
        new = texts.get(number, word.text)
        said += text[done:place] + new
        done = place + len(word.text)
        words += [word] if new == word.text else shared(new.split(), word.start_s, word.end_s)
    return replace(segment, text=one_line(said + text[done:]), words=tuple(words))


def _placed(segment: Segment) -> tuple[str, list[int]]:
    """The segment's text, and where in it each of its words stands."""
    places: list[int] = []
    done = 0
    for word in segment.words:
        places.append(segment.text.find(word.text, done))
        if places[-1] < 0:
            # A text that is not made of the words, which are what was said.
            return _placed(replace(segment, text=" ".join(each.text for each in segment.words)))
        done = places[-1] + len(word.text)
    return segment.text, places


def _topics(
    topics: Sequence[Topic],
    titles: dict[int, str],
    starts: dict[int, float],
    added: Iterable[Topic],
    removed: dict[int, None],
    duration_s: float,
) -> tuple[Topic, ...]:
    if not {*titles, *starts, *removed} <= set(range(len(topics))):
        raise CorrectionError(phrase("There is no such topic."))
    if starts.get(0) and topics[0].start_s == 0:
        raise CorrectionError(phrase("The first topic begins with the film."))
    kept = [
        Topic(starts.get(number, each.start_s), titles.get(number, each.title))
        for number, each in enumerate(topics)
        if number not in removed
    ]
    if kept and topics[0].start_s == 0:
        kept[0] = replace(kept[0], start_s=0.0)
    if any(later.start_s <= earlier.start_s for earlier, later in itertools.pairwise(kept)):
        raise CorrectionError(phrase("A topic can't begin before the one that it follows."))
    made = sorted([*kept, *added], key=lambda each: each.start_s)
    if not made:
        raise CorrectionError(phrase("At least one topic must stay."))
    if starts or added:
        _check_times(made, duration_s)
    return tuple(made)


def _check_times(topics: Sequence[Topic], duration_s: float) -> None:
    if topics[0].start_s < 0 or topics[-1].start_s > max(0.0, duration_s - CLOSEST_S):
        length = clock(duration_s)
        raise CorrectionError(
            phrase("A topic begins within the film, which is {length} long.", length=length)
        )
    for earlier, later in itertools.pairwise(topics):
        if round(later.start_s - earlier.start_s, 3) < CLOSEST_S:
            raise CorrectionError(
                phrase(
                    "“{first}” and “{second}” would begin less than a second from each other.",
                    first=earlier.title,
                    second=later.title,
                )
            )
