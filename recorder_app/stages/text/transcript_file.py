"""The transcript, as `transcribe` leaves it and later stages read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from recorder_app.domain.transcript import Transcript
from recorder_app.domain.words import StageType
from recorder_app.domain.work import Json, StageJob

_NAME = "transcript.json"


def write(transcript: Transcript, out: Path) -> Mapping[str, Json]:
    """Into the folder `out`; answers what the stage's result says of it."""
    with (out / _NAME).open("w", encoding="utf-8") as file:
        json.dump(transcript.to_json(), file, ensure_ascii=False)
    return {"transcript": _NAME, "words": len(transcript.words)}


def transcript_of(job: StageJob) -> Transcript | None:
    """None where nothing was transcribed or no word was heard."""
    done = job.done.get(StageType.TRANSCRIBE)
    if done is None:
        return None
    text = done.file("transcript").read_text(encoding="utf-8")
    transcript = Transcript.from_json(json.loads(text))
    return transcript if any(word.text.strip() for word in transcript.words) else None
