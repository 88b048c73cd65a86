"""The files that finished stages and outputs have left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from recorder_app.domain.recording import OutputPart, Recording
from recorder_app.domain.words import OutputStatus, StageStatus
from recorder_app.engine.attempts import jobs
from recorder_app.engine.children.child import RESULT
from recorder_app.engine.front import ResultFile
from recorder_app.paths import Home


def result_files(home: Home, recording: Recording) -> list[ResultFile]:
    return [*_of_stages(home, recording), *_of_outputs(recording)]


def _of_stages(home: Home, recording: Recording) -> Iterator[ResultFile]:
    for stage in recording.stages:
        if stage.status is StageStatus.COMPLETED and stage.attempt_id is not None:
            folder = jobs.outcome(home, recording.id, stage).folder
            yield from _inside(folder, stage.type.value)


def folder_is_gone(output: OutputPart) -> bool:
    """What was published to a folder was taken away from it since."""
    folder = published_to(output)
    return folder is not None and not folder.exists()


def published_to(output: OutputPart) -> Path | None:
    """The folder in which it was published, if it was one."""
    parts = urlsplit(output.url or "")
    return Path(url2pathname(parts.path)) if parts.scheme == "file" else None


def _of_outputs(recording: Recording) -> Iterator[ResultFile]:
    for output in recording.outputs:
        folder = published_to(output)
        if output.status is OutputStatus.UPLOADED and folder is not None:
            yield from _inside(folder, output.preset)


def _inside(folder: Path, part: str) -> Iterator[ResultFile]:
    for path in sorted(folder.glob("*")):
        if path.is_file() and path.name != RESULT and not path.name.startswith("."):
            yield ResultFile(part, path, path.stat().st_size)
