"""A recording whose stages are finished: their results on disk, as an upload gets them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from recorder_app.domain.transcript import Segment, Topic, Transcript, Word
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Json, Source, StageOutcome, UploadJob
from recorder_app.sources import local_file

ADDED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TOPICS = (Topic(0.0, "Rivers"), Topic(60.0, "Bridges"), Topic(120.0, "Boats"))
CHAPTERS = "0:00 Rivers\n1:00 Bridges\n2:00 Boats\n"
SRT = "1\n00:00:00,000 --> 00:00:02,000\nWater runs downhill.\n"
VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nWater runs downhill.\n"


def spoken(sentences: Mapping[float, str]) -> Transcript:
    """A transcript of sentences by the second at which each begins; each lasts two seconds."""
    segments = []
    for start_s, text in sentences.items():
        words = text.split()
        step_s = 2.0 / len(words)
        segments.append(
            Segment(
                start_s,
                start_s + 2.0,
                text,
                tuple(
                    Word(word, start_s + at * step_s, start_s + (at + 1) * step_s, 0.9)
                    for at, word in enumerate(words)
                ),
            )
        )
    return Transcript("en", 0.98, "tiny.en", tuple(segments))


SPOKEN = spoken({0.0: "Water runs downhill.", 61.0: "Bridges stand.", 121.0: "Boats float."})


@dataclass
class FinishedRecording:
    """Change what `uploading` shall find before calling it."""

    folder: Path
    title: str = "talk"
    film_name: str = "talk.mp4"
    film: bytes = field(default_factory=lambda: Random(7).randbytes(300_000))
    transcript: Transcript | None = SPOKEN
    topics: tuple[Topic, ...] = TOPICS
    chapters: str | None = CHAPTERS
    container: str = "mp4"

    def uploading(self, settings: Mapping[str, Json], marker: str = "marker-1") -> UploadJob:
        """The job of uploading it, its results written anew."""
        film = self.folder / self.film_name
        self._write(film, self.film)
        download = {
            "film": str(film),
            "duration_s": 180.0,
            "container": self.container,
            "fingerprint": local_file.fingerprint(film),
        }
        done = {StageType.DOWNLOAD: StageOutcome(self.folder / "download", download)}
        if self.transcript:
            done |= self._spoken(self.transcript)
        source = Source(SourceKind.FILE, str(film))
        return UploadJob(self.title, settings, done, source, marker, ADDED)

    def _spoken(self, transcript: Transcript) -> dict[StageType, StageOutcome]:
        results = {kind: self.folder / kind.value for kind in StageType}
        content = json.dumps(transcript.to_json()).encode()
        self._write(results[StageType.TRANSCRIBE] / "transcript.json", content)
        self._write(results[StageType.SUBTITLES] / "subtitles.srt", SRT.encode())
        self._write(results[StageType.SUBTITLES] / "subtitles.vtt", VTT.encode())
        if self.chapters:
            self._write(results[StageType.TOPICS] / "chapters.txt", self.chapters.encode())
        data: dict[StageType, dict[str, Json]] = {
            StageType.TRANSCRIBE: {"transcript": "transcript.json", "language": "en"},
            StageType.TOPICS: {
                "topics": [{"start_s": each.start_s, "title": each.title} for each in self.topics],
                "chapters": "chapters.txt" if self.chapters else None,
            },
            StageType.SUBTITLES: {"srt": "subtitles.srt", "vtt": "subtitles.vtt", "cues": 1},
        }
        return {kind: StageOutcome(results[kind], facts) for kind, facts in data.items()}

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        if path.exists() and path.read_bytes() == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
