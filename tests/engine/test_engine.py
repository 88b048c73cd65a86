"""The engine with real processes, pipes, folders and database; only what the stages do is scripted."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from typing import Any

import psutil
import pytest

from recorder_app.domain.outcome import Word
from recorder_app.domain.words import PauseMode, StageType
from recorder_app.engine import attempt, durable
from recorder_app.engine.events import ProgressChanged, RecordingsChanged
from recorder_app.engine.workfolder import CHILD
from recorder_app.store.errors import StoreError
from recorder_app.store.writer import Writer
from tests.engine.bench import Bench, Gate, add, running


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "trace"
    monkeypatch.setenv("SCRIPT_TRACE", str(path))
    return path


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


@pytest.mark.parametrize("stuck", [False, True])
def test_cancel_leaves_no_process_and_no_file(home: Path, tmp_path: Path, stuck: bool) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(
            bench, tmp_path, transcribe=[["spool", 2_000_000], ["checkpoint", 5], gate.action]
        )
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][2]["checkpoint_s"] == 5)
        child = only_child(bench, home)
        if stuck:
            child.send_signal(signal.SIGSTOP)

        (outcome,) = bench.engine.cancel([recording_id])

        assert outcome.word is Word.CANCELLED
        assert outcome.message.startswith("Cancelled: stopped transcribing. Removed 2.0 MB")
        assert not child.is_running()
        assert work_folders(home) == []
        after = bench.json(recording_id)
        assert after["status"] == "DOWNLOADED"
        assert (
            after["stages"][2] | {"status": "PENDING", "checkpoint_s": None} == after["stages"][2]
        )
        assert not after["can_cancel"]
        assert (home / "recordings" / str(recording_id)).exists()
        (again,) = bench.engine.cancel([recording_id])
        assert again.word is Word.NOT_RUNNING


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


def test_a_child_that_dies_three_times_fails_with_the_story(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[["die"]])
        bench.engine.run([recording_id])
        failed = bench.until_closed(recording_id)
        assert failed["stages"][1]["attempts"] == 3
        assert "SIGKILL" in failed["stages"][1]["error"]
        assert "3 times in a row" in failed["stages"][1]["error"]


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
        child = only_child(bench, home)
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


def test_remove_takes_a_recording_and_its_files_away(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path)
        bench.engine.run([recording_id])
        bench.until_closed(recording_id)
        (outcome,) = bench.engine.remove([recording_id])
        assert outcome.word is Word.REMOVED
        assert bench.engine.recording(recording_id) is None
        assert not (home / "recordings" / str(recording_id)).exists()
        assert (tmp_path / "talk.mp4").exists()


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
        child = only_child(bench, home)
        bench.until(lambda: child.nice() >= os.nice(0) + 5)
        gate.open()
        bench.until_closed(recording_id)


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
    monkeypatch.setattr(attempt, "AGAIN_AFTER_S", 0.05)
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
