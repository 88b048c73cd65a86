"""Pauses with a time, and commands that meet another one under way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recorder_app.domain.outcome import Word
from recorder_app.domain.words import PauseMode
from recorder_app.engine.commands.cancelling import Cancelling
from tests.engine.bench import Bench, Gate, add, running


def soon(seconds: float = 0.5) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


def stand_in_trim(bench: Bench, folder: Path, gate: Gate) -> int:
    recording_id = add(bench, folder, trim=[["checkpoint", 5], gate.action, ["checkpoint", 6]])
    bench.engine.run([recording_id])
    bench.until_recording(recording_id, lambda each: each["stages"][1]["checkpoint_s"] == 5)
    return recording_id


def test_it_ends_by_itself(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = stand_in_trim(bench, tmp_path, gate)
        (outcome,) = bench.engine.pause([recording_id], until=soon(2))
        assert outcome.word is Word.PAUSING
        assert outcome.message.startswith("Pausing until ")
        gate.open()
        paused = bench.until_recording(recording_id, lambda each: each["paused"])
        assert paused["status_text"].startswith("Paused until ")
        assert paused["paused_until"] is not None
        assert bench.until_closed(recording_id)["status"] == "READY"
        told = [entry.text for entry in bench.engine.journal(recording_id)]
        assert "The pause is over: it goes on." in told


def test_one_that_has_not_taken_hold_yet_is_taken_back(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = stand_in_trim(bench, tmp_path, gate)
        bench.engine.pause([recording_id], until=soon())
        bench.until_recording(recording_id, lambda each: not each["pausing"])
        gate.open()
        assert bench.until_closed(recording_id)["stages"][1]["attempts"] == 1


def test_it_ends_also_while_the_program_does_not_run(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = stand_in_trim(bench, tmp_path, gate)
        bench.engine.pause([recording_id], until=soon(1))
    with running(home) as bench:
        bench.until_recording(recording_id, lambda each: each["stages"][1]["status"] == "RUNNING")
        gate.open()
        assert bench.until_closed(recording_id)["status"] == "READY"


def test_another_time_changes_it_and_run_takes_it_back(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = stand_in_trim(bench, tmp_path, gate)
        bench.engine.pause([recording_id], until=soon(3600))
        gate.open()
        first = bench.until_recording(recording_id, lambda each: each["paused"])["paused_until"]
        (same,) = bench.engine.pause([recording_id])
        assert same.word is Word.ALREADY_PAUSED
        (longer,) = bench.engine.pause([recording_id], until=soon(7200))
        assert longer.word is Word.PAUSED
        assert bench.json(recording_id)["paused_until"] > first
        (outcome,) = bench.engine.run([recording_id])
        assert outcome.word is Word.CONTINUED
        done = bench.until_closed(recording_id)
        assert (done["status"], done["paused_until"]) == ("READY", None)


def test_pause_all_leaves_what_is_paused_as_it_is(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = stand_in_trim(bench, tmp_path, gate)
        other = add(bench, tmp_path, "other")
        bench.engine.run([other])
        bench.engine.pause([other])
        outcomes = bench.engine.pause_all(PauseMode.AFTER_STAGE, until=soon(3600))
        assert [each.recording_id for each in outcomes] == [recording_id]
        assert bench.json(other)["paused_until"] is None
        gate.open()


def test_a_time_that_has_passed_is_refused(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path)
        with pytest.raises(ValueError, match="later than now"):
            bench.engine.pause([recording_id], until=soon(-1))


def test_a_cancel_while_it_pauses(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = stand_in_trim(bench, tmp_path, gate)
        bench.engine.pause([recording_id])
        (outcome,) = bench.engine.cancel([recording_id])
        assert outcome.word is Word.CANCELLED
        after = bench.json(recording_id)
        assert (after["paused"], after["can_cancel"], after["can_run"]) == (False, False, True)
        assert after["stages"][1]["checkpoint_s"] is None


def test_what_is_told_while_a_cancel_is_carried_out(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run and pause are refused, a second cancel has the answer of the first, and then Run begins
    anew what the late cancel does not touch."""
    gate, told = Gate(tmp_path), []
    with running(home) as bench, ThreadPoolExecutor(1) as pool:
        recording_id = stand_in_trim(bench, tmp_path, gate)
        really = Cancelling._end

        def end(cancelling: Cancelling, wanted: object) -> object:
            told.append(pool.submit(bench.engine.cancel, [recording_id]))
            (run,) = bench.engine.run([recording_id])
            (pause,) = bench.engine.pause([recording_id])
            assert (run.word, pause.word) == (Word.REFUSED, Word.NOT_PAUSABLE)
            bench.until(lambda: bench.json(recording_id)["cancelling"])
            monkeypatch.undo()
            return really(cancelling, wanted)  # type: ignore[arg-type]

        monkeypatch.setattr(Cancelling, "_end", end)
        (outcome,) = bench.engine.cancel([recording_id])
        assert outcome.word is Word.CANCELLED
        (run,) = bench.engine.run([recording_id])
        assert run.word is Word.STARTED
        (second,) = told[0].result()
        assert second.word in (Word.CANCELLED, Word.NOT_RUNNING)
        bench.until_recording(recording_id, lambda each: each["stages"][1]["status"] == "RUNNING")
        gate.open()
        assert bench.until_closed(recording_id)["status"] == "READY"


def test_the_program_may_end_while_a_cancel_is_carried_out(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(tmp_path)

    def never(*_args: object) -> None:
        raise KeyboardInterrupt

    with running(home) as bench:
        recording_id = stand_in_trim(bench, tmp_path, gate)
        with monkeypatch.context() as broken:
            broken.setattr(Cancelling, "_end", never)
            with pytest.raises(KeyboardInterrupt):
                bench.engine.cancel([recording_id])
    with running(home) as bench:
        after = bench.json(recording_id)
        assert (after["status"], after["can_cancel"]) == ("DOWNLOADED", False)
        assert list((home / "work").iterdir()) == []


def test_a_time_for_what_is_paused_output_by_output_is_for_the_whole(
    home: Path, tmp_path: Path
) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(bench, tmp_path, subtitles=[gate.action])
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][4]["status"] == "RUNNING")
        (output,) = bench.json(recording_id)["outputs"]
        bench.engine.pause_output(output["id"])
        gate.open()
        bench.until_recording(recording_id, lambda each: each["paused"])
        (outcome,) = bench.engine.pause([recording_id], until=soon())
        assert outcome.word is Word.PAUSED
        assert outcome.message.startswith("Paused until ")
        assert bench.until_closed(recording_id)["status"] == "READY"
