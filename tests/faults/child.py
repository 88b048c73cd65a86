"""The child process under the faults of `points`: with the real stages, or with tiny ones.

A tiny stage does `UNITS` units of work, each with a checkpoint, and notes in a trace what it begins and
what a checkpoint has confirmed, so that work that was done twice can be seen.
"""

from __future__ import annotations

import json
import os
import random
import signal
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from recorder_app import stages
from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.transcript import Segment, Transcript, Word
from recorder_app.domain.words import STAGE_LANES, StageType, WaitKind
from recorder_app.domain.work import Context, Done, Skipped, StageJob
from recorder_app.engine.children import child
from tests.faults import durability
from tests.faults.clock import set_clock
from tests.faults.points import Who, install

TRACE = "RECORDER_TEST_TRACE"
"""The file that tiny stages note their work in; without it the stages are the real ones."""

HEARD = "RECORDER_TEST_HEARD"
"""The file in which each clip that the real transcription begins to hear is noted."""

FAILURES = "RECORDER_TEST_FAILURES"
"""Of so many units of tiny stages, one fails: in one way or another, or by its process' death."""

UNITS = 3
LENGTH_S = 30.0


def _film(job: StageJob) -> dict[str, Any]:
    return {
        "film": job.source.location,
        "duration_s": LENGTH_S,
        "size_bytes": Path(job.source.location).stat().st_size,
        "container": "mp4",
        "has_audio": True,
    }


def _download(job: StageJob, _out: Path) -> dict[str, Any]:
    from recorder_app.sources import local_file

    fingerprint = local_file.fingerprint(Path(job.source.location))
    return {**_film(job), "fingerprint": fingerprint}


def _trim(job: StageJob, out: Path) -> dict[str, Any]:
    (out / "film.mp4").write_bytes(job.film.read_bytes())
    return {"film": "film.mp4", "duration_s": LENGTH_S, "trimmed": True}


def _transcribe(job: StageJob, out: Path) -> dict[str, Any]:
    words = tuple(Word(text, at, at + 1.0, 1.0) for at, text in enumerate(job.title.split()))
    spoken = Transcript("en", 1.0, "tiny", (Segment(0.0, 5.0, job.title, words),))
    (out / "transcript.json").write_text(json.dumps(spoken.to_json()), encoding="utf-8")
    return {"transcript": "transcript.json", "language": "en"}


def _topics(_job: StageJob, _out: Path) -> dict[str, Any]:
    return {"topics": [{"start_s": 0.0, "title": "All"}], "chapters": None, "reason": "short"}


def _subtitles(job: StageJob, out: Path) -> dict[str, Any]:
    for kind in ("srt", "vtt"):
        (out / f"subtitles.{kind}").write_text(job.title, encoding="utf-8")
    return {"srt": "subtitles.srt", "vtt": "subtitles.vtt", "cues": 1}


_WORK: Mapping[StageType, Callable[[StageJob, Path], dict[str, Any]]] = {
    StageType.DOWNLOAD: _download,
    StageType.TRIM: _trim,
    StageType.TRANSCRIBE: _transcribe,
    StageType.TOPICS: _topics,
    StageType.SUBTITLES: _subtitles,
}


def _fail_now_and_then() -> None:
    of = int(os.environ.get(FAILURES, "0"))
    if not of or random.randrange(of):
        return
    match random.randrange(5):
        case 0:
            raise Transient("The connection broke off.")
        case 1:
            raise NeedsUser("The disk is full.", kind=WaitKind.DISK)
        case 2:
            raise Permanent("It is not a recording.")
        case 3:
            raise ZeroDivisionError("a bug")
    os.kill(os.getpid(), signal.SIGKILL)


class TinyStage:
    version = 1
    resumable = True

    def __init__(self, stage: StageType, trace: Path) -> None:
        self.type = stage
        self.lane = STAGE_LANES[stage]
        self._trace = trace

    def run(self, job: StageJob, context: Context) -> Done | Skipped:
        resumed = context.resume()
        for unit in range(int(resumed["done"]) if resumed else 0, UNITS):
            self._note(job, unit, "begun")
            context.progress(unit / UNITS)
            _fail_now_and_then()
            context.checkpoint({"done": unit + 1}, position_s=float(unit + 1))
            self._note(job, unit, "confirmed")
        return Done(_WORK[self.type](job, context.out))

    def _note(self, job: StageJob, unit: int, what: str) -> None:
        with self._trace.open("a", encoding="utf-8") as file:
            file.write(f"{what} {self.type} {unit} {job.title}\n")


def _note_what_is_heard(notes: Path) -> None:
    from recorder_app.stages.speech import loading

    ready = loading._ready

    def noting(model: Any, careful: bool) -> Any:
        recogniser = ready(model, careful)
        hear = type(recogniser).hear

        def heard(samples: Any, language: str) -> Any:
            with notes.open("a", encoding="utf-8") as file:
                file.write(f"{zlib.crc32(samples.tobytes())}\n")
            return hear(recogniser, samples, language)

        vars(recogniser)["hear"] = heard
        return recogniser

    vars(loading)["_ready"] = noting


def main() -> None:
    if HEARD in os.environ:
        _note_what_is_heard(Path(os.environ[HEARD]))
    trace = os.environ.get(TRACE)
    if trace is not None:
        vars(stages)["load"] = lambda stage: TinyStage(stage, Path(trace))
    set_clock()
    install(Who.CHILD)
    durability.install()
    child.main()


if __name__ == "__main__":
    main()
