"""Words to segments: times that can be relied on, breaks where a reader expects them."""

from __future__ import annotations

import itertools

import pytest

from recorder_app.domain.transcript import Segment
from recorder_app.stages.speech.heard import Heard, HeardWord
from recorder_app.stages.speech.plan import Clip
from recorder_app.stages.speech.segments import segments, without_loops
from recorder_app.stages.speech.vad import RATE


def heard(text: str, *, each_s: float = 0.5, pauses: dict[int, float] | None = None) -> Heard:
    """The words of `text`, half a second each; `pauses` are seconds before the n-th."""
    words, at = [], 0.0
    for number, word in enumerate(text.split()):
        at += (pauses or {}).get(number, 0.0)
        words.append(HeardWord(f" {word}", at, at + each_s, 0.9))
        at += each_s
    return Heard(tuple(words), -0.1)


def clip(start_s: float, end_s: float) -> Clip:
    return Clip(round(start_s * RATE), round(end_s * RATE))


def texts(found: tuple[Segment, ...]) -> list[str]:
    return [segment.text for segment in found]


def test_a_segment_is_a_sentence() -> None:
    found = segments(
        [(clip(10, 40), heard("We begin right here. Then we go on. And that is all."))]
    )
    assert texts(found) == ["We begin right here.", "Then we go on.", "And that is all."]
    assert (found[0].start_s, found[0].end_s) == (10.0, 12.0)
    assert [word.text for word in found[1].words] == ["Then", "we", "go", "on."]


@pytest.mark.parametrize(
    "text",
    [
        "We met Dr. Smith and Mr. J. Jones there",
        "It costs 3.5 dollars in the U.S. Army store",
        "the cat vs. the dog",
    ],
)
def test_a_full_stop_is_not_always_the_end(text: str) -> None:
    assert texts(segments([(clip(0, 30), heard(text))])) == [text]


def test_a_brief_sentence_stays_with_the_next_unless_there_is_a_pause() -> None:
    together = segments([(clip(0, 30), heard("Yes. I think so too."))])
    apart = segments([(clip(0, 30), heard("Yes. I think so too.", pauses={1: 0.5}))])
    assert texts(together) == ["Yes. I think so too."]
    assert texts(apart) == ["Yes.", "I think so too."]


def test_a_long_pause_and_the_end_of_a_clip_divide() -> None:
    paused = heard("one two three four", pauses={2: 2.0})
    found = segments([(clip(0, 10), paused), (clip(20, 30), heard("five six"))])
    assert texts(found) == ["one two", "three four", "five six"]


def test_speech_without_punctuation_is_divided_at_pauses_and_never_endless() -> None:
    with_pause = heard(" ".join(f"w{n}" for n in range(50)), pauses={36: 0.4})
    assert [len(each.words) for each in segments([(clip(0, 30), with_pause)])] == [36, 14]
    endless = heard(" ".join(f"w{n}" for n in range(200)))
    found = segments([(clip(0, 120), endless)])
    assert all(segment.end_s - segment.start_s <= 30.0 for segment in found)
    assert sum(len(segment.words) for segment in found) == 200


def test_times_are_monotone_and_inside_of_the_clip() -> None:
    wild = Heard(
        tuple(
            HeardWord(f" {name}", start_s, end_s, 0.5)
            for name, start_s, end_s in [
                ("a", -0.3, 0.4),
                ("b", 0.2, 0.1),
                ("c", 0.9, 0.8),
                ("d", 1.9, 2.7),
                ("e", 2.6, 2.8),
            ]
        ),
        -0.1,
    )
    words = [word for segment in segments([(clip(5, 7), wild)]) for word in segment.words]
    times = list(itertools.chain.from_iterable((word.start_s, word.end_s) for word in words))
    assert times == sorted(times)
    assert times[0] == 5.0
    assert times[-1] == 7.0
    assert [word.text for word in words] == ["a", "b", "c", "d", "e"]


def test_languages_without_spaces_get_none() -> None:
    words = tuple(HeardWord(text, n / 2, n / 2 + 0.5, 0.9) for n, text in enumerate("今日は晴れ。"))
    assert texts(segments([(clip(0, 9), Heard(words, -0.1))])) == ["今日は晴れ。"]


def test_nothing_heard_gives_nothing() -> None:
    assert segments([]) == ()
    assert segments([(clip(0, 9), Heard((), 0.0))]) == ()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("no no no no", "no no no no"),
        ("no " * 30, "no no no no"),
        ("thank you " * 20 + "bye", "thank you thank you thank you thank you bye"),
        ("We see. " * 9, "We see. We see. We see. We see."),
        ("a b c a b c d", "a b c a b c d"),
    ],
)
def test_a_model_that_goes_round_in_circles_is_cut_short(said: str, kept: str) -> None:
    assert [word.text.strip() for word in without_loops(heard(said).words)] == kept.split()
