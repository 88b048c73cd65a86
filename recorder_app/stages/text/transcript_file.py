"""The transcript that an earlier stage left for this one."""

from __future__ import annotations

import json

from recorder_app.domain.transcript import Transcript
from recorder_app.domain.words import StageType
from recorder_app.domain.work import StageJob


def transcript_of(job: StageJob) -> Transcript | None:
    """None where nothing was transcribed or no word was heard."""
    done = job.done.get(StageType.TRANSCRIBE)
    if done is None:
        return None
    text = done.file("transcript").read_text(encoding="utf-8")
    transcript = Transcript.from_json(json.loads(text))
    return transcript if any(word.text.strip() for word in transcript.words) else None
