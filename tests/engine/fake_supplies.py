"""A machine whose battery and disk are as the test says."""

from __future__ import annotations

from pathlib import Path

from recorder_app.engine.supplies import Battery, DiskRoom

PLENTY = DiskRoom(100_000_000_000, 200_000_000_000)


class FakeSupplies:
    def __init__(self, percent: float = 100, *, plugged: bool = False) -> None:
        self.power: Battery | None = Battery(percent, plugged)
        self.disk: DiskRoom | None = PLENTY

    def battery(self) -> Battery | None:
        return self.power

    def room(self, folder: Path) -> DiskRoom | None:
        return self.disk

    def drain_to(self, percent: float) -> None:
        self.power = Battery(percent, is_plugged=False)

    def plug_in(self) -> None:
        assert self.power is not None
        self.power = Battery(self.power.percent, is_plugged=True)

    def leave_free(self, free_bytes: int, whole_bytes: int = PLENTY.whole_bytes) -> None:
        self.disk = DiskRoom(free_bytes, whole_bytes)
