"""What is said in a recording, as it is searched."""

from __future__ import annotations

from pathlib import Path

from recorder_app.domain.search import Sentence
from recorder_app.engine import durable


def said(transcript: Path) -> list[Sentence]:
    """The sentences in a `transcript.json`; none where it can't be read."""
    segments = (durable.read_json(transcript) or {}).get("segments", ())
    try:
        return [Sentence(float(each["start_s"]), str(each["text"])) for each in segments]
    except (KeyError, TypeError, ValueError):
        return []
