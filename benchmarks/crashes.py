"""Kills the program again and again, with `-9` and at named points, and checks it after each death.

    python -m benchmarks.crashes [--kills 2000] [--seed 1] [--real 10]

`serve` and its children are killed around commits, renames, spawns, network writes, fsyncs and
removals while random commands come in over HTTP; what must hold then stands in
`tests/faults/invariants.py`. `--real` percent of the kills meet the real stages on the sample talk,
brought in as a file and over HTTP; the others meet tiny stages. What is drawn by lot comes from the
seed. Exit code 1, with the seed and the folder of the series, where something did not hold.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.series import Series, Tally
from tests.sources.web_server import Shelf, serving

PER_SERIES = 25
SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "sample-talk.mp4"


def one_series(root: Path, seed: int, kills: int, sources: list[str]) -> Tally:
    """The series' folder is kept where something did not hold."""
    folder = root / f"series-{seed}"
    folder.mkdir()
    tally = Series(folder, seed, sources).run(kills)
    shutil.rmtree(folder)
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", type=int, default=10, help="percent of the kills")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    series = -(-options.kills // PER_SERIES)
    real = round(series * options.real / 100)
    root = Path(tempfile.mkdtemp(prefix="recorder-crashes-"))
    total, broken, started = Tally(), 0, time.monotonic()
    with (
        serving(Shelf(SAMPLE.read_bytes())) as web,
        ThreadPoolExecutor(options.workers) as pool,
    ):
        running = {
            seed: pool.submit(
                one_series,
                root,
                seed,
                PER_SERIES,
                [str(SAMPLE), web.url()] if seed - options.seed < real else [],
            )
            for seed in range(options.seed, options.seed + series)
        }
        for done, (seed, each) in enumerate(running.items(), start=1):
            try:
                total += each.result()
            except Exception:
                broken += 1
                traceback.print_exc()
                print(f"seed {seed}: see {root}/series-{seed}", file=sys.stderr, flush=True)
            print(f"{total.kills.total()} kills, {done} of {series} series", flush=True)
    print(total)
    print(f"{series - broken} of {series} series, {time.monotonic() - started:.0f} s")
    if not broken:
        shutil.rmtree(root)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
