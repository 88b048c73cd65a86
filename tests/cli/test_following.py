"""Following recordings on the terminal, whoever works on them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from rich.console import Console

from recorder_app.cli.following import follow
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.verdict import ExitCode
from tests.domain import given

Json = dict[str, Any]


class Looks:
    """A worksite at which something has changed with each look."""

    is_here = False

    def __init__(self, *lists: list[Json]) -> None:
        self._lists = iter(lists)

    def ask(self, do: str, **what: Any) -> dict[str, Any]:
        assert do == "recordings"
        return {"recordings": next(self._lists)}

    def wait(self) -> None:
        """It changes by itself."""


def queued(number: int) -> Json:
    recording = replace(given.run(given.new()), id=number, source=f"/media/{number}.mp4")
    return Snapshot(recording).to_json()


def ready(number: int) -> Json:
    return Snapshot(replace(given.ready(), id=number)).to_json()


def test_what_is_removed_meanwhile_is_not_ready() -> None:
    told = io.StringIO()
    looks = Looks([queued(1), queued(2)], [queued(1)], [ready(1)])
    ended = follow(looks, [1, 2], Console(file=told))
    assert [each["id"] for each in ended.recordings] == [1]
    assert ended.exit_code is ExitCode.FAILED
    assert "/media/2.mp4: It was removed from the list." in told.getvalue()


def test_what_is_removed_when_it_is_ready_was_ready() -> None:
    looks = Looks([queued(1), ready(2)], [ready(1)])
    assert follow(looks, [1, 2], Console(file=io.StringIO())).exit_code is ExitCode.READY


def test_a_title_is_told_as_it_is() -> None:
    told = io.StringIO()
    named = {**ready(1), "title": ":x: [bold]"}
    follow(Looks([named], [named]), [1], Console(file=told, force_terminal=True))
    *bars, last = told.getvalue().splitlines()
    assert any(":x: [bold]" in each for each in bars)
    assert ":x: [bold]" in last
