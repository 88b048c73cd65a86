"""Trimming a film alone, as the engine would after it was brought in."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Done, Source, StageJob, StageOutcome
from recorder_app.settings import TrimSettings
from recorder_app.stages.media.probe import probe
from recorder_app.stages.trim import STAGE
from tests.stages.fake_context import FakeContext


def job_for(path: Path, home: Path, **settings: Any) -> StageJob:
    """As it is after the download stage has left `path` where it is."""
    found = probe(path)
    data = {
        "film": str(path),
        "duration_s": found.duration_s,
        "size_bytes": found.size_bytes,
        "container": found.container,
        "has_video": found.has_video,
        "has_audio": found.has_audio,
        "audio_tracks": found.audio_tracks,
        "width": found.width,
        "height": found.height,
    }
    return StageJob(
        title=path.stem,
        source=Source(SourceKind.FILE, str(path)),
        settings=asdict(TrimSettings()) | settings,
        done={StageType.DOWNLOAD: StageOutcome(home, data)},
        home=home,
    )


def trim(path: Path, tmp_path: Path, **settings: Any) -> tuple[dict[str, Any], Path, FakeContext]:
    """The result, the film that it names, and what was said."""
    context = FakeContext(tmp_path / "attempt")
    result = STAGE.run(job_for(path, tmp_path, **settings), context)
    assert isinstance(result, Done)
    return dict(result.data), context.out / str(result.data["film"]), context
