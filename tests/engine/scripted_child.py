"""A child process whose stages and uploads do what the recording's options say.

The engine around it is the real one: real processes, real pipes, real folders, real database. A
script is a list of actions: `[["checkpoint", 10], ["gate", "/path/of/fifo"], ["die"]]`.
"""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from recorder_app import platforms, stages
from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.preset import Setting
from recorder_app.domain.words import Lane, StageType, WaitKind
from recorder_app.domain.work import (
    Context,
    Done,
    Json,
    Platform,
    Skipped,
    Stage,
    StageJob,
    Uploaded,
    UploadJob,
)
from recorder_app.engine.children import child
from recorder_app.sources import disk

_RESULTS: Mapping[StageType, Mapping[str, Any]] = {
    StageType.DOWNLOAD: {"film": "film", "duration_s": 100.0},
    StageType.TRIM: {"film": "film", "duration_s": 90.0, "trimmed": True},
    StageType.TRANSCRIBE: {"transcript": "transcript.json", "language": "en"},
    StageType.TOPICS: {"topics": [], "chapters": None, "reason": "none"},
    StageType.SUBTITLES: {"srt": "subtitles.srt", "vtt": "subtitles.vtt", "cues": 0},
}


def _act(script: Sequence[Sequence[Any]], context: Context, name: str) -> str | None:
    """Carry out a script; returns the reason if the stage is to be skipped."""
    trace = os.environ.get("SCRIPT_TRACE")
    resumed = context.resume()
    done = 0 if resumed is None else int(resumed["done"])
    for number, (action, *args) in enumerate(script):
        if number < done:
            continue
        if trace:
            with Path(trace).open("a", encoding="utf-8") as file:
                file.write(f"{name} {number} {action}\n")
        match action:
            case "checkpoint":
                context.checkpoint({"done": number + 1}, position_s=args[0])
            case "progress":
                context.progress(args[0], position_s=args[0] * 100)
            case "spool":
                (context.folder / "spool").write_bytes(b"x" * args[0])
            case "gate":
                with Path(args[0]).open(encoding="utf-8") as fifo:
                    fifo.read()
            case "fail":
                errors: dict[str, Exception] = {
                    "permanent": Permanent(args[1]),
                    "transient": Transient(args[1]),
                    "disk": NeedsUser(args[1], kind=WaitKind.DISK),
                    "source": NeedsUser(args[1], kind=WaitKind.SOURCE),
                    "bug": ZeroDivisionError(args[1]),
                }
                raise errors[args[0]]
            case "fail_once":
                mark = Path(args[0])
                if not mark.exists():
                    mark.touch()
                    raise Transient(args[1])
            case "full_once":
                mark = Path(args[0])
                if not mark.exists():
                    mark.touch()
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            case "need":
                disk.require_room(Path(args[0]), args[1], "talk.mp4")
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "skip":
                return str(args[0])
    return None


class ScriptedStage:
    version = 1
    resumable = True

    def __init__(self, stage: StageType) -> None:
        self.type = stage
        self.lane = Lane.MEDIA

    def run(self, job: StageJob, context: Context) -> Done | Skipped:
        reason = _act(job.settings.get("script", []), context, f"{job.title} {self.type.value}")
        if reason is not None:
            return Skipped(reason)
        result = _RESULTS[self.type]
        for key in ("film", "transcript", "srt", "vtt"):
            if key in result:
                (context.out / str(result[key])).write_text(self.type.value, encoding="utf-8")
        return Done(result)


class ScriptedPlatform:
    name = "folder"
    title = "Folder"
    resumable = True
    needs_account = False
    settings: tuple[Setting, ...] = ()

    def check(self, job: UploadJob) -> None:
        pass

    def upload(self, job: UploadJob, context: Context) -> Uploaded:
        _act(job.settings.get("script", []), context, f"{job.title} upload")
        return Uploaded(url=f"https://example.org/{job.marker}")

    def discard(self, job: UploadJob) -> int:
        return 0

    def abandon(self, checkpoint: Mapping[str, Json], context: Context) -> None:
        pass


def _stage(stage: StageType) -> Stage:
    return ScriptedStage(stage)


def _platform(_name: str) -> Platform:
    return ScriptedPlatform()


if __name__ == "__main__":
    vars(stages)["load"] = _stage
    vars(platforms)["load"] = _platform
    child.main()
