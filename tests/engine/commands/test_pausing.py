"""A pause stops at a checkpoint, survives a restart, and is taken back."""

from __future__ import annotations

from pathlib import Path

from recorder_app.domain.outcome import Word
from recorder_app.domain.words import PauseMode, StageType
from tests.engine.bench import Gate, add, running
from tests.engine.traces import lines


def test_pause_stops_at_the_next_checkpoint_and_run_goes_on_from_it(
    home: Path, tmp_path: Path, trace: Path
) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(
            bench,
            tmp_path,
            transcribe=[["checkpoint", 10], gate.action, ["checkpoint", 20], ["checkpoint", 30]],
        )
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][2]["checkpoint_s"] == 10)

        (outcome,) = bench.engine.pause([recording_id])
        assert outcome.word is Word.PAUSING
        assert bench.json(recording_id)["pausing"]
        gate.open()
        paused = bench.until_recording(recording_id, lambda each: each["paused"])

        assert paused["status"] == "DOWNLOADED"
        assert (
            paused["stages"][2] | {"status": "PENDING", "checkpoint_s": 20} == paused["stages"][2]
        )
        assert paused["run_hint"] == "Continue transcribing at 0:20."
        assert not paused["is_runtime"]

        (outcome,) = bench.engine.run([recording_id])
        assert outcome.word is Word.CONTINUED
        assert bench.until_closed(recording_id)["status"] == "READY"
        done = [line for line in lines(trace) if line.startswith("transcribe")]
        assert done == [
            "transcribe 0 checkpoint",
            "transcribe 1 gate",
            "transcribe 2 checkpoint",
            "transcribe 3 checkpoint",
        ]


def test_a_pause_survives_a_restart(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(
            bench, tmp_path, transcribe=[gate.action, ["checkpoint", 20], ["checkpoint", 30]]
        )
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][2]["status"] == "RUNNING")
        bench.engine.pause([recording_id])
        gate.open()
        bench.until_recording(recording_id, lambda each: each["paused"])
    with running(home) as bench:
        other = add(bench, tmp_path, "other")
        bench.engine.run([other])
        assert bench.until_closed(other)["status"] == "READY"
        assert bench.json(recording_id)["paused"]
        assert bench.stage(recording_id, StageType.TRANSCRIBE)["checkpoint_s"] == 20
        bench.engine.run([recording_id])
        assert bench.until_closed(recording_id)["status"] == "READY"


def test_run_takes_a_pending_pause_back_and_starts_nothing_twice(
    home: Path, tmp_path: Path
) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[gate.action, ["checkpoint", 20]])
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["status"] == "PROCESSING")
        bench.engine.pause([recording_id])
        (outcome,) = bench.engine.run([recording_id])
        assert outcome.word is Word.CONTINUED
        (again,) = bench.engine.run([recording_id])
        assert again.word is Word.ALREADY_RUNNING
        gate.open()
        assert bench.until_closed(recording_id)["status"] == "READY"
        assert bench.stage(recording_id, StageType.TRIM)["attempts"] == 1


def test_pause_after_the_stage_lets_it_finish(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[gate.action, ["checkpoint", 20]])
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["status"] == "PROCESSING")
        bench.engine.pause([recording_id], PauseMode.AFTER_STAGE)
        gate.open()
        paused = bench.until_recording(recording_id, lambda each: each["paused"])
        assert paused["stages"][1]["status"] == "COMPLETED"
        assert paused["stages"][2]["status"] == "PENDING"
