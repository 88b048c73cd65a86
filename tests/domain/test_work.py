"""What a unit of work is told: which film, how long."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Source, StageJob, StageOutcome, UploadJob

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SOURCE = Source(SourceKind.FILE, "/media/talk.mp4")
UNTOUCHED = StageOutcome(
    Path("/home/download-1"), {"film": "/media/talk.mp4", "duration_s": 5530.0}
)
CUT = StageOutcome(Path("/home/trim-2"), {"film": "talk.mp4", "duration_s": 5520.0})


def test_the_film_is_the_trimmed_one_or_what_was_brought_in() -> None:
    for done, film, duration_s in (
        ({StageType.DOWNLOAD: UNTOUCHED}, Path("/media/talk.mp4"), 5530.0),
        (
            {StageType.DOWNLOAD: UNTOUCHED, StageType.TRIM: CUT},
            Path("/home/trim-2/talk.mp4"),
            5520.0,
        ),
    ):
        job = StageJob("talk", SOURCE, {}, done, Path("/home"))
        assert job.film == film
        assert job.duration_s == duration_s
        assert UploadJob("talk", {}, done, SOURCE, "marker", NOW).film == film
