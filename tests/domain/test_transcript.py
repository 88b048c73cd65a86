"""The transcript's form on disk."""

from __future__ import annotations

import json

from recorder_app.domain.transcript import Segment, Transcript, Word

HELLO = Word("Hello,", 0.5, 0.9, 0.98)
THERE = Word("there.", 1.0, 1.4, 0.97)
AGAIN = Word("Again.", 3.0, 3.5, 0.5)
TRANSCRIPT = Transcript(
    language="en",
    language_probability=0.99,
    model="tiny.en",
    segments=(
        Segment(0.5, 1.4, "Hello, there.", (HELLO, THERE)),
        Segment(3.0, 3.5, "Again.", (AGAIN,)),
    ),
)


def test_survives_its_way_through_json() -> None:
    assert Transcript.from_json(json.loads(json.dumps(TRANSCRIPT.to_json()))) == TRANSCRIPT


def test_is_one_text_and_one_row_of_words() -> None:
    assert TRANSCRIPT.text == "Hello, there. Again."
    assert TRANSCRIPT.words == (HELLO, THERE, AGAIN)
