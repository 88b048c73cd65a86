"""A running engine with scripted stages, and waiting on conditions instead of on time."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import StageType
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import Event
from recorder_app.engine.supplies import Supplies
from recorder_app.paths import Home

SCRIPTED = "tests.engine.scripted_child"
PATIENCE_S = 30.0


class Bench:
    """The engine under test and the events that it has published."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.events: list[Event] = []
        self._changed = threading.Condition()
        engine.subscribe(self._heard)

    def _heard(self, event: Event) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until the condition holds; looked at after each event."""
        with self._changed:
            # Some facts (a file, a process) change without an event, hence the short look now and then.
            for _ in range(int(PATIENCE_S / 0.05)):
                if condition():
                    return
                self._changed.wait(0.05)
        raise AssertionError("the condition did not come true")

    def until_recording(
        self, recording_id: int, condition: Callable[[dict[str, Any]], bool]
    ) -> dict[str, Any]:
        self.until(lambda: condition(self.json(recording_id)))
        return self.json(recording_id)

    def until_closed(self, recording_id: int) -> dict[str, Any]:
        return self.until_recording(recording_id, lambda each: not each["can_cancel"])

    def snapshot(self, recording_id: int) -> Snapshot:
        found = self.engine.recording(recording_id)
        assert found is not None
        return found

    def json(self, recording_id: int) -> dict[str, Any]:
        return self.snapshot(recording_id).to_json()

    def stage(self, recording_id: int, stage: StageType) -> dict[str, Any]:
        stages = {each["type"]: each for each in self.json(recording_id)["stages"]}
        found: dict[str, Any] = stages[stage.value]
        return found


@contextmanager
def running(
    home: Path,
    *,
    only: frozenset[int] | None = None,
    child_module: str = SCRIPTED,
    supplies: Supplies | None = None,
) -> Iterator[Bench]:
    """A started engine on this data folder, stopped at the end with all progress kept."""
    engine = Engine(Home(home), child_module=child_module, supplies=supplies)
    bench = Bench(engine)
    engine.start(only)
    try:
        yield bench
    finally:
        engine.stop()


def add(bench: Bench, folder: Path, name: str = "talk", **scripts: list[list[Any]]) -> int:
    """A recording whose stages follow the scripts given by their names."""
    source = folder / f"{name}.mp4"
    source.write_bytes(b"film")
    options = {stage: {"script": script} for stage, script in scripts.items()}
    (snapshot,) = bench.engine.add([str(source)], options=options)
    return snapshot.recording.id


class Gate:
    """A place where a script stands still until the test lets it go on."""

    def __init__(self, folder: Path, name: str = "gate") -> None:
        self.path = folder / name
        os.mkfifo(self.path)

    @property
    def action(self) -> list[str]:
        return ["gate", str(self.path)]

    def open(self) -> None:
        """Blocks until the script has come to the gate, then lets it pass."""
        with self.path.open("w", encoding="utf-8"):
            pass
