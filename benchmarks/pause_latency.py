"""From the command `pause` to "paused", in the midst of a transcription.

    python -m benchmarks.pause_latency TALK [--pauses 20]

Real engine, real stages. A pause stops at the next checkpoint, which comes with the next batch of
clips; the recording is run on after each. Prints the 50th and 95th percentile and the maximum in
seconds, and how long the command itself took to answer "pausing".
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

from recorder_app.domain import status as derive
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import StageStatus, StageType
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home


class Talk:
    """The recording that is paused and run on."""

    def __init__(self, engine: Engine, source: Path) -> None:
        self._engine = engine
        self._changed = threading.Event()
        engine.subscribe(lambda _event: self._changed.set())
        self.id = engine.add([str(source)])[0].recording.id

    @property
    def now(self) -> Recording:
        found = self._engine.recording(self.id)
        assert found is not None
        return found.recording

    def begin_anew(self) -> None:
        self._engine.cancel([self.id])
        self._engine.reset([self.id])
        self._engine.run([self.id])

    def until_it_is_heard(self) -> bool:
        """False if the transcription is done before."""
        while not (stage := self.now.stage(StageType.TRANSCRIBE)).done:
            if stage.status is StageStatus.RUNNING and stage.checkpoint_s is not None:
                return True
            self._wait()
        return False

    def until_paused(self) -> None:
        while not derive.paused(self.now):
            self._wait()

    def _wait(self) -> None:
        self._changed.wait(0.01)
        self._changed.clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("talk", type=Path)
    parser.add_argument("--pauses", type=int, default=20)
    options = parser.parse_args()
    chance = random.Random(1)
    answered_s: list[float] = []
    paused_s: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(Home(Path(folder) / "home"))
        engine.change_settings(
            replace(engine.settings, output_dir=f"{folder}/published", keep_awake=False)
        )
        engine.start()
        talk = Talk(engine, options.talk.absolute())
        while len(paused_s) < options.pauses:
            engine.run([talk.id])
            if not talk.until_it_is_heard():
                talk.begin_anew()
                continue
            threading.Event().wait(chance.uniform(0.0, 0.5))
            began = time.perf_counter()
            (outcome,) = engine.pause([talk.id])
            answered = time.perf_counter() - began
            if outcome.word == "pausing" and not talk.now.stage(StageType.TRANSCRIBE).done:
                talk.until_paused()
                paused_s.append(time.perf_counter() - began)
                answered_s.append(answered)
        engine.stop()
    found = sorted(paused_s)
    print(
        f"{len(found)} pauses: paused within {statistics.median(found):.2f} s (median), "
        f"{found[int(len(found) * 0.95)]:.2f} s (95 %), {found[-1]:.2f} s (worst); "
        f"answered within {max(answered_s) * 1e3:.0f} ms"
    )


if __name__ == "__main__":
    main()
