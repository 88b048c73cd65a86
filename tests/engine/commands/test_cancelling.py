"""A cancel leaves nothing behind."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from recorder_app.domain.outcome import Word
from tests.engine.bench import Gate, add, running
from tests.engine.traces import only_child, work_folders


@pytest.mark.parametrize("stuck", [False, True])
def test_cancel_leaves_no_process_and_no_file(home: Path, tmp_path: Path, stuck: bool) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(
            bench, tmp_path, transcribe=[["spool", 2_000_000], ["checkpoint", 5], gate.action]
        )
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][2]["checkpoint_s"] == 5)
        child = only_child(bench)
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
