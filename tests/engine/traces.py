"""What the scripted stages and their processes have left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psutil

from recorder_app.engine import durable
from recorder_app.engine.attempts.workfolder import CHILD
from tests.engine.bench import Bench


def lines(trace: Path) -> list[str]:
    """`<stage> <number> <action>` in the order in which they were done."""
    return [line.partition(" ")[2] for line in trace.read_text(encoding="utf-8").splitlines()]


def work_folders(home: Path) -> list[Path]:
    return list((home / "work").iterdir()) if (home / "work").exists() else []


def only_child(bench: Bench, home: Path) -> psutil.Process:
    """The process of the only attempt that runs."""
    children: list[Any] = []

    def there_is_one() -> bool:
        # The folder of the attempt before goes after this one was claimed.
        children[:] = filter(None, (durable.read_json(each / CHILD) for each in work_folders(home)))
        return len(children) == 1

    bench.until(there_is_one)
    return psutil.Process(children[0]["pid"])
