"""A recording whose stages have done their work, one by one, without a process: their files stand where
a finished attempt leaves them, and the store knows of them as it does then.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recorder_app.domain.journal import Attempt
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.transcript import Topic, Transcript
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts.finish import finish
from recorder_app.engine.children.child import RESULT
from recorder_app.engine.engine import Engine
from recorder_app.settings import SubtitlesSettings
from recorder_app.stages.text import chapters, subtitle_files, transcript_file
from recorder_app.stages.text.cues import cues

DURATION_S = 60.0


class Transcribed:
    """Of an engine that does nothing by itself."""

    def __init__(
        self, engine: Engine, folder: Path, said: Transcript, topics: tuple[Topic, ...]
    ) -> None:
        self.engine = engine
        self.said = said
        self.topics = topics
        source = folder / "talk.mp4"
        source.write_bytes(b"film" * 1000)
        (snapshot,) = engine.add([str(source)])
        self.id = snapshot.recording.id
        engine.run([self.id])

    @property
    def now(self) -> Recording:
        snapshot = self.engine.recording(self.id)
        assert snapshot is not None
        return snapshot.recording

    @property
    def folder(self) -> Path:
        return self.engine.home.recordings / str(self.id)

    def until(self, last: StageType) -> None:
        """Do the stages up to this one."""
        for stage in StageType:
            self.do(stage)
            if stage is last:
                return

    def begin(self, part: PartRef) -> Attempt:
        with self.engine._store.write() as tx:
            claimed = tx.claim(self.id, part, datetime.now(UTC))
        assert claimed is not None
        return claimed[1]

    def do(self, stage: StageType) -> None:
        self.end(stage, self.begin(stage))

    def end(self, stage: StageType, attempt: Attempt) -> None:
        out = self.engine.home.attempt(attempt.id) / "out"
        out.mkdir(parents=True)
        ending = {"say": "done", "data": self._result(stage, out)}
        (out / RESULT).write_text(json.dumps(ending), encoding="utf-8")
        finish(self.engine.home, self.engine._store.write, attempt, stage, ending)

    def _result(self, stage: StageType, out: Path) -> dict[str, Any]:
        match stage:
            case StageType.TRANSCRIBE:
                return {"language": "en", **transcript_file.write(self.said, out)}
            case StageType.TOPICS:
                return dict(chapters.write(self.topics, out, end_s=DURATION_S))
            case StageType.SUBTITLES:
                found = cues(self.said, SubtitlesSettings(), film_ms=round(DURATION_S * 1000))
                return dict(subtitle_files.write_both(found, out))
            case _:
                (out / "film.mp4").write_bytes(b"film" * 1000)
                return {"film": "film.mp4", "duration_s": DURATION_S}
