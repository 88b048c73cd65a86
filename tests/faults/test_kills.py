"""The program is killed with `-9` at named points and at any moment, and started again: nothing is lost,
nothing is left. `python -m benchmarks.crashes` does the same two thousand times."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from recorder_app import settings as stored_settings
from recorder_app.engine import durable
from recorder_app.engine.children.child import RESULT
from recorder_app.engine.children.worker import HOME_MARK
from recorder_app.settings import Settings
from tests.faults import invariants
from tests.faults.child import TRACE, UNITS
from tests.faults.points import Fault, Place, Point, Who
from tests.faults.program import Died, Program, orphans, processes_of, program
from tests.faults.series import Series, Tally
from tests.sources.web_server import Shelf, serving

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample-talk.mp4"

SERIES, KILLS = 9, 20
"""With tiny stages; with those on the sample talk it is two hundred kills."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    settings = Settings(output_dir=str(tmp_path / "published"), keep_awake=False)
    stored_settings.save(home / "settings.json", settings)
    return home


@pytest.fixture
def tiny(tmp_path: Path) -> dict[str, str]:
    """The environment of a program whose stages are tiny ones."""
    return {TRACE: str(tmp_path / "trace")}


@pytest.fixture
def talk(tmp_path: Path) -> str:
    path = tmp_path / "talk.mp4"
    path.write_bytes(b"film")
    return str(path)


def add_and_run(life: Program, source: str) -> int:
    recording_id = int(life.ask("POST", "/recordings", {"source": source}).body["id"])
    life.ask("POST", f"/recordings/{recording_id}/run")
    return recording_id


def states(life: Program, recording_id: int) -> Iterator[dict[str, Any]]:
    """The recording as it is, again and again."""
    while True:
        yield life.ask("GET", f"/recordings/{recording_id}").body
        assert life.lives_on(0.02)


def until_closed(life: Program, recording_id: int) -> dict[str, Any]:
    return next(each for each in states(life, recording_id) if not each["can_cancel"])


def tiny_series(folder: Path, seed: int) -> Tally:
    folder.mkdir()
    return Series(folder, seed).run(KILLS)


@pytest.mark.slow
def test_killed_at_any_point_it_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        tallies = pool.map(
            lambda seed: tiny_series(tmp_path / str(seed), seed), range(1, SERIES + 1)
        )
        total = sum(tallies, Tally())
    print(total)  # noqa: T201
    assert total.kills.total() >= SERIES * KILLS
    assert total.ready == 3 * SERIES


@pytest.mark.slow
def test_killed_amid_the_real_stages_it_loses_nothing(tmp_path: Path) -> None:
    with serving(Shelf(SAMPLE.read_bytes())) as web:
        total = Series(tmp_path, 100, [str(SAMPLE), web.url()]).run(KILLS)
    print(total)  # noqa: T201
    assert total.kills.total() >= KILLS
    assert total.ready == 2


def test_what_was_in_place_when_the_program_died_counts_as_done(
    home: Path, tiny: dict[str, str], talk: str
) -> None:
    mark = str(home.with_name("struck"))
    # A tiny stage renames once for each checkpoint, and then its result into place.
    fault = Fault(Point.RENAME, Place.AFTER, UNITS + 1, Who.CHILD, Who.PROGRAM, mark)
    with program(home, fault, tiny) as life:
        add_and_run(life, talk)
        assert not life.lives_on(30)
    assert not orphans(home)
    assert [*home.glob(f"work/*/out/{RESULT}")]
    ((ended,),) = invariants.rows(home, "SELECT ended FROM attempts WHERE part = 'download'")
    assert ended is None, "it died before it could write down that the stage is done"
    with program(home, None, tiny) as life:
        done = until_closed(life, 1)
        assert done["status"] == "READY"
        assert [stage["attempts"] for stage in done["stages"]] == [1] * 5


def test_a_pause_survives_a_kill(home: Path, tiny: dict[str, str], talk: str) -> None:
    with program(home, None, tiny) as life:
        recording_id = add_and_run(life, talk)
        answer = life.ask("POST", f"/recordings/{recording_id}/pause")
        assert answer.status == 200
        life.kill()
    assert not orphans(home)
    with program(home, None, tiny) as life:
        recording = next(states(life, recording_id))
        assert recording["paused"]
        assert not recording["is_runtime"]
        attempts = invariants.paused(home)
        assert life.lives_on(0.3)
        assert invariants.paused(home) == attempts, "nothing may begin by itself"


def test_three_deaths_in_one_attempt_are_told_and_end_it(
    home: Path, tiny: dict[str, str], talk: str
) -> None:
    for number in range(3):
        mark = str(home.with_name(f"struck-{number}"))
        fault = Fault(Point.SPAWN, Place.AFTER, 1, Who.PROGRAM, Who.PROGRAM, mark)
        with program(home, fault, tiny) as life:
            if number == 0:
                with contextlib.suppress(Died):
                    add_and_run(life, talk)
            assert not life.lives_on(30)
        assert not orphans(home)
    with program(home, None, tiny) as life:
        recording = next(states(life, 1))
        assert recording["failed"]
        assert not recording["can_cancel"]
        assert "3 times in a row" in recording["stages"][0]["error"]
        life.ask("POST", "/recordings/1/run")
        assert until_closed(life, 1)["status"] == "READY"


def test_a_child_that_was_stopped_is_swept_and_a_namesake_is_not(
    home: Path, tiny: dict[str, str], talk: str, tmp_path: Path
) -> None:
    elsewhere = {HOME_MARK: str(tmp_path / "another home")}
    command = [sys.executable, "-c", "input()", "recorder_app.engine.children.child"]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, env=elsewhere) as namesake,
        program(home, None, tiny) as life,
    ):
        add_and_run(life, talk)
        until_closed(life, 1)
        children = processes_of(home)
        assert children
        for each in children:
            each.suspend()
        life.kill()
        assert processes_of(home) == children, "what is stopped does not notice"
        with program(home, None, tiny):
            assert not set(children) & set(processes_of(home))
        assert namesake.poll() is None
        namesake.communicate()


def test_folders_that_no_attempt_owns_are_swept(
    home: Path, tiny: dict[str, str], talk: str, tmp_path: Path
) -> None:
    with program(home, None, tiny) as life:
        until_closed(life, add_and_run(life, talk))
        life.kill()
    published = sorted(tmp_path.glob("published/talk/*"))
    results = sorted(home.glob("recordings/1/*"))
    for stray in ("work/1", "work/77", "recordings/1/trim-77", "recordings/9/trim-1"):
        durable.write_json(_made(home / stray) / RESULT, {"say": "done", "data": {}})
    with program(home, None, tiny):
        assert not [*home.glob("work/*")]
        assert not (home / "recordings" / "9").exists()
        assert sorted(tmp_path.glob("published/talk/*")) == published
        assert set(results) <= set(home.glob("recordings/1/*"))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
