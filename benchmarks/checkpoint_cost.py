"""What the checkpoints of a transcription cost: at most 3 % of it.

    python -m benchmarks.checkpoint_cost TALK

The transcription of the talk runs as in a child process, on disk; the time spent in keeping results
and checkpoints durable is added up and put against the whole.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Source, StageJob, StageOutcome
from recorder_app.engine import durable
from recorder_app.engine.children.child import Pipe, PipeContext
from recorder_app.settings import Settings
from recorder_app.stages.media.probe import probe
from recorder_app.stages.speech.heard import Journal
from recorder_app.stages.speech.transcription import Transcription

ALLOWED = 0.03


class Stopwatch:
    """Adds up what the calls that it is put around take."""

    def __init__(self) -> None:
        self.total_s = 0.0
        self.calls = 0

    def around(self, owner: Any, name: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def timed(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            try:
                return real(*args, **kwargs)
            finally:
                self.total_s += time.perf_counter() - began
                self.calls += 1

        setattr(owner, name, timed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("talk", type=Path)
    talk = parser.parse_args().talk.absolute()
    stopwatch = Stopwatch()
    stopwatch.around(PipeContext, "checkpoint")
    stopwatch.around(Journal, "append")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "out").mkdir()
        job = StageJob(
            title="talk",
            source=Source(SourceKind.FILE, str(talk)),
            settings=Settings().frozen()["transcribe"],
            done={
                StageType.DOWNLOAD: StageOutcome(
                    folder,
                    {"film": str(talk), "duration_s": probe(talk, name=talk.name).duration_s},
                )
            },
            home=folder,
        )
        context = PipeContext(folder, "key", Pipe(io.BytesIO(), io.BytesIO()))
        began = time.perf_counter()
        Transcription(job, context).run()
        whole_s = time.perf_counter() - began
        assert durable.read_json(folder / "checkpoint.json") is not None
    share = stopwatch.total_s / whole_s
    print(
        f"{stopwatch.calls} times durable in {stopwatch.total_s:.3f} s, of {whole_s:.1f} s of "
        f"transcription: {share:.2%} (at most {ALLOWED:.0%})"
    )
    return 0 if share <= ALLOWED else 1


if __name__ == "__main__":
    raise SystemExit(main())
