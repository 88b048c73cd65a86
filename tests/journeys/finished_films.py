"""Films whose stages are finished at once, for uploads that are real: the platforms are the program's.

    python -m tests.journeys.finished_films

is the child process that does so.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any

from recorder_app import stages
from recorder_app.domain.words import Lane, StageType
from recorder_app.domain.work import Context, Done, Skipped, Stage, StageJob
from recorder_app.engine.children import child
from recorder_app.sources import local_file
from tests.platforms.finished_recording import SPOKEN, SRT, VTT

MODULE = "tests.journeys.finished_films"
TALKATIVE = "TEST_TALKATIVE"
"""Environment variable: whoever has it logs all there is to log."""


class FinishedStage:
    lane = Lane.MEDIA
    version = 1
    resumable = False

    def __init__(self, stage: StageType) -> None:
        self.type = stage

    def run(self, job: StageJob, context: Context) -> Done | Skipped:
        film = Path(job.source.location)
        results: dict[StageType, dict[str, Any]] = {
            StageType.DOWNLOAD: {
                "film": str(film),
                "duration_s": 180.0,
                "container": "mp4",
                "fingerprint": local_file.fingerprint(film),
            },
            StageType.TRANSCRIBE: {"transcript": "transcript.json", "language": "en"},
            StageType.TOPICS: {"topics": [], "chapters": None, "reason": "none"},
            StageType.SUBTITLES: {"srt": "subtitles.srt", "vtt": "subtitles.vtt", "cues": 1},
        }
        files = {"transcript.json": json.dumps(SPOKEN.to_json()), "subtitles.srt": SRT}
        for name, text in (files | {"subtitles.vtt": VTT}).items():
            if name in results.get(self.type, {}).values():
                (context.out / name).write_text(text, encoding="utf-8")
        if self.type not in results:
            return Skipped("Nothing to trim")
        return Done(results[self.type])


def _stage(stage: StageType) -> Stage:
    return FinishedStage(stage)


if __name__ == "__main__":
    vars(stages)["load"] = _stage
    if TALKATIVE in os.environ:
        configured = logging.basicConfig
        vars(logging)["basicConfig"] = lambda **said: configured(**said | {"level": logging.DEBUG})
    child.main()
