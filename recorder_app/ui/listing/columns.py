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
    ACTIONS = 3
    DURATION = 4
    ADDED = 5


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
    Column.PROGRESS: ColumnSpec("Progress", 116),
    Column.ACTIONS: ColumnSpec("", 0),
    Column.DURATION: ColumnSpec("Duration", 86, SortKey.DURATION, right=True),
    Column.ADDED: ColumnSpec("Added", 116, SortKey.CREATED),
}
