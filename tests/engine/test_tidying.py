"""What has time is done all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from recorder_app.engine import tidying
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
