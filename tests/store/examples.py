"""Recordings to try the store on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from recorder_app.domain import decide
from recorder_app.domain.recording import OutputPart, Recording, new_stages
from recorder_app.domain.words import SourceKind, StageStatus, StageType
from recorder_app.store.writer import Writer

NOW = datetime(2026, 11, 22, 17, 3, 59, 123456, tzinfo=UTC)
SETTINGS = {"transcribe": {"model": "tiny.en", "language": None}}
FRESH = new_stages(dict.fromkeys(StageType, True))


def output(name: str = "Talks") -> OutputPart:
    return OutputPart(0, "folder", name, {"dir": f"/home/me/{name}"}, f"marker of {name}")


def add(writer: Writer, title: str = "Talk", *, outputs: int = 0, now: datetime = NOW) -> Recording:
    return writer.add(
        title=title,
        source_kind=SourceKind.FILE,
        source=f"/home/me/{title}.mp4",
        identity={"size_bytes": 4711},
        options={},
        stages=FRESH,
        outputs=[output(f"preset {number}") for number in range(outputs)],
        now=now,
    )


def add_running(writer: Writer, title: str = "Talk", *, outputs: int = 0) -> Recording:
    """With an open run."""
    return writer.save(started(add(writer, title, outputs=outputs)))


def started(recording: Recording) -> Recording:
    return decide.run(recording, SETTINGS, NOW).recording


def finished(recording: Recording, **changes: Any) -> Recording:
    """With all its stages done."""
    for stage in StageType:
        recording = recording.with_stage(stage, status=StageStatus.COMPLETED, result={}, **changes)
    return recording
