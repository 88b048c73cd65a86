"""The lines that the engine and a child process exchange: one JSON object a line, on pipes.

To the child: `{"job": …}` begins one, `{"stop": true|false}` wants or takes back a pause,
`{"bytes_per_s": n|null}` is an upload's share of the bandwidth. What is secret (`{"job": …, "secrets":
{"account": …, "sealing_key": …}}`) goes over the pipe alone, never into a file. From it:
`{"say": kind, …}`, the last of a job being one of `ENDINGS`. The end of the child's input means that
its parent is gone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from recorder_app.domain.errors import NeedsUser, NoRoom, Permanent, Transient, Undecided, Unknown
from recorder_app.domain.recording import PartRef
from recorder_app.domain.words import SourceKind, StageType, WaitKind
from recorder_app.domain.work import Source, StageJob, StageOutcome, UploadJob

ENDINGS = frozenset({"done", "skipped", "uploaded", "abandoned", "stopped", "failed"})

_IRRELEVANT = frozenset({"folder", "home", "title"})
_OF_THE_FILM = (StageType.DOWNLOAD.value, StageType.TRIM.value)

Message = dict[str, Any]


def encode(message: Mapping[str, Any]) -> bytes:
    # A file name that is not UTF-8 has lone surrogates; `json.loads` takes them back.
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="surrogatepass") + b"\n"


def decode(line: bytes) -> Message:
    message: Message = json.loads(line)
    return message


def _done_to_json(done: Mapping[StageType, StageOutcome]) -> dict[str, Any]:
    return {
        stage.value: {"folder": str(outcome.folder), "data": dict(outcome.data)}
        for stage, outcome in done.items()
    }


def _done_from_json(data: Mapping[str, Any]) -> dict[StageType, StageOutcome]:
    return {
        StageType(stage): StageOutcome(Path(outcome["folder"]), outcome["data"])
        for stage, outcome in data.items()
    }


def _source_to_json(source: Source) -> dict[str, Any]:
    return {
        "kind": source.kind.value,
        "location": source.location,
        "identity": dict(source.identity),
    }


def _source_from_json(data: Mapping[str, Any]) -> Source:
    return Source(SourceKind(data["kind"]), data["location"], data["identity"])


def stage_job_to_json(stage: StageType, job: StageJob, folder: Path) -> Message:
    return {
        "stage": stage.value,
        "folder": str(folder),
        "title": job.title,
        "source": _source_to_json(job.source),
        "settings": dict(job.settings),
        "done": _done_to_json(job.done),
        "home": str(job.home),
    }


def stage_job_from_json(data: Mapping[str, Any]) -> StageJob:
    return StageJob(
        title=data["title"],
        source=_source_from_json(data["source"]),
        settings=data["settings"],
        done=_done_from_json(data["done"]),
        home=Path(data["home"]),
    )


def upload_job_to_json(platform: str, job: UploadJob, folder: Path) -> Message:
    return {
        "platform": platform,
        "folder": str(folder),
        "title": job.title,
        "source": _source_to_json(job.source),
        "settings": dict(job.settings),
        "done": _done_to_json(job.done),
        "marker": job.marker,
        "created_at": job.created_at.isoformat(),
    }


def upload_job_from_json(data: Mapping[str, Any]) -> UploadJob:
    return UploadJob(
        title=data["title"],
        settings=data["settings"],
        done=_done_from_json(data["done"]),
        source=_source_from_json(data["source"]),
        marker=data["marker"],
        created_at=datetime.fromisoformat(data["created_at"]),
    )


def abandon_job(platform: str, checkpoint: Mapping[str, Any], folder: Path) -> Message:
    """Delete at the platform what the upload with this checkpoint has left there."""
    return {"abandon": platform, "checkpoint": dict(checkpoint), "folder": str(folder)}


def model_job(name: str, models: Path) -> Message:
    """Have the speech model in the folder `models`, from wherever it can be had."""
    return {"model": name, "models": str(models)}


def job_key(job: Mapping[str, Any], version: int) -> str:
    """Equal for jobs that must give the same result: a checkpoint is used only by an equal one. What
    a recording is called may change while it is paused. So may its text: a film that has been sent
    in part, or is published, is not sent anew for that."""
    relevant = {name: value for name, value in job.items() if name not in _IRRELEVANT}
    if "platform" in job:
        relevant["done"] = {name: job["done"].get(name) for name in _OF_THE_FILM}
    text = json.dumps([version, relevant], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def error_to_json(error: Exception) -> Message:
    """The ending of a job that has failed. What is none of the design's errors is a bug of ours."""
    message: Message = {"say": "failed", "message": str(error)}
    if isinstance(error, Transient):
        return message | {"kind": "transient", "retry_after_s": error.retry_after_s}
    if isinstance(error, NoRoom):
        needed = {"folder": error.folder, "need_bytes": error.need_bytes}
        return message | {"kind": "no_room", **needed}
    if isinstance(error, Undecided):
        return message | {"kind": "undecided"}
    if isinstance(error, NeedsUser):
        until = None if error.until is None else error.until.isoformat()
        return message | {"kind": "needs_user", "wait": error.kind.value, "until": until}
    if isinstance(error, Unknown):
        return message | {"kind": "unknown"}
    if isinstance(error, Permanent):
        return message | {"kind": "permanent"}
    return message | {
        "kind": "bug",
        "message": f"The program made a mistake here ({type(error).__name__}: {error}).",
    }


def error_from_json(message: Mapping[str, Any]) -> Exception:
    text = message["message"]
    match message["kind"]:
        case "transient":
            return Transient(text, retry_after_s=message["retry_after_s"])
        case "no_room":
            return NoRoom(text, folder=message["folder"], need_bytes=message["need_bytes"])
        case "needs_user":
            until = message["until"]
            return NeedsUser(
                text,
                kind=WaitKind(message["wait"]),
                until=None if until is None else datetime.fromisoformat(until),
            )
        case "undecided":
            return Undecided(text)
        case "unknown":
            return Unknown(text)
        case _:
            return Permanent(text)


def part_name(part: PartRef) -> str:
    """How a part is called in the file system and in the attempts' table."""
    return part.value if isinstance(part, StageType) else f"output-{part}"
