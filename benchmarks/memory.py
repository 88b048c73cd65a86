"""Peak memory of the whole process tree, for three hours against thirty minutes.

    python -m benchmarks.memory TALK [--short 1800] [--long 10800]

Runs `process` on TALK repeated to both lengths and adds up the proportional set size (PSS, which
counts shared pages once) of the program and everything it started, ten times a second. Linux only.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psutil

from benchmarks.media import repeated

ALLOWED = 1.3


def tree_bytes(root: psutil.Process) -> int:
    """PSS of a process and all below it."""
    total = 0
    for process in [root, *root.children(recursive=True)]:
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def peak(talk: Path, folder: Path) -> int:
    """Bytes at the highest moment of a whole `process`."""
    environment = os.environ | {"RECORDER_HOME": str(folder / f"home-{talk.stem}")}
    command = [sys.executable, "main.py", "process", str(talk), "--to", str(folder / "published")]
    highest = 0
    over = threading.Event()
    with subprocess.Popen(command, env=environment) as running:
        root = psutil.Process(running.pid)
        while running.poll() is None:
            highest = max(highest, tree_bytes(root))
            over.wait(0.1)
        if running.returncode:
            raise SystemExit(f"process ended with {running.returncode}")
    return highest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("talk", type=Path)
    parser.add_argument("--short", type=float, default=1800.0, help="seconds")
    parser.add_argument("--long", type=float, default=10800.0, help="seconds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peaks = {}
        for seconds in (options.short, options.long):
            target = folder / f"{int(seconds)}{options.talk.suffix}"
            peaks[seconds] = peak(repeated(options.talk, target, seconds), folder)
            print(f"{seconds / 60:.0f} min: peak {peaks[seconds] / 2**20:.0f} MiB", flush=True)
    ratio = peaks[options.long] / peaks[options.short]
    print(f"ratio {ratio:.2f} (allowed {ALLOWED})")


if __name__ == "__main__":
    main()
