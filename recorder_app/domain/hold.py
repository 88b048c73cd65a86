"""Why the work as a whole is held: nothing is begun, and what runs stops at its next checkpoint."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HoldKind(StrEnum):
    BATTERY = "battery"
    """It is low, and nothing charges it."""
    DISK = "disk"
    """There is little room where the program keeps its files."""


@dataclass(frozen=True, slots=True)
class WorkHold:
    kind: HoldKind
    sentence: str
    """For the person: what is low, and what ends it."""

    @property
    def can_be_overridden(self) -> bool:
        """Whether a person may have the work go on all the same."""
        return self.kind is HoldKind.BATTERY
