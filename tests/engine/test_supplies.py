"""When the machine is too low on charge or room to work."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from recorder_app.domain.hold import HoldKind
from recorder_app.engine.supplies import Battery, DiskRoom, MachineSupplies, judged
from recorder_app.settings import HoldSettings
from tests.engine.fake_supplies import FakeSupplies

_SETTINGS = HoldSettings(battery_percent=15, disk_gb=1.0)
_NOWHERE = Path("/")


def _kinds(supplies: FakeSupplies, held: frozenset[HoldKind] = frozenset()) -> list[HoldKind]:
    return [each.kind for each in judged(supplies, _SETTINGS, _NOWHERE, held)]


@pytest.mark.parametrize(
    ("power", "was_held", "is_held"),
    [
        (Battery(14, is_plugged=False), False, True),
        (Battery(15, is_plugged=False), False, False),
        (Battery(15, is_plugged=False), True, True),
        (Battery(19.4, is_plugged=False), True, True),
        (Battery(20, is_plugged=False), True, False),
        (Battery(3, is_plugged=True), True, False),
        (None, True, False),
    ],
)
def test_a_low_battery_holds_until_it_is_charged_or_clearly_above(
    power: Battery | None, was_held: bool, is_held: bool
) -> None:
    supplies = FakeSupplies()
    supplies.power = power
    held = frozenset({HoldKind.BATTERY} if was_held else ())
    assert _kinds(supplies, held) == ([HoldKind.BATTERY] if is_held else [])


@pytest.mark.parametrize(
    ("free", "was_held", "is_held"),
    [
        (999_000_000, False, True),
        (1_000_000_000, False, False),
        (1_200_000_000, True, True),
        (1_250_000_000, True, False),
    ],
)
def test_a_full_disk_holds_until_there_is_clearly_more(
    free: int, was_held: bool, is_held: bool
) -> None:
    supplies = FakeSupplies()
    supplies.leave_free(free)
    held = frozenset({HoldKind.DISK} if was_held else ())
    assert _kinds(supplies, held) == ([HoldKind.DISK] if is_held else [])


def test_a_small_disk_is_asked_for_a_part_of_what_it_has() -> None:
    supplies = FakeSupplies()
    supplies.leave_free(300_000_000, whole_bytes=2_000_000_000)
    assert _kinds(supplies) == []
    supplies.leave_free(150_000_000, whole_bytes=2_000_000_000)
    assert _kinds(supplies) == [HoldKind.DISK]


def test_room_comes_first_because_nobody_can_override_it() -> None:
    supplies = FakeSupplies(3)
    supplies.leave_free(0)
    room, battery = judged(supplies, _SETTINGS, _NOWHERE, frozenset())
    assert (room.kind, room.can_be_overridden) == (HoldKind.DISK, False)
    assert (battery.kind, battery.can_be_overridden) == (HoldKind.BATTERY, True)
    assert "0 bytes" in room.sentence
    assert "3 %" in battery.sentence


def test_zero_switches_either_off() -> None:
    supplies = FakeSupplies(1)
    supplies.leave_free(0)
    off = HoldSettings(battery_percent=0, disk_gb=0.0)
    assert judged(supplies, off, _NOWHERE, frozenset()) == ()


def test_this_machine_answers(tmp_path: Path) -> None:
    room = MachineSupplies().room(tmp_path)
    assert isinstance(room, DiskRoom)
    assert 0 <= room.free_bytes <= room.whole_bytes
    assert MachineSupplies().room(tmp_path / "not there") is None


def test_a_battery_that_tells_nonsense_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise FileNotFoundError("/sys/class/power_supply/BAT0/energy_now")

    monkeypatch.setattr(psutil, "sensors_battery", broken, raising=False)
    assert MachineSupplies().battery() is None
