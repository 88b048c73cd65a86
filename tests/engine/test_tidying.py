"""What has time is done all the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app.engine import tidying
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from tests.engine.bench import add, running
from tests.store.stored import without_log


def test_what_is_committed_is_brought_into_the_file(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "SETTLED_AFTER_S", 0.0)
    database = Home(home).database
    with running(home, only=frozenset()) as bench:
        added = add(bench, tmp_path)
        bench.engine._tidying.kick()
        bench.until(lambda: without_log(database, "SELECT id FROM recordings") == [(added,)])


def _steps(taken: list[int], way_is_free: threading.Event) -> Iterator[None]:
    for each in range(30):
        assert each < 20 or way_is_free.wait(10)
        taken.append(each)
        yield


def test_nobody_waits_for_what_takes_long(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "SETTLED_AFTER_S", 0.0)
    monkeypatch.setattr(tidying, "_AT_ONCE_S", 0.0)
    taken: list[int] = []
    way_is_free = threading.Event()
    with running(home, only=frozenset()) as bench:
        bench.engine._tidying.take(_steps(taken, way_is_free))
        assert 10 <= len(taken) <= 20
        way_is_free.set()
        bench.until(lambda: len(taken) == 30)


def test_without_the_thread_all_is_done_at_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by a command line that resets and ends."""
    monkeypatch.setattr(tidying, "_AT_ONCE_S", 0.0)
    taken: list[int] = []
    way_is_free = threading.Event()
    way_is_free.set()
    engine = Engine(Home(home))
    engine._tidying.take(_steps(taken, way_is_free))
    engine.stop()
    assert len(taken) == 30
