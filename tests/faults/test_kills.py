"""The program is killed with `-9` at any moment and started again: nothing is lost, nothing left."""

from __future__ import annotations

import contextlib
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from recorder_app.domain.words import StageType
from recorder_app.engine import durable
from recorder_app.engine.child import RESULT
from recorder_app.engine.worker import HOME_MARK
from tests.engine.bench import Gate, add, running

KILLS = 12


def processes_of(home: Path) -> list[psutil.Process]:
    """Every process that works for this data folder."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get(HOME_MARK) == str(home):
                found.append(process)
    return found


@contextlib.contextmanager
def victim(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that works on the data folder; killed at the end, its children gone with it."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.victim", str(home)], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            process.wait()
    _, alive = psutil.wait_procs(processes_of(home), timeout=10)
    assert not alive


def until(process: subprocess.Popen[str], condition: Callable[[], bool]) -> None:
    """Let it work until the condition holds; looked at after each of its events."""
    assert process.stdout is not None
    assert condition() or any(condition() for _line in process.stdout)


def check_invariants(home: Path) -> None:
    """What holds at any moment, on a folder on which nobody works."""
    with contextlib.closing(sqlite3.connect(home / "recorder.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        done = database.execute(
            "SELECT recording_id, type, attempt_id FROM stages WHERE status = 'COMPLETED'"
        ).fetchall()
        completed = database.execute(
            "SELECT recording_id, part FROM attempts WHERE ended IN ('completed', 'skipped')"
        ).fetchall()
    for recording_id, stage, attempt_id in done:
        folder = home / "recordings" / str(recording_id) / f"{stage}-{attempt_id}"
        assert durable.read_json(folder / RESULT) is not None
    assert max(Counter(completed).values(), default=1) == 1, "finished work was repeated"


@pytest.mark.parametrize("seed", range(3))
def test_killed_again_and_again_every_recording_still_becomes_ready(
    tmp_path: Path, seed: int
) -> None:
    home = tmp_path / "home"
    chance = random.Random(seed)
    steps: list[list[Any]] = [["checkpoint", 10 * step] for step in range(1, 6)]
    scripts = {"download": steps, "trim": steps, "transcribe": steps, "topics": steps}
    with running(home) as bench:
        ids = [add(bench, tmp_path, f"talk-{number}", **scripts) for number in range(4)]
        bench.engine.run(ids)
    for _ in range(KILLS):
        with victim(home) as process:
            assert process.stdout is not None
            for _line, _ in zip(process.stdout, range(chance.randint(1, 25)), strict=False):
                pass
        check_invariants(home)
    with running(home) as bench:
        # What took the program down three times in a row is failed, until a person asks again.
        bench.engine.run(ids)
        for recording_id in ids:
            bench.until_closed(recording_id)
            if bench.json(recording_id)["failed"]:
                bench.engine.run([recording_id])
            assert bench.until_closed(recording_id)["status"] == "READY"
    check_invariants(home)
    assert list((home / "work").iterdir()) == []


def test_what_had_finished_when_the_program_died_counts_as_finished(tmp_path: Path) -> None:
    home = tmp_path / "home"
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(bench, tmp_path, transcribe=[["checkpoint", 10], gate.action])
        bench.engine.run([recording_id])
    with victim(home) as process:
        until(process, lambda: [*home.glob("work/*/checkpoint.json")] != [])
    (work,) = (home / "work").iterdir()
    # As a child leaves it that ended in the moment in which the program died.
    (work / "out" / "transcript.json").write_text("{}", encoding="utf-8")
    ending = {"say": "done", "data": {"transcript": "transcript.json", "language": "en"}}
    durable.write_json(work / "out" / RESULT, ending)
    with running(home) as bench:
        assert bench.until_closed(recording_id)["status"] == "READY"
        assert bench.stage(recording_id, StageType.TRANSCRIBE)["attempts"] == 1


def test_a_pause_survives_a_kill(tmp_path: Path) -> None:
    home = tmp_path / "home"
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[gate.action, ["checkpoint", 5]])
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["status"] == "PROCESSING")
        bench.engine.pause([recording_id])
        assert bench.json(recording_id)["pausing"]
    with victim(home) as process:
        until(process, lambda: False if process.stdout is None else process.stdout.readline() != "")
    with running(home) as bench:
        after = bench.json(recording_id)
        assert after["paused"]
        assert not after["is_runtime"]
