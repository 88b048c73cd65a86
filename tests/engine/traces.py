"""What the scripted stages and their processes have left."""

from __future__ import annotations

from pathlib import Path

import psutil

from recorder_app.engine.children.worker import Worker
from tests.engine.bench import Bench


def lines(trace: Path) -> list[str]:
    """`<stage> <number> <action>` in the order in which they were done."""
    return [line.partition(" ")[2] for line in trace.read_text(encoding="utf-8").splitlines()]


def work_folders(home: Path) -> list[Path]:
    return list((home / "work").iterdir()) if (home / "work").exists() else []


def only_child(bench: Bench) -> psutil.Process:
    """The process of the only attempt that runs."""
    workers: list[Worker] = []

    def there_is_one() -> bool:
        # The attempt before this one ends after this one was claimed.
        live = bench.engine._lanes.live()
        workers[:] = [each._worker for each in live if each._worker is not None]
        return len(live) == len(workers) == 1

    bench.until(there_is_one)
    return psutil.Process(workers[0].pid)
