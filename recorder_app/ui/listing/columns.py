"""The columns of the list, and by what each is sorted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from recorder_app.domain.query import SortKey


class Column(IntEnum):
    """In the order in which they stand at first."""

    TITLE = 0
    STATUS = 1
    PROGRESS = 2
    PLATFORMS = 3
    ACTIONS = 4
    DURATION = 5
    ADDED = 6


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    heading: str
    width: int
    """At first, in device-independent pixels; 0: as wide as its content needs."""
    sort: SortKey | None = None
    flexible: bool = False
    """Takes its share of what room there is."""
    right: bool = False
    """Numbers stand at the right."""


COLUMNS: dict[Column, ColumnSpec] = {
    Column.TITLE: ColumnSpec("Title", 240, SortKey.TITLE, flexible=True),
    Column.STATUS: ColumnSpec("Status", 330, SortKey.STATUS, flexible=True),
    Column.PROGRESS: ColumnSpec("Progress", 104),
    Column.PLATFORMS: ColumnSpec("Platforms", 150, flexible=True),
    Column.ACTIONS: ColumnSpec("", 0),
    Column.DURATION: ColumnSpec("Duration", 82, SortKey.DURATION, right=True),
    Column.ADDED: ColumnSpec("Added", 130, SortKey.CREATED),
}
