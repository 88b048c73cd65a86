"""A full disk is waited for, and nothing is tried in vain meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recorder_app.domain import backoff
from recorder_app.domain.words import WaitKind
from recorder_app.sources import disk
from tests.engine.bench import add, running

NEED = 10_000_000


def test_it_goes_on_by_itself_and_not_before_there_is_room(
    tmp_path: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(backoff.RECHECK_S, WaitKind.DISK, 0.05)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(4 * NEED))
    with running(tmp_path / "home") as bench:
        recording_id = add(bench, tmp_path, trim=[["need", str(small_disk), NEED]])
        bench.engine.run([recording_id])
        waiting = bench.until_recording(recording_id, lambda each: each["waiting"])
        assert "no room for “talk.mp4”: 15.0 MB more are needed" in waiting["waiting_reason"]
        tries = {waiting["next_try"]}

        def has_looked_three_times_more(each: dict[str, Any]) -> bool:
            tries.add(each["next_try"])
            return len(tries) > 3

        looked = bench.until_recording(recording_id, has_looked_three_times_more)
        assert looked["stages"][1]["attempts"] == 1
        filler.unlink()
        done = bench.until_closed(recording_id)
        assert (done["status"], done["stages"][1]["attempts"]) == ("READY", 2)


def test_a_full_disk_is_told_with_the_recording_s_name(tmp_path: Path) -> None:
    with running(tmp_path / "home") as bench:
        script = [["full_once", str(tmp_path / "mark")]]
        recording_id = add(bench, tmp_path, "Kings", download=script)
        bench.engine.run([recording_id])
        waiting = bench.until_recording(recording_id, lambda each: each["waiting"])
        assert "no room for “Kings”: more room is needed" in waiting["waiting_reason"]
        bench.engine.cancel([recording_id])


def test_a_disk_that_is_gone_is_left_to_the_next_try(tmp_path: Path) -> None:
    assert disk.has_room(tmp_path / "unplugged", NEED)
    assert not disk.has_room(tmp_path, 5 * 10**15)
