"""The warm child processes of the lanes: taken for a job, given back after it, let go when idle."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from recorder_app.domain.words import Lane
from recorder_app.engine.children import wire
from recorder_app.engine.children.worker import CHILD_MODULE, Worker

IDLE_S = 30.0
"""An idle child, with the model it has loaded, is let go after this many seconds."""

JOBS = 50
"""A child is let go after so many jobs, whatever its libraries have leaked."""


class Crew:
    """Thread-safe. A worker belongs to whoever has taken it."""

    def __init__(self, home: Path, child_module: str = CHILD_MODULE) -> None:
        self._home = home
        self._child_module = child_module
        self._lock = threading.Lock()
        self._idle: dict[bool, list[tuple[float, Worker]]] = {True: [], False: []}
        self._taken = {True: 0, False: 0}
        self._closed = False

    def take(self, lane: Lane) -> Worker:
        """An idle worker, or a new one. The speech lane's keep a model loaded and are for it alone; the
        other lanes share theirs."""
        with self._lock:
            self._taken[lane is Lane.SPEECH] += 1
            idle = self._idle[lane is Lane.SPEECH]
            while idle:
                _, worker = idle.pop()
                if worker.alive:
                    return worker
                worker.retire()
        try:
            return Worker(self._home, self._child_module)
        except OSError:
            with self._lock:
                self._taken[lane is Lane.SPEECH] -= 1
            raise

    def warm_up(self, lane: Lane, message: wire.Message) -> None:
        """Have a child of the lane get ready for a stage, if none of the lane's is at work."""
        of_speech = lane is Lane.SPEECH
        with self._lock:
            if self._closed or self._taken[of_speech]:
                return
            idle = self._idle[of_speech]
            if not idle:
                idle.append((time.monotonic(), Worker(self._home, self._child_module)))
            idle[-1][1].warm_up(message)

    def give_back(self, lane: Lane, worker: Worker) -> None:
        """Dead or alive; it may be taken for another job."""
        with self._lock:
            self._taken[lane is Lane.SPEECH] -= 1
            if not self._closed and worker.alive and worker.jobs < JOBS:
                self._idle[lane is Lane.SPEECH].append((time.monotonic(), worker))
                return
        worker.retire()

    def let_idle_go(self, idle_s: float = IDLE_S) -> None:
        """Retire the workers that have been idle for `idle_s` seconds."""
        border = time.monotonic() - idle_s
        gone: list[Worker] = []
        with self._lock:
            for of_speech, idle in self._idle.items():
                gone += [worker for since, worker in idle if since <= border]
                self._idle[of_speech] = [each for each in idle if each[0] > border]
        for worker in gone:
            worker.retire()

    def close(self) -> None:
        with self._lock:
            self._closed = True
        self.let_idle_go(idle_s=0.0)
