"""Short transcripts for tests."""

from __future__ import annotations

from recorder_app.domain.transcript import Segment, Topic, Transcript, Word


def segment(text: str, start_s: float = 0.0, word_s: float = 0.5) -> Segment:
    """Each word lasts `word_s`, and a tenth of a second passes between two."""
    words = tuple(
        Word(
            each,
            round(start_s + n * (word_s + 0.1), 3),
            round(start_s + n * (word_s + 0.1) + word_s, 3),
            0.9,
        )
        for n, each in enumerate(text.split())
    )
    return Segment(start_s, words[-1].end_s, text, words)


def transcript(*texts: str, every_s: float = 10.0) -> Transcript:
    """A segment begins every ten seconds."""
    segments = tuple(segment(text, n * every_s) for n, text in enumerate(texts))
    return Transcript("en", 0.99, "tiny.en", segments)


def topics(*starts: float) -> tuple[Topic, ...]:
    return tuple(Topic(start_s, f"Topic {n}") for n, start_s in enumerate(starts, 1))
