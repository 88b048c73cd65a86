"""Whether the queue has come to its end."""

from __future__ import annotations

from pathlib import Path

from tests.engine.bench import Gate, add, running


def test_until_the_last_has_ended(home: Path, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        assert not bench.engine.has_work()
        talk = add(bench, tmp_path, trim=[gate.action])
        assert not bench.engine.has_work()
        bench.engine.run([talk])
        assert bench.engine.has_work()
        bench.until_recording(talk, lambda each: each["stages"][1]["status"] == "RUNNING")
        gate.open()
        bench.until_closed(talk)
        assert not bench.engine.has_work()


def test_what_is_tried_again_before_long_counts(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        talk = add(bench, tmp_path, trim=[["fail", "transient", "The network is down."]])
        bench.engine.run([talk])
        bench.until_recording(talk, lambda each: each["waiting"])
        assert bench.engine.has_work()
        bench.engine.pause([talk])
        assert not bench.engine.has_work()


def test_what_waits_for_a_person_or_has_failed_does_not(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        waits = add(bench, tmp_path, "waits", trim=[["fail", "login", "Log in."]])
        fails = add(bench, tmp_path, "fails", trim=[["fail", "permanent", "It is damaged."]])
        bench.engine.run([waits, fails])
        bench.until_recording(waits, lambda each: each["waiting"])
        bench.until_recording(fails, lambda each: each["failed"])
        assert not bench.engine.has_work()
