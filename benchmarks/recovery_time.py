"""How much longer a start takes after a death, with very many recordings.

    python -m benchmarks.recovery_time [100000]

A data folder with so many recordings, their result folders, and attempts that were running in every
lane when the program died; against the same folder after a clean end. Prints both starts and what the
recovery adds, in seconds. Exit code 1 where that is more than a second.
"""

from __future__ import annotations

import contextlib
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.store_scale import fill
from recorder_app.domain.words import Lane
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from recorder_app.store.store import Store

ALLOWED_S = 1.0
RUNNING = 20
REPEATS = 3


def prepare(home: Home, count: int) -> None:
    home.root.mkdir(parents=True)
    Store.open(home.database, home.backups).close()
    fill(home.database, count)
    with contextlib.closing(sqlite3.connect(home.database)) as database:
        done = database.execute(
            "SELECT recording_id, type, attempt_id FROM stages "
            "WHERE type = 'download' AND status = 'COMPLETED'"
        ).fetchall()
    for recording_id, stage, attempt_id in done:
        home.result(recording_id, stage, attempt_id).mkdir(parents=True)


def die(home: Home) -> None:
    """Leave what a death in the midst of work leaves: running parts and their folders."""
    store = Store.open(home.database, home.backups)
    with store.write() as tx:
        for recording_id, part in tx.claimable(Lane.NETWORK, RUNNING):
            claimed = tx.claim(recording_id, part, datetime.now(UTC))
            assert claimed is not None
            (home.attempt(claimed[1].id) / "out").mkdir(parents=True)
    store.close()


def start(home: Home) -> float:
    """Seconds until the engine has recovered and is at work, on none of the recordings."""
    began = time.perf_counter()
    engine = Engine(home)
    engine.start(only=frozenset())
    took = time.perf_counter() - began
    engine.stop()
    return took


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        prepare(home, count)
        start(home)
        clean, after_death = [], []
        for _ in range(REPEATS):
            clean.append(start(home))
            die(home)
            after_death.append(start(home))
    added = statistics.median(after_death) - statistics.median(clean)
    print(
        f"{count} recordings: a clean start {statistics.median(clean):.2f} s, after a death with "
        f"{RUNNING} parts running {statistics.median(after_death):.2f} s: {added:.2f} s more "
        f"(at most {ALLOWED_S:.0f} s)"
    )
    return 0 if added <= ALLOWED_S else 1


if __name__ == "__main__":
    raise SystemExit(main())
