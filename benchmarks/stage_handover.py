"""From the commit that completes one stage to the commit that claims the next, ten recordings in flight.

    python -m benchmarks.stage_handover [--recordings 10]

Real engine, real stages on short tones, every lane with room for all. Prints the median, the 90th
percentile and the maximum in milliseconds, and the median as a share of the 10 ms that are allowed.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.media import tone
from recorder_app.domain import status as derive
from recorder_app.domain.recording import Recording
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import Event, RecordingsChanged
from recorder_app.paths import Home
from recorder_app.settings import LaneSettings

ALLOWED_S = 0.010


class Watch:
    """Times the commits of each recording: a part is done, and the next one runs (maybe at once)."""

    def __init__(self) -> None:
        self.latencies_s: list[float] = []
        self.closed = threading.Semaphore(0)
        self._done: dict[int, int] = {}
        self._idle_since: dict[int, float] = {}

    def __call__(self, event: Event) -> None:
        now = time.perf_counter()
        if isinstance(event, RecordingsChanged):
            for snapshot in event.snapshots:
                self._changed(snapshot.recording, now)

    def _changed(self, recording: Recording, now: float) -> None:
        done = sum(stage.done for stage in recording.stages)
        if done > self._done.get(recording.id, 0):
            self._done[recording.id] = done
            self._idle_since[recording.id] = now
        if recording.id in self._idle_since and derive.running_parts(recording):
            self.latencies_s.append(now - self._idle_since.pop(recording.id))
        if done == len(recording.stages) and recording.run is None:
            self.closed.release()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recordings", type=int, default=10)
    count = parser.parse_args().recordings
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        sources = [str(tone(root / f"tone {number}.wav", 3.0)) for number in range(count)]
        engine = Engine(Home(root / "home"))
        engine.change_settings(
            replace(
                engine.settings,
                output_dir=str(root / "published"),
                lanes=LaneSettings(network=count, media=count, speech=count, upload=count),
            )
        )
        watch = Watch()
        engine.subscribe(watch)
        engine.start()
        added = engine.add(sources)
        engine.run([each.recording.id for each in added])
        for _ in added:
            watch.closed.acquire(timeout=120)
        engine.stop()
    found = sorted(watch.latencies_s)
    median = statistics.median(found)
    print(
        f"{len(found)} hand-overs, {count} recordings in flight: median {median * 1e3:.1f} ms, "
        f"90 % within {found[int(len(found) * 0.9)] * 1e3:.1f} ms, worst {found[-1] * 1e3:.1f} ms; "
        f"median / allowed = {median / ALLOWED_S:.2f}"
    )


if __name__ == "__main__":
    main()
