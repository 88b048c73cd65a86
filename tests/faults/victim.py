"""An engine that works on a data folder until it is killed or nothing is left to do.

    python -m tests.faults.victim HOME

It prints a line for each event, so that its killer can choose a moment without looking at a clock.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from recorder_app.domain.query import Filter
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import Event
from recorder_app.paths import Home
from tests.engine.bench import SCRIPTED

changed = threading.Event()


def _tell(event: Event) -> None:
    print(type(event).__name__, flush=True)  # noqa: T201
    changed.set()


def _busy(engine: Engine) -> bool:
    counts = engine.counts()
    return bool(counts[Filter.RUNNING] or counts[Filter.QUEUED])


if __name__ == "__main__":
    engine = Engine(Home(Path(sys.argv[1])), child_module=SCRIPTED)
    engine.subscribe(_tell)
    engine.start()
    print("started", flush=True)  # noqa: T201
    while _busy(engine):
        changed.wait()
        changed.clear()
    engine.stop()
