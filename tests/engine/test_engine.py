"""The engine with real processes, pipes, folders and database; only what the stages do is scripted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from recorder_app.domain.outcome import Word
from recorder_app.domain.words import StageType
from recorder_app.engine import durable
from recorder_app.engine.events import ProgressChanged, RecordingsChanged
from tests.engine.bench import Gate, add, running
from tests.engine.traces import lines, only_child, work_folders


def test_run_takes_a_recording_through_every_stage_to_its_output(
    home: Path, tmp_path: Path
) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path)
        assert bench.json(recording_id)["status"] == "INITIALIZED"

        (outcome,) = bench.engine.run([recording_id])
        assert outcome.word is Word.STARTED
        done = bench.until_closed(recording_id)

        assert done["status"] == "READY"
        assert [stage["status"] for stage in done["stages"]] == ["COMPLETED"] * 5
        assert [stage["attempts"] for stage in done["stages"]] == [1] * 5
        assert done["outputs"][0]["status"] == "UPLOADED"
        assert done["duration_s"] == 90.0
        bench.until(lambda: work_folders(home) == [])
        (again,) = bench.engine.run([recording_id])
        assert again.word is Word.COMPLETE


def test_a_skipped_stage_counts_as_completed_and_says_why(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path, transcribe=[["skip", "The recording has no sound."]])
        bench.engine.run([recording_id])
        assert bench.until_closed(recording_id)["status"] == "READY"
        stage = bench.stage(recording_id, StageType.TRANSCRIBE)
        assert (stage["status"], stage["reason"]) == ("SKIPPED", "The recording has no sound.")
        assert "The recording has no sound." in " ".join(
            entry.text for entry in bench.engine.journal(recording_id)
        )


def test_a_failure_closes_its_run_and_disturbs_no_other(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        bad = add(bench, tmp_path, "bad", trim=[["fail", "permanent", "“bad.mp4” is damaged."]])
        buggy = add(bench, tmp_path, "buggy", trim=[["fail", "bug", "oops"]])
        good = add(bench, tmp_path, "good")
        bench.engine.run([bad, buggy, good])
        assert bench.until_closed(good)["status"] == "READY"
        failed = bench.until_closed(bad)
        assert failed["failed"]
        assert failed["can_run"]
        assert failed["stages"][1]["error"] == "“bad.mp4” is damaged."
        assert "made a mistake" in bench.until_closed(buggy)["stages"][1]["error"]


def test_stop_keeps_progress_and_the_next_start_goes_on(
    home: Path, tmp_path: Path, trace: Path
) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(
            bench, tmp_path, transcribe=[["checkpoint", 10], gate.action, ["checkpoint", 20]]
        )
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][2]["checkpoint_s"] == 10)
        child = only_child(bench)
    assert not child.is_running()
    with running(home) as bench:
        gate.open()
        assert bench.until_closed(recording_id)["status"] == "READY"
    done = [line for line in lines(trace) if line.startswith("transcribe 0")]
    assert done == ["transcribe 0 checkpoint"]


def test_a_checkpoint_of_other_settings_is_not_used(
    home: Path, tmp_path: Path, trace: Path
) -> None:
    gate = Gate(tmp_path)
    script: list[list[Any]] = [["checkpoint", 10], gate.action, ["checkpoint", 20]]
    with running(home) as bench:
        recording_id = add(bench, tmp_path, transcribe=script)
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][2]["checkpoint_s"] == 10)
        folder = next(iter(work_folders(home)))
        stored = durable.read_json(folder / "checkpoint.json")
        assert stored is not None
    durable.write_json(folder / "checkpoint.json", stored | {"key": "of other settings"})
    with running(home) as bench:
        gate.open()
        assert bench.until_closed(recording_id)["status"] == "READY"
        told = [entry.text for entry in bench.engine.journal(recording_id)]
        assert any("settings have changed" in each for each in told)
    assert lines(trace).count("transcribe 0 checkpoint") == 2


def test_bulk_answers_one_outcome_for_each_id(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        ids = [add(bench, tmp_path, f"talk {number}") for number in range(20)]
        outcomes = bench.engine.run([*ids, 999])
        assert [each.word for each in outcomes] == [Word.STARTED] * 20 + [Word.UNKNOWN]
        for each in ids:
            assert bench.until_closed(each)["status"] == "READY"


def test_work_is_claimed_in_the_order_of_the_queue(home: Path, tmp_path: Path, trace: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        first = add(bench, tmp_path, "first", trim=[gate.action])
        rest = [add(bench, tmp_path, str(each), trim=[["progress", 0.5]]) for each in range(4)]
        bench.engine.run([first])
        bench.until_recording(first, lambda each: each["status"] == "PROCESSING")
        bench.engine.run(list(reversed(rest)))
        bench.until(lambda: all(bench.json(each)["status"] == "DOWNLOADED" for each in rest))
        gate.open()
        for each in [first, *rest]:
            bench.until_closed(each)
        started = sorted(
            (attempt.started_at, attempt.recording_id)
            for each in rest
            for attempt in bench.engine.attempts(each)
            if attempt.part == "trim"
        )
        assert [recording_id for _, recording_id in started] == list(reversed(rest))


def test_reset_discards_everything_and_runs_anew(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path)
        bench.engine.run([recording_id])
        bench.until_closed(recording_id)
        (outcome,) = bench.engine.reset([recording_id])
        assert outcome.word is Word.RESET
        assert "a second time to Folder" in outcome.message
        assert bench.json(recording_id)["status"] == "INITIALIZED"
        assert not (home / "recordings" / str(recording_id)).exists()
        bench.engine.run([recording_id])
        assert bench.until_closed(recording_id)["status"] == "READY"


def test_events_follow_commits_with_rising_revisions(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[["progress", 0.25], ["progress", 0.5]])
        bench.engine.run([recording_id])
        bench.until_closed(recording_id)
        revisions = [
            each.recording.revision
            for event in bench.events
            if isinstance(event, RecordingsChanged)
            for each in event.snapshots
        ]
        assert revisions == sorted(set(revisions))
        assert any(isinstance(event, ProgressChanged) for event in bench.events)


def test_children_stand_behind_the_person_s_own_work(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[gate.action])
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["status"] == "PROCESSING")
        child = only_child(bench)
        bench.until(lambda: child.nice() >= os.nice(0) + 5)
        gate.open()
        bench.until_closed(recording_id)
