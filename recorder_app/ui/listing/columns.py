"""The columns of the list, what each is called and by what it is sorted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from recorder_app.domain.phrase import phrase
from recorder_app.domain.query import SortKey


class Column(IntEnum):
    """A column's place in the model, wherever it stands on screen. Those that follow progress are
    neighbours."""

    TITLE = 0
    STATUS = 1
    PROGRESS = 2
    TIME_LEFT = 3
    PLATFORMS = 4
    ACTIONS = 5
    DURATION = 6
    ADDED = 7
    SIZE = 8
    LANGUAGE = 9
    SOURCE = 10
    ATTEMPTS = 11
    ERROR = 12
    PATH = 13
    FINISHED = 14

    @property
    def key(self) -> str:
        """By which it is remembered, also by a program with more or fewer columns."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    heading: str
    """`translated` says it in the window's language."""
    width: int
    """At first, in device-independent pixels; 0: as wide as its content needs."""
    sort: SortKey | None = None
    narrowest: int = 0
    """Not 0: it takes its share of what room there is, but no less than this."""
    right: bool = False
    """Numbers stand at the right."""
    shown: bool = True
    """At first."""
    wished: int = 0
    """Others give way, as far as they may, until it is as wide as this."""


COLUMNS: dict[Column, ColumnSpec] = {
    Column.TITLE: ColumnSpec(phrase("Title"), 380, SortKey.TITLE, 172, wished=230),
    Column.STATUS: ColumnSpec(phrase("Status"), 330, SortKey.STATUS, 150, wished=210),
    Column.PROGRESS: ColumnSpec(phrase("Progress"), 100, SortKey.PROGRESS),
    Column.TIME_LEFT: ColumnSpec(phrase("Time left"), 90),
    Column.PLATFORMS: ColumnSpec(phrase("Platforms"), 120, None, 104),
    Column.ACTIONS: ColumnSpec(phrase("Actions"), 0),
    Column.DURATION: ColumnSpec(phrase("Duration"), 82, SortKey.DURATION, right=True),
    Column.ADDED: ColumnSpec(phrase("Added"), 142, SortKey.CREATED),
    Column.SIZE: ColumnSpec(phrase("Size"), 90, SortKey.SIZE, right=True, shown=False),
    Column.LANGUAGE: ColumnSpec(phrase("Language"), 100, SortKey.LANGUAGE, shown=False),
    Column.SOURCE: ColumnSpec(phrase("Source"), 130, SortKey.SOURCE, shown=False),
    Column.ATTEMPTS: ColumnSpec(phrase("Attempts"), 90, SortKey.ATTEMPTS, right=True, shown=False),
    Column.ERROR: ColumnSpec(phrase("Last error"), 240, SortKey.ERROR, shown=False),
    Column.PATH: ColumnSpec(phrase("Path"), 300, SortKey.SOURCE, shown=False),
    Column.FINISHED: ColumnSpec(phrase("Finished"), 142, SortKey.FINISHED, shown=False),
}

STAYING = (Column.TITLE, Column.ACTIONS)
"""Columns that can't be taken away: what a recording is called, and what can be done with it."""
GIVING_WAY = (Column.ADDED, Column.DURATION, Column.TIME_LEFT)
"""As long as nobody has chosen columns, these make room, in this order, where there is too little."""
AT_LAST = (Column.PLATFORMS, Column.PROGRESS)
"""These do so where else the buttons would be out of sight: the status says most of it, too."""


def as_column(section: int) -> Column | None:
    return Column(section) if 0 <= section < len(Column) else None
