"""A child process whose stages and uploads do what the recording's options say.

The engine around it is the real one: real processes, real pipes, real folders, real database. A
script is a list of actions: `[["checkpoint", 10], ["gate", "/path/of/fifo"], ["die"]]`.
"""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from recorder_app import platforms, stages
from recorder_app.domain.errors import NeedsUser, Permanent, Transient, Undecided, Unknown
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
    UploadContext,
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
    done = int((context.resume() or {}).get("done", 0))
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
                    "login": NeedsUser(args[1], kind=WaitKind.LOGIN),
                    "unknown": Unknown(args[1]),
                    "undecided": Undecided(args[1]),
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
            case _ if isinstance(context, child.UploadPipeContext):
                _act_on_upload(context, action, args)
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


def _act_on_upload(context: UploadContext, action: str, args: list[Any]) -> None:
    """What only an upload can do."""
    match action:
        case "send":
            sealed = context.seal(args[0])
            context.checkpoint({"session": sealed, "abandon": args[1:]})
        case "publish" if "published" not in (context.resume() or {}):
            url = "https://example.org/film"
            context.checkpoint({"published": {"id": "film", "url": url}})
            context.published(url)
        case "end":
            if context.resume():
                Path(args[0]).touch()
            sealed = context.seal("session")
            context.checkpoint({"session": sealed, "ended": True, "abandon": args[1:]})
        case "renew":
            context.renew_account({**context.account, "access_token": args[0]})
        case "tell account":
            Path(args[0]).write_text(str(context.account["access_token"]), encoding="utf-8")
        case "tell share":
            while context.bytes_per_s != args[1]:
                time.sleep(0.01)
            Path(args[0]).write_text(f"{context.bytes_per_s}", encoding="utf-8")


class ScriptedPlatform:
    name = "folder"
    title = "Folder"
    resumable = True
    needs_account = False
    settings: tuple[Setting, ...] = ()

    def check(self, job: UploadJob) -> None:
        pass

    def upload(self, job: UploadJob, context: UploadContext) -> Uploaded:
        _act(job.settings.get("script", []), context, f"{job.title} upload")
        return Uploaded(url=f"https://example.org/{job.marker}")

    def discard(self, job: UploadJob) -> int:
        return 0

    def abandon(self, checkpoint: Mapping[str, Json], context: UploadContext) -> bool:
        trace, *script = checkpoint["abandon"]
        with Path(trace).open("a", encoding="utf-8") as file:
            file.write(f"{context.unseal(checkpoint['session'])}\n")
        _act([each for each in script if each != "there"], context, "abandon")
        return "there" not in script


def _stage(stage: StageType) -> Stage:
    return ScriptedStage(stage)


def _platform(_name: str) -> Platform:
    return ScriptedPlatform()


if __name__ == "__main__":
    vars(stages)["load"] = _stage
    vars(platforms)["load"] = _platform
    child.main()
