"""From a recording's facts to what a child is told to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recorder_app.domain import edition
from recorder_app.domain.recording import OutputPart, PartRef, Recording, StagePart
from recorder_app.domain.words import StageStatus, StageType
from recorder_app.domain.work import Source, StageJob, StageOutcome, UploadJob
from recorder_app.engine.children import wire
from recorder_app.paths import Home


def _source(recording: Recording) -> Source:
    return Source(recording.source_kind, recording.source, recording.identity)


def outcome(home: Home, recording_id: int, stage: StagePart) -> StageOutcome:
    """Where the files of a completed stage are, and what it said about them."""
    assert stage.result is not None
    folder = home.recordings / str(recording_id) / edition.result_folder(stage)
    return StageOutcome(folder, stage.result)


def film(home: Home, recording: Recording) -> Path | None:
    """The trimmed film, or the untrimmed one where there was nothing to trim; None where it is not
    there (any more)."""
    done = _done(home, recording)
    last = done.get(StageType.TRIM) or done.get(StageType.DOWNLOAD)
    path = None if last is None else last.file("film")
    return path if path is not None and path.is_file() else None


def _done(home: Home, recording: Recording) -> dict[StageType, StageOutcome]:
    return {
        stage.type: outcome(home, recording.id, stage)
        for stage in recording.stages
        if stage.status is StageStatus.COMPLETED
    }


def _settings(recording: Recording, stage: StageType) -> dict[str, Any]:
    assert recording.run is not None
    frozen = recording.run.settings
    settings = dict(frozen.get(stage.value, {}))
    if stage is StageType.TRIM:
        settings["ffmpeg"] = frozen.get("ffmpeg", "embedded")
    return settings


def warm_up(home: Home, recording: Recording, stage: StageType) -> wire.Message:
    """What a child is told that is to get ready for a stage."""
    return {
        "stage": stage.value,
        "settings": _settings(recording, stage),
        "home": str(home.root),
    }


def message(home: Home, recording: Recording, part: PartRef, folder: Path) -> wire.Message:
    """The job of a claimed part, to be done in `folder`."""
    if isinstance(part, StageType):
        job = StageJob(
            title=recording.title,
            source=_source(recording),
            settings=_settings(recording, part),
            done=_done(home, recording),
            home=home.root,
        )
        return wire.stage_job_to_json(part, job, folder)
    output = recording.output(part)
    return wire.upload_job_to_json(output.platform, upload(home, recording, output), folder)


def upload(home: Home, recording: Recording, output: OutputPart) -> UploadJob:
    return UploadJob(
        title=output.title or recording.title,
        settings=output.settings,
        done=_done(home, recording),
        source=_source(recording),
        marker=output.marker,
        created_at=recording.created_at,
    )
