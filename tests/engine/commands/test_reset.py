"""A reset that the program does not live to carry out: what was discarded is never taken over."""

from __future__ import annotations

from pathlib import Path

import pytest

from recorder_app.engine import tidying
from recorder_app.engine.attempts.leftovers import Leftovers
from tests.engine.bench import Bench, add, running


def fail_in_trim(bench: Bench, folder: Path) -> int:
    """A recording with a result, and with a checkpoint that its next attempt would go on from."""
    once = ["fail_once", str(folder / "mark"), "No network."]
    recording_id = add(bench, folder, trim=[["checkpoint", 5], once])
    bench.engine.run([recording_id])
    bench.until_recording(recording_id, lambda each: each["waiting"])
    return recording_id


def die_in_the_reset(
    bench: Bench, recording_id: int, monkeypatch: pytest.MonkeyPatch, *, keep_files: bool = False
) -> None:
    """The program ends between the commit and the removal."""

    def never(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Leftovers, "of_reset", never)
        with pytest.raises(KeyboardInterrupt):
            bench.engine.reset([recording_id], keep_files=keep_files)
    assert bench.json(recording_id)["status"] == "INITIALIZED"


def begun_anew(trace: Path) -> bool:
    return trace.read_text(encoding="utf-8").splitlines().count("talk trim 0 checkpoint") == 2


def test_the_next_start_sweeps_what_was_to_go(
    home: Path, tmp_path: Path, trace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(home) as bench:
        recording_id = fail_in_trim(bench, tmp_path)
        die_in_the_reset(bench, recording_id, monkeypatch)
        assert list((home / "work").iterdir())
    with running(home) as bench:
        assert not list((home / "work").iterdir())
        assert not (home / "recordings" / str(recording_id)).exists()
        bench.engine.run([recording_id])
        assert bench.until_closed(recording_id)["status"] == "READY"
    assert begun_anew(trace)


def test_a_run_takes_nothing_over(
    home: Path, tmp_path: Path, trace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(home) as bench:
        recording_id = fail_in_trim(bench, tmp_path)
        die_in_the_reset(bench, recording_id, monkeypatch)
        bench.engine.run([recording_id])
        assert bench.until_closed(recording_id)["status"] == "READY"
    assert begun_anew(trace)


def test_what_was_to_be_kept_is_kept(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(home) as bench:
        recording_id = fail_in_trim(bench, tmp_path)
        die_in_the_reset(bench, recording_id, monkeypatch, keep_files=True)
    with running(home):
        (aside,) = (home / "recordings" / str(recording_id)).iterdir()
        assert aside.name.startswith("kept-")
        assert [each.name.partition("-")[0] for each in aside.iterdir()] == ["download"]


def test_files_are_put_aside(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = fail_in_trim(bench, tmp_path)
        bench.engine.reset([recording_id], keep_files=True)
        (aside,) = (home / "recordings" / str(recording_id)).iterdir()
        assert aside.name.startswith("kept-")
        assert not list((home / "work").iterdir())


def test_what_takes_long_to_discard_is_gone_in_the_end(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "SETTLED_AFTER_S", 0.0)
    monkeypatch.setattr(tidying, "_AT_ONCE", 1)
    monkeypatch.setattr(tidying, "_AT_ONCE_S", 0.0)
    with running(home) as bench:
        recording_id = fail_in_trim(bench, tmp_path)
        bench.engine.reset([recording_id])
        bench.until(lambda: not (home / "recordings" / str(recording_id)).exists())
        assert not list((home / "work").iterdir())
