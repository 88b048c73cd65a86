"""The work as a whole is held while the machine is low, and goes on by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from recorder_app.domain.outcome import Word
from recorder_app.domain.verdict import Verdict, errors, verdict
from recorder_app.domain.words import PauseMode, StageType
from recorder_app.engine.events import HoldChanged
from recorder_app.engine.instance.handover import Desk
from recorder_app.settings import HoldSettings
from tests.engine.bench import Bench, Gate, add, running
from tests.engine.fake_supplies import FakeSupplies


def _look(bench: Bench) -> None:
    """What the clock does every ten seconds."""
    bench.engine._when_due()


def _holds(bench: Bench) -> list[bool]:
    return [each.hold is not None for each in bench.events if isinstance(each, HoldChanged)]


def test_what_runs_stops_at_its_checkpoint_and_is_queued_until_there_is_power(
    home: Path, tmp_path: Path
) -> None:
    gate, supplies = Gate(tmp_path), FakeSupplies()
    with running(home, supplies=supplies) as bench:
        talk = add(
            bench, tmp_path, transcribe=[["checkpoint", 10], gate.action, ["checkpoint", 20]]
        )
        second = add(bench, tmp_path, "second")
        bench.engine.run([talk, second])
        bench.until(lambda: bench.stage(talk, StageType.TRANSCRIBE)["checkpoint_s"] == 10)
        supplies.drain_to(12)
        _look(bench)
        hold = bench.engine.hold
        assert hold is not None
        assert "12 %" in hold.sentence
        gate.open()
        held = bench.until_recording(talk, lambda each: not each["is_runtime"])
        assert (held["queued"], held["paused"], held["status"]) == (True, False, "DOWNLOADED")
        assert held["stages"][2]["checkpoint_s"] == 20
        assert bench.engine.has_work()
        supplies.plug_in()
        _look(bench)
        assert bench.until_closed(talk)["status"] == "READY"
        assert bench.until_closed(second)["status"] == "READY"
        assert _holds(bench) == [True, False]


def test_it_is_held_from_the_start_and_nothing_paused_is_run_by_its_end(
    home: Path, tmp_path: Path
) -> None:
    supplies = FakeSupplies(100)
    supplies.leave_free(10_000_000)
    with running(home, supplies=supplies) as bench:
        queued, paused = add(bench, tmp_path), add(bench, tmp_path, "paused")
        bench.engine.run([queued, paused])
        bench.engine.pause([paused], PauseMode.CHECKPOINT)
    with running(home, supplies=supplies) as bench:
        assert bench.json(queued)["queued"]
        supplies.leave_free(5_000_000_000)
        _look(bench)
        assert bench.until_closed(queued)["status"] == "READY"
        assert bench.json(paused)["paused"]
        assert bench.json(paused)["status"] == "INITIALIZED"


def test_a_run_by_hand_is_let_through_a_low_battery_once(home: Path, tmp_path: Path) -> None:
    supplies = FakeSupplies(5)
    with running(home, supplies=supplies) as bench:
        wanted, other = add(bench, tmp_path), add(bench, tmp_path, "other")
        bench.engine.run([other])
        supplies.plug_in()
        _look(bench)
        bench.until_closed(other)
        supplies.drain_to(5)
        _look(bench)
        (outcome,) = bench.engine.run([wanted])
        assert outcome.word is Word.STARTED
        assert bench.until_closed(wanted)["status"] == "READY"
        assert bench.engine.hold is not None


def test_what_is_not_told_to_run_stays_while_another_is_let_through(
    home: Path, tmp_path: Path
) -> None:
    supplies = FakeSupplies()
    gate = Gate(tmp_path)
    with running(home, supplies=supplies) as bench:
        first = add(bench, tmp_path, "first", download=[gate.action, ["checkpoint", 5]])
        bench.engine.run([first])
        bench.until(lambda: bench.json(first)["is_runtime"])
        supplies.drain_to(5)
        _look(bench)
        gate.open()
        bench.until_recording(first, lambda each: each["queued"])
        by_hand = add(bench, tmp_path, "by hand")
        bench.engine.run([by_hand])
        bench.until_closed(by_hand)
        assert bench.json(first)["queued"]
        bench.engine.override_hold()
        assert bench.engine.hold is None
        bench.until_closed(first)
        assert _holds(bench) == [True, False]


def test_a_full_disk_is_not_overridden(home: Path, tmp_path: Path) -> None:
    supplies = FakeSupplies()
    supplies.leave_free(0)
    with running(home, supplies=supplies) as bench:
        talk = add(bench, tmp_path)
        bench.engine.run([talk])
        bench.engine.override_hold()
        assert bench.engine.hold is not None
        assert bench.json(talk)["queued"]


def test_whoever_follows_what_is_held_is_told_and_waits_no_longer(
    home: Path, tmp_path: Path
) -> None:
    supplies = FakeSupplies(100)
    supplies.leave_free(10_000_000)
    with running(home, supplies=supplies) as bench:
        desk = Desk(bench.engine, has_window=True)
        talk = add(bench, tmp_path)
        bench.engine.run([talk])
        (seen,) = desk.answer({"do": "recordings", "ids": [talk]})["recordings"]
        assert verdict(seen) is Verdict.PERSON
        assert errors(seen) == [bench.engine.held_for(talk)]
        supplies.leave_free(5_000_000_000)
        _look(bench)
        bench.until_closed(talk)
        (seen,) = desk.answer({"do": "recordings", "ids": [talk]})["recordings"]
        assert verdict(seen) is Verdict.READY
        assert "held" not in seen


def test_another_limit_counts_at_once(home: Path, tmp_path: Path) -> None:
    supplies = FakeSupplies(12)
    with running(home, supplies=supplies) as bench:
        assert bench.engine.hold is not None
        settings = bench.engine.settings
        bench.engine.change_settings(replace(settings, hold=HoldSettings(battery_percent=0)))
        assert bench.engine.hold is None


def test_without_supplies_nothing_is_held(home: Path) -> None:
    with running(home) as bench:
        _look(bench)
        assert bench.engine.hold is None
