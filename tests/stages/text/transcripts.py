"""Transcripts made up for tests: from a line of text, and any at all for Hypothesis."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from recorder_app.domain.transcript import Segment, Transcript, Word


def transcript(words: Iterable[Word], *, language: str = "en") -> Transcript:
    """All words in one segment, with spaces between them."""
    words = tuple(words)
    segments = (
        (Segment(words[0].start_s, words[-1].end_s, " ".join(word.text for word in words), words),)
        if words
        else ()
    )
    return Transcript(language, 1.0, "made up", segments)


def said(text: str, *, start_s: float = 0.0, word_s: float = 0.35) -> list[Word]:
    """The words of `text`, each `word_s` long, without pauses."""
    return [
        Word(each, start_s + number * word_s, start_s + (number + 1) * word_s, 0.9)
        for number, each in enumerate(text.split())
    ]


_LETTERS = "abcdefghijklmnopqrstuvwxyzäßéñабвгжщ"


@st.composite
def streams(draw: st.DrawFn, *, most: int = 60) -> list[Word]:
    """Words as a recogniser may give them: any pace, pauses, punctuation, long and empty ones, some
    without length."""
    count = draw(st.integers(1, most))
    pace = draw(st.sampled_from([0.02, 0.1, 0.25, 0.4, 1.5]))
    now, words = draw(st.sampled_from([0.0, 0.5, 3000.0])), []
    for _ in range(count):
        text = draw(
            st.one_of(
                st.text(_LETTERS, min_size=1, max_size=12),
                st.sampled_from(
                    ["a", "the", "and", "of", "1984", "R&D", "http://example.org/a/b?c=d"]
                ),
                st.just("x" * 60),
            )
        ) + draw(st.sampled_from(["", "", "", "", ",", ".", "?"]))
        length = draw(st.sampled_from([0.0, pace, pace, pace * 2, pace * 3]))
        words.append(Word(text, now, now + length, 0.9))
        now += length + draw(st.sampled_from([0.0, 0.0, 0.0, 0.0, 0.2, 0.6, 2.5, 9.0]))
    return words
