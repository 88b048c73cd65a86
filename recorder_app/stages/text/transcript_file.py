"""The transcript, as `transcribe` leaves it and later stages and the window read it.

It is written and read segment by segment: one call of the parser for twelve hours of speech, or all
that it makes of them dying together, would hold every thread of the program, the window's too, for a
tenth of a second and more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from recorder_app.domain.transcript import Segment, Transcript
from recorder_app.domain.words import StageType
from recorder_app.domain.work import Json, StageJob

_NAME = "transcript.json"
_SEGMENTS = "segments"
_BUFFER = 2**20
"""Bytes that are written together."""


def write(transcript: Transcript, out: Path) -> Mapping[str, Json]:
    """Into the folder `out`; answers what the stage's result says of it."""
    before, after = _text(replace(transcript, segments=()).to_json()).rsplit("[]", 1)
    with (out / _NAME).open("w", encoding="utf-8", buffering=_BUFFER) as file:
        file.write(f"{before}[")
        for number, segment in enumerate(transcript.segments):
            file.write(f"{', ' if number else ''}{_text(segment.to_json())}")
        file.write(f"]{after}")
    words = sum(len(segment.words) for segment in transcript.segments)
    return {"transcript": _NAME, "words": words}


def read(path: Path) -> Transcript:
    """Raises OSError, ValueError, KeyError and TypeError: it is missing, or damaged."""
    text = _Pieces(path.read_text(encoding="utf-8"))
    said: dict[str, Any] = {}
    text.need("{")
    while True:
        key = text.value()
        text.need(":")
        is_long = key == _SEGMENTS
        said[key] = tuple(map(Segment.from_json, text.values())) if is_long else text.value()
        if not text.skip(","):
            break
    text.need("}")
    return Transcript(
        said["language"], said["language_probability"], said["model"], said[_SEGMENTS]
    )


def transcript_of(job: StageJob) -> Transcript | None:
    """None where nothing was transcribed or no word was heard."""
    done = job.done.get(StageType.TRANSCRIBE)
    if done is None:
        return None
    transcript = read(done.file("transcript"))
    return transcript if any(word.text.strip() for word in transcript.words) else None


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


class _Pieces:
    """JSON that is read from its beginning to its end, value by value."""

    _scan = json.JSONDecoder().raw_decode
    _space = re.compile(r"[ \t\n\r]*")

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def skip(self, sign: str) -> bool:
        """Whether it comes next; then it has been read."""
        space = self._space.match(self._text, self._at)
        assert space is not None
        self._at = space.end()
        found = self._text.startswith(sign, self._at)
        self._at += len(sign) if found else 0
        return found

    def need(self, sign: str) -> None:
        if not self.skip(sign):
            raise json.JSONDecodeError(f"Expecting {sign!r}", self._text, self._at)

    def value(self) -> Any:
        self.skip("")
        value, self._at = self._scan(self._text, self._at)
        return value

    def values(self) -> Iterator[Any]:
        """Of a list."""
        self.need("[")
        if self.skip("]"):
            return
        yield self.value()
        while self.skip(","):
            yield self.value()
        self.need("]")
