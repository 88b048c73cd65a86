"""What was paused with all others goes on with them; what was paused by itself stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from recorder_app.domain.outcome import Word
from tests.engine.bench import Bench, add, running
from tests.engine.fake_supplies import FakeSupplies


def _low_disk() -> FakeSupplies:
    """Nothing is begun, so that everything stays queued."""
    supplies = FakeSupplies()
    supplies.leave_free(0)
    return supplies


def _three(bench: Bench, folder: Path) -> list[int]:
    ids = [add(bench, folder, name) for name in ("first", "second", "third")]
    bench.engine.run(ids)
    return ids


def _paused(bench: Bench, ids: list[int]) -> list[bool]:
    return [bench.json(each)["paused"] for each in ids]


def test_what_a_person_paused_before_stays_paused(home: Path, tmp_path: Path) -> None:
    with running(home, supplies=_low_disk()) as bench:
        ids = _three(bench, tmp_path)
        bench.engine.pause(ids[:1])
        assert len(bench.engine.pause_all()) == 2
        assert bench.engine.paused_together() == 2
        outcomes = bench.engine.run_paused_together()
        assert [each.recording_id for each in outcomes] == ids[1:]
        assert {each.word for each in outcomes} == {Word.CONTINUED}
        assert _paused(bench, ids) == [True, False, False]
        assert bench.engine.paused_together() == 0


def test_it_is_known_after_a_restart(home: Path, tmp_path: Path) -> None:
    with running(home, supplies=_low_disk()) as bench:
        ids = _three(bench, tmp_path)
        bench.engine.pause(ids[:1])
        bench.engine.pause_all(until=datetime.now(UTC) + timedelta(hours=1))
    with running(home, supplies=_low_disk()) as bench:
        assert bench.engine.paused_together() == 2
        bench.engine.run_paused_together()
        assert _paused(bench, ids) == [True, False, False]


def test_a_command_to_one_of_them_makes_it_one_by_itself(home: Path, tmp_path: Path) -> None:
    with running(home, supplies=_low_disk()) as bench:
        first, second, third = _three(bench, tmp_path)
        bench.engine.pause_all()
        bench.engine.run([first])
        bench.engine.pause([first])
        bench.engine.pause([second], until=datetime.now(UTC) + timedelta(hours=1))
        bench.engine.cancel([third])
        assert bench.engine.run_paused_together() == []


def test_all_paused_are_both(home: Path, tmp_path: Path) -> None:
    with running(home, supplies=_low_disk()) as bench:
        ids = _three(bench, tmp_path)
        bench.engine.pause(ids[:1])
        bench.engine.pause_all()
        bench.engine.run_all_paused()
        assert _paused(bench, ids) == [False, False, False]
        assert bench.engine.paused_together() == 0
