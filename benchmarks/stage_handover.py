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
    """Times the commits of each recording: nothing runs any more, then something runs again."""

    def __init__(self) -> None:
        self.latencies_s: list[float] = []
        self.closed = threading.Semaphore(0)
        self._idle_since: dict[int, float] = {}

    def __call__(self, event: Event) -> None:
        now = time.perf_counter()
        if isinstance(event, RecordingsChanged):
            for snapshot in event.snapshots:
                self._changed(snapshot.recording, now)

    def _changed(self, recording: Recording, now: float) -> None:
        if derive.running_parts(recording):
            since = self._idle_since.pop(recording.id, None)
            if since is not None:
                self.latencies_s.append(now - since)
        elif recording.run is None:
            if any(part.attempts for part in recording.stages):
                self.closed.release()
        elif derive.next_stage(recording) is not recording.stages[0]:
            self._idle_since.setdefault(recording.id, now)


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
