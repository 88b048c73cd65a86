"""What the work needs of the machine: charge and room. Where one of them is low, the work is held."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import psutil

from recorder_app.domain.hold import HoldKind, WorkHold
from recorder_app.domain.phrase import phrase
from recorder_app.settings import HoldSettings
from recorder_app.sources import disk

MORE_PERCENT = 5
"""A held work goes on when the battery has so much more than the limit, so that it does not go on and
off with each percent."""
MORE_ROOM = 1.25
"""The same for the disk, as a factor."""
SMALL_DISK = 10
"""No more than this part of a disk is ever asked for."""


@dataclass(frozen=True, slots=True)
class Battery:
    percent: float
    is_plugged: bool


@dataclass(frozen=True, slots=True)
class DiskRoom:
    free_bytes: int
    whole_bytes: int


class Supplies(Protocol):
    def battery(self) -> Battery | None:
        """None where the machine has none, or does not tell."""

    def room(self, folder: Path) -> DiskRoom | None:
        """On the disk of `folder`; None where it can't be asked."""


class MachineSupplies:
    """Those of this machine."""

    def battery(self) -> Battery | None:
        try:
            # None where there is none: https://psutil.readthedocs.io/en/latest/#psutil.sensors_battery
            found = psutil.sensors_battery()
        except (AttributeError, OSError, ValueError):  # a platform without it, or an odd battery
            return None
        if found is None:
            return None
        return Battery(found.percent, is_plugged=found.power_plugged is not False)

    def room(self, folder: Path) -> DiskRoom | None:
        try:
            usage = shutil.disk_usage(folder)
        except OSError:
            return None
        return DiskRoom(usage.free, usage.total)


def judged(
    supplies: Supplies, settings: HoldSettings, folder: Path, held: frozenset[HoldKind]
) -> tuple[WorkHold, ...]:
    """What the work is to be held for now, where it was `held` for these before."""
    battery = _battery(supplies.battery(), settings, HoldKind.BATTERY in held)
    room = _room(supplies.room(folder), settings, HoldKind.DISK in held)
    return tuple(each for each in (room, battery) if each is not None)


def _battery(battery: Battery | None, settings: HoldSettings, is_held: bool) -> WorkHold | None:
    if battery is None or battery.is_plugged or settings.battery_percent <= 0:
        return None
    enough = settings.battery_percent + (MORE_PERCENT if is_held else 0)
    if battery.percent >= enough:
        return None
    return WorkHold(
        HoldKind.BATTERY,
        phrase(
            "Held: the battery is at {percent} %. The work goes on when the machine is plugged in.",
            percent=round(battery.percent),
        ),
    )


def _room(room: DiskRoom | None, settings: HoldSettings, is_held: bool) -> WorkHold | None:
    if room is None:
        return None
    least = min(settings.disk_gb * 1e9, room.whole_bytes / SMALL_DISK)
    ending = least * MORE_ROOM
    if room.free_bytes >= (ending if is_held else least):
        return None
    return WorkHold(
        HoldKind.DISK,
        phrase(
            "Held: only {free} are free on the disk. The work goes on when there are {enough}.",
            free=disk.size_in_words(room.free_bytes),
            enough=disk.size_in_words(round(ending)),
        ),
    )
