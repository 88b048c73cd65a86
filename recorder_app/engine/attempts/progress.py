"""Live progress: in memory, published at no more than about 10 Hz for each recording."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from threading import Lock

from recorder_app.domain.recording import PartRef
from recorder_app.domain.snapshot import NO_PROGRESS, Progress

PERIOD_S = 0.1


class ProgressBoard:
    """Thread-safe. `publish(recording_id)` is called on the thread that reports."""

    def __init__(self, publish: Callable[[int], None]) -> None:
        self._publish = publish
        self._lock = Lock()
        self._parts: dict[int, dict[PartRef, Progress]] = {}
        self._published: dict[int, float] = {}

    def update(self, recording_id: int, part: PartRef, progress: Progress) -> None:
        now = time.monotonic()
        with self._lock:
            parts = self._parts.get(recording_id, {})
            self._parts[recording_id] = parts | {part: progress}
            if now - self._published.get(recording_id, 0.0) < PERIOD_S:
                return
            self._published[recording_id] = now
        self._publish(recording_id)

    def clear(self, recording_id: int, part: PartRef) -> None:
        with self._lock:
            parts = {
                ref: each for ref, each in self._parts.get(recording_id, {}).items() if ref != part
            }
            if parts:
                self._parts[recording_id] = parts
            else:
                self._parts.pop(recording_id, None)
                self._published.pop(recording_id, None)

    def of(self, recording_id: int) -> Mapping[PartRef, Progress]:
        with self._lock:
            return self._parts.get(recording_id, NO_PROGRESS)
