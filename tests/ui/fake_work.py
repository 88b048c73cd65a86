"""What an engine does by itself, done by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from recorder_app.domain import status as derive
from recorder_app.domain import transitions
from recorder_app.domain.recording import OutputPart
from recorder_app.domain.snapshot import Progress
from recorder_app.engine.events import (
    ProgressChanged,
)
from tests.ui.fake_list import FakeList


class FakeWork(FakeList):
    """Moves one recording on, and publishes what the engine would publish."""

    def begin(self, recording_id: int) -> None:
        """The next part that a lane may start begins."""
        (part, *_others) = derive.claimable(self._recordings[recording_id])
        now = datetime.now(UTC)
        self.change(recording_id, lambda each: transitions.claimed(each, part, 1, now))

    def progress(self, recording_id: int, fraction: float, position_s: float | None = None) -> None:
        with self._lock:
            recording = self._recordings[recording_id]
            (part, *_others) = derive.running_parts(recording)
            self._live.setdefault(recording_id, {})[part.ref] = Progress(fraction, position_s)
            snapshot = self._snapshot(recording)
        self._bus.publish(ProgressChanged(snapshot))

    def finish(self, recording_id: int, **result: Any) -> None:
        """What runs completes; a pause that was wanted takes hold."""
        recording = self._recordings[recording_id]
        (part, *_others) = derive.running_parts(recording)
        now = datetime.now(UTC)
        if isinstance(part, OutputPart):
            url = f"file:///published/{recording.title}"
            self.change(recording_id, lambda each: transitions.uploaded(each, part.id, url, now))
        else:
            self.change(
                recording_id, lambda each: transitions.completed(each, part.type, result, now)
            )

    def stop(self, recording_id: int) -> None:
        """What runs stops at a checkpoint, because a pause was wanted."""
        (part, *_others) = derive.running_parts(self._recordings[recording_id])
        self.change(recording_id, lambda each: transitions.stopped(each, part.ref))

    def fail(self, recording_id: int, error: Exception) -> None:
        (part, *_others) = derive.running_parts(self._recordings[recording_id])
        now = datetime.now(UTC)
        self.change(recording_id, lambda each: transitions.failed(each, part.ref, error, now))
