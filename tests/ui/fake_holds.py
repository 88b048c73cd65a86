"""What holds the work, and what is left of it, in memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from recorder_app.domain import status as derive
from recorder_app.domain.backoff import LONGEST_DELAY_S
from recorder_app.domain.hold import WorkHold
from recorder_app.domain.recording import Recording
from recorder_app.engine.events import HoldChanged
from tests.ui.fake_work import FakeWork


class FakeHolds(FakeWork):
    held: WorkHold | None = None

    @property
    def hold(self) -> WorkHold | None:
        self._note("hold")
        return self.held

    def override_hold(self) -> None:
        self._note("override_hold")
        self.hold_work(None)

    def hold_work(self, hold: WorkHold | None) -> None:
        """The machine is low on something, or no longer."""
        self.held = hold
        self._bus.publish(HoldChanged(hold))

    def paused_together(self) -> int:
        self._note("paused_together")
        return len(self._together())

    def _together(self) -> list[int]:
        with self._lock:
            return [each.id for each in self._recordings.values() if each.run and each.run.together]

    def has_work(self) -> bool:
        self._note("has_work")
        before_long = datetime.now(UTC) + timedelta(seconds=LONGEST_DELAY_S)
        with self._lock:
            return any(_has_work(each, before_long) for each in self._recordings.values())


def _has_work(recording: Recording, before_long: datetime) -> bool:
    if derive.queued(recording) or derive.running_parts(recording):
        return True
    waits = () if derive.on_hold(recording) else derive.waiting_parts(recording)
    return any(derive.goes_on_by_itself(each, before_long) for each in waits)
