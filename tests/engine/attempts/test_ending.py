"""How attempts end that don't end well: tried again, given up, or waiting for room."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from recorder_app.domain.outcome import Word
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts import ending
from recorder_app.store.errors import StoreError
from recorder_app.store.writer import Writer
from tests.engine.bench import Gate, add, running
from tests.engine.traces import lines


def test_a_transient_failure_waits_and_run_tries_it_now(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        mark = tmp_path / "failed-once"
        recording_id = add(bench, tmp_path, download=[["fail_once", str(mark), "no network"]])
        bench.engine.run([recording_id])
        waiting = bench.until_recording(recording_id, lambda each: each["waiting"])
        assert waiting["waiting_reason"] == "no network"
        assert waiting["next_try"] is not None
        assert not waiting["failed"]
        (outcome,) = bench.engine.run([recording_id])
        assert outcome.word is Word.RETRIED
        assert bench.until_closed(recording_id)["status"] == "READY"


def test_a_child_that_dies_three_times_fails_with_the_story(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[["die"]])
        bench.engine.run([recording_id])
        failed = bench.until_closed(recording_id)
        assert failed["stages"][1]["attempts"] == 3
        assert "SIGKILL" in failed["stages"][1]["error"]
        assert "3 times in a row" in failed["stages"][1]["error"]


def test_what_gets_further_each_time_may_break_off_as_often_as_it_likes(
    home: Path, tmp_path: Path
) -> None:
    with running(home) as bench:
        marks = [str(tmp_path / f"mark {number}") for number in range(8)]
        steps = [
            step
            for number, mark in enumerate(marks, start=1)
            for step in (["checkpoint", number], ["fail_once", mark, "The connection was lost."])
        ]
        recording_id = add(bench, tmp_path, download=steps)
        bench.engine.run([recording_id])
        for mark in marks:
            bench.until(Path(mark).exists)
            bench.until_recording(recording_id, lambda each: each["waiting"])
            bench.engine.run([recording_id])
        assert bench.until_closed(recording_id)["status"] == "READY"
        assert bench.stage(recording_id, StageType.DOWNLOAD)["attempts"] == 9


def test_an_end_that_can_t_be_written_is_written_when_there_is_room(
    home: Path, tmp_path: Path, trace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ending, "AGAIN_AFTER_S", 0.05)
    gate, refused = Gate(tmp_path), threading.Event()

    def no_room(*_args: object) -> None:
        refused.set()
        raise StoreError("There is no room left on the disk.")

    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[gate.action])
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["status"] == "PROCESSING")
        with monkeypatch.context() as full:
            full.setattr(Writer, "end_attempt", no_room)
            gate.open()
            assert refused.wait(10)
            assert bench.stage(recording_id, StageType.TRIM)["status"] == "RUNNING"
        assert bench.until_closed(recording_id)["status"] == "READY"
        assert bench.stage(recording_id, StageType.TRIM)["attempts"] == 1
    assert lines(trace).count("trim 0 gate") == 1


def test_a_full_disk_is_waited_for(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[["full_once", str(tmp_path / "mark")]])
        bench.engine.run([recording_id])
        waiting = bench.until_recording(recording_id, lambda each: each["waiting"])
        assert waiting["stages"][1]["waiting"] == "disk"
        assert "are needed" in waiting["waiting_reason"]
        assert not waiting["failed"]
        bench.engine.run([recording_id])
        assert bench.until_closed(recording_id)["status"] == "READY"
