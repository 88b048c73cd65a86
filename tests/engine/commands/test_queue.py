"""The queue: its order, changed; who comes next; how many at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recorder_app.domain.outcome import Word
from recorder_app.domain.query import Filter, Query, SortKey
from recorder_app.domain.words import Place
from tests.engine.bench import Bench, Gate, add, running

QUEUE = Query(Filter.QUEUED, sort=SortKey.QUEUE, descending=False)


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    return Gate(tmp_path)


@pytest.fixture
def bench(tmp_path: Path, gate: Gate) -> Iterator[Bench]:
    """One recording (the first) stands in its trim; four (2 to 5) wait for the lane behind it."""
    with running(tmp_path / "home") as bench:
        first = add(bench, tmp_path, "first", trim=[gate.action])
        rest = [add(bench, tmp_path, f"{each}", trim=[["progress", 0.5]]) for each in range(4)]
        bench.engine.run([first])
        bench.until_recording(first, lambda each: each["status"] == "PROCESSING")
        bench.engine.run(rest)
        bench.until(lambda: all(bench.json(each)["status"] == "DOWNLOADED" for each in rest))
        yield bench


def trimmed(bench: Bench) -> list[int]:
    """In the order in which their trim began."""
    began = [
        (attempt.started_at, attempt.recording_id)
        for each in bench.engine.ids(Query())
        for attempt in bench.engine.attempts(each)
        if attempt.part == "trim"
    ]
    return [recording_id for _, recording_id in sorted(began)]


def finish(bench: Bench, gate: Gate, ids: list[int]) -> None:
    gate.open()
    for each in ids:
        bench.until_closed(each)


@pytest.mark.parametrize(
    ("place", "chosen", "order"),
    [
        (Place.TOP, [4, 5], [4, 5, 2, 3]),
        (Place.UP, [3, 5], [3, 2, 5, 4]),
        (Place.UP, [2, 3], [2, 3, 4, 5]),
        (Place.DOWN, [2, 3], [4, 2, 3, 5]),
        (Place.BOTTOM, [2], [3, 4, 5, 2]),
    ],
)
def test_its_order_can_be_seen_and_changed(
    bench: Bench, gate: Gate, place: Place, chosen: list[int], order: list[int]
) -> None:
    assert bench.engine.ids(QUEUE) == [2, 3, 4, 5]
    outcomes = bench.engine.move(chosen, place)
    assert {each.word for each in outcomes} == {Word.MOVED}
    assert outcomes[0].message == f"Moved: place {order.index(chosen[0]) + 1} of 4 in the queue."
    assert bench.engine.ids(QUEUE) == order
    finish(bench, gate, [1, *order])
    assert trimmed(bench) == [1, *order]


def test_only_what_has_a_run_can_be_moved(bench: Bench, tmp_path: Path, gate: Gate) -> None:
    idle = add(bench, tmp_path, "idle")
    outcomes = bench.engine.move([idle, 99, 1], Place.TOP)
    assert [each.word for each in outcomes] == [Word.NOT_QUEUED, Word.UNKNOWN, Word.MOVED]
    assert bench.engine.ids(QUEUE) == [2, 3, 4, 5]
    finish(bench, gate, [1])


def test_run_now_comes_before_all_others(bench: Bench, gate: Gate, tmp_path: Path) -> None:
    many = [add(bench, tmp_path, f"more {each}") for each in range(20)]
    bench.engine.run(many)
    urgent = add(bench, tmp_path, "urgent")
    (outcome,) = bench.engine.run_now([urgent])
    assert outcome.word is Word.STARTED
    bench.until_recording(urgent, lambda each: each["stages"][0]["status"] == "COMPLETED")
    (outcome,) = bench.engine.run_now([4])
    assert outcome.word is Word.RUNS_NEXT
    assert outcome.message == "Runs next. Already in the queue. Next: trimming."
    assert bench.engine.ids(QUEUE)[:2] == [4, urgent]
    finish(bench, gate, [1, 2, 3, 4, 5, urgent, *many])
    assert trimmed(bench)[:3] == [1, 4, urgent]


def test_new_runs_come_behind_what_was_moved_to_the_bottom(
    bench: Bench, gate: Gate, tmp_path: Path
) -> None:
    bench.engine.move([2], Place.BOTTOM)
    late = add(bench, tmp_path, "late")
    bench.engine.run([late])
    bench.until_recording(late, lambda each: each["stages"][0]["status"] == "COMPLETED")
    assert bench.engine.ids(QUEUE) == [3, 4, 5, 2, late]
    finish(bench, gate, [late])


def test_stop_after_this_lets_what_runs_end_and_pauses_the_rest(bench: Bench, gate: Gate) -> None:
    outcomes = bench.engine.stop_after_this()
    assert [(each.recording_id, each.word) for each in outcomes] == [
        (each, Word.PAUSED) for each in (2, 3, 4, 5)
    ]
    finish(bench, gate, [1])
    assert bench.json(1)["status"] == "READY"
    assert all(bench.json(each)["paused"] for each in (2, 3, 4, 5))
    bench.engine.run_all_paused()
    for each in (2, 3, 4, 5):
        bench.until_closed(each)
    assert trimmed(bench) == [1, 2, 3, 4, 5]


def test_the_lanes_limits_hold_at_once(tmp_path: Path) -> None:
    gates = [Gate(tmp_path, f"gate {each}") for each in range(4)]
    with running(tmp_path / "home") as bench:
        ids = [add(bench, tmp_path, f"{n}", trim=[gates[n].action]) for n in range(4)]

        def trimming() -> list[int]:
            return [each for each in ids if bench.json(each)["stages"][1]["status"] == "RUNNING"]

        def limit(media: int) -> None:
            settings = bench.engine.settings
            lanes = replace(settings.lanes, media=media)
            bench.engine.change_settings(replace(settings, lanes=lanes))

        for each in ids:
            bench.engine.run([each])
            bench.until_recording(each, lambda one: one["stages"][0]["status"] == "COMPLETED")
        bench.until(lambda: trimming() == ids[:1])
        limit(3)
        bench.until(lambda: trimming() == ids[:3])
        limit(1)
        assert trimming() == ids[:3]
        gates[0].open()
        bench.until(lambda: trimming() == ids[1:3])
        gates[1].open()
        bench.until(lambda: trimming() == ids[2:3])
        gates[2].open()
        bench.until(lambda: trimming() == ids[3:])
        gates[3].open()
        for each in ids:
            bench.until_closed(each)
