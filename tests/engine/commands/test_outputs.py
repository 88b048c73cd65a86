"""Commands for one output, with its siblings beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recorder_app.domain.outcome import Word
from recorder_app.domain.preset import Preset
from tests.engine.bench import Bench, Gate, running


def bring(bench: Bench, folder: Path, **scripts: list[list[Any]]) -> dict[str, Any]:
    """A recording with an output for each script, named by its preset."""
    source = folder / "talk.mp4"
    source.write_bytes(b"film")
    for name, script in scripts.items():
        preset = Preset(name, "folder", settings={"dir": str(folder / name), "script": script})
        seen = bench.engine.bring(str(source), preset, options={}).to_json()
    return seen


def output(bench: Bench, recording: dict[str, Any], preset: str) -> dict[str, Any]:
    outputs = bench.json(recording["id"])["outputs"]
    found: dict[str, Any] = next(each for each in outputs if each["preset"] == preset)
    return found


def number(recording: dict[str, Any], preset: str) -> int:
    return next(int(each["id"]) for each in recording["outputs"] if each["preset"] == preset)


def test_a_pause_of_one_lets_the_others_end_and_a_retry_goes_on(home: Path, tmp_path: Path) -> None:
    gate, other_gate = Gate(tmp_path), Gate(tmp_path, "other gate")
    with running(home) as bench:
        talk = bring(
            bench,
            tmp_path,
            paused=[gate.action, ["checkpoint", 2], ["checkpoint", 3]],
            other=[other_gate.action],
        )
        paused = number(talk, "paused")
        bench.engine.run([talk["id"]])
        bench.until(lambda: output(bench, talk, "paused")["status"] == "UPLOADING")
        bench.until(lambda: output(bench, talk, "other")["status"] == "UPLOADING")
        assert bench.engine.pause_output(paused).word is Word.PAUSING
        assert bench.engine.pause_output(paused).word is Word.ALREADY_PAUSED
        gate.open()
        bench.until(lambda: output(bench, talk, "paused")["paused"])
        assert output(bench, talk, "other")["status"] == "UPLOADING"
        assert bench.json(talk["id"])["status"] == "UPLOADING"
        other_gate.open()
        bench.until(lambda: output(bench, talk, "other")["status"] == "UPLOADED")
        seen = bench.until_recording(talk["id"], lambda each: each["paused"])
        assert (seen["queued"], seen["can_run"], seen["can_cancel"]) == (False, True, True)

    with running(home) as bench:
        assert bench.json(talk["id"])["paused"]
        assert bench.engine.retry_output(paused).word is Word.CONTINUED
        assert bench.until_closed(talk["id"])["status"] == "READY"


def test_a_cancel_of_one_stops_it_alone(home: Path, tmp_path: Path) -> None:
    gate, other_gate = Gate(tmp_path), Gate(tmp_path, "other gate")
    with running(home) as bench:
        talk = bring(
            bench,
            tmp_path,
            unwanted=[["spool", 1_000_000], ["checkpoint", 1], gate.action],
            other=[other_gate.action],
        )
        bench.engine.run([talk["id"]])
        bench.until(lambda: output(bench, talk, "other")["status"] == "UPLOADING")
        bench.until(lambda: any((home / "work").glob("*/spool")))
        unwanted = number(talk, "unwanted")
        outcome = bench.engine.cancel_output(unwanted, key="one")
        assert outcome.word is Word.CANCELLED
        assert outcome.message.startswith(
            "Cancelled: stopped uploading to unwanted. Removed 1.0 MB"
        )
        assert bench.engine.cancel_output(unwanted, key="one") == outcome
        assert bench.engine.cancel_output(unwanted).word is Word.NOT_RUNNING
        assert not list((home / "work").glob("*/spool"))
        assert output(bench, talk, "unwanted")["status"] == "CANCELLED"
        assert output(bench, talk, "other")["status"] == "UPLOADING"
        other_gate.open()
        assert bench.until_closed(talk["id"])["status"] == "READY"

        # Run leaves it alone; it is uploaded only when it is asked for by name.
        (outcome,) = bench.engine.run([talk["id"]])
        assert outcome.word is Word.COMPLETE
        assert bench.engine.retry_output(unwanted).word is Word.RETRIED
        bench.until(lambda: output(bench, talk, "unwanted")["status"] == "UPLOADING")
        gate.open()
        assert bench.until_closed(talk["id"])["status"] == "READY"
        assert output(bench, talk, "unwanted")["status"] == "UPLOADED"


def test_an_upload_may_be_added_at_any_time(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        talk = bring(bench, tmp_path, talks=[])
        bench.engine.run([talk["id"]])
        bench.until_closed(talk["id"])
        outcome = bench.engine.upload(talk["id"], "talks", key="one")
        assert outcome.word is Word.ADDED
        assert bench.engine.upload(talk["id"], "talks", key="one") == outcome
        done = bench.until_closed(talk["id"])
        assert [each["status"] for each in done["outputs"]] == ["UPLOADED"] * 2
        assert bench.engine.upload(99, "talks").word is Word.UNKNOWN
        with pytest.raises(ValueError, match="no preset"):
            bench.engine.upload(talk["id"], "nowhere")


def test_what_is_no_output_is_unknown(home: Path) -> None:
    with running(home) as bench:
        engine = bench.engine
        for command in (engine.pause_output, engine.cancel_output, engine.retry_output):
            assert command(7).word is Word.UNKNOWN
        assert engine.output_owner(7) is None
