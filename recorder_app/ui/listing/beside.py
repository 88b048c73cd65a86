"""What the list shows of recordings beside their snapshots: titles just given, time left, hits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.listing.cells import Shown
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.hits import Hits
from recorder_app.ui.listing.renaming import Renaming
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.times_left import TimesLeft
from recorder_app.ui.off_thread import OffThread


class Beside(QObject):
    changed = Signal(object, int, int)
    """`list[int]`: the ids of rows that look different, from one column to another."""
    failed = Signal(str)

    def __init__(
        self,
        front: Front,
        reader: OffThread,
        parent: QObject,
        asked: Callable[[int], Command | None],
    ) -> None:
        """`asked` names the command of a recording whose outcome is not here yet."""
        super().__init__(parent)
        self._asked = asked
        self.renaming = Renaming(front, self)
        self.hits = Hits(front, reader, self)
        self.times = TimesLeft(front, reader, self)
        self.renaming.changed.connect(self._title_changed)
        self.hits.changed.connect(self._title_changed)
        self.times.changed.connect(self._time_changed)
        self.renaming.failed.connect(self.failed)

    def shown(self, row: Row) -> Shown:
        key = row.id
        return Shown(
            row,
            self.renaming.title(key) or row.title,
            self.times.words(key),
            self._asked(key),
            self.hits.of(key),
        )

    def told(self, snapshots: Sequence[Snapshot]) -> None:
        """New facts of rows that are loaded."""
        self.renaming.told(snapshots)
        self.times.note(snapshots, facts=True)
        self.hits.look_again(each.recording.id for each in snapshots)

    @Slot(object)
    def _title_changed(self, ids: list[int]) -> None:
        self.changed.emit(ids, Column.TITLE, Column.TITLE)

    @Slot(object)
    def _time_changed(self, ids: list[int]) -> None:
        self.changed.emit(ids, Column.TIME_LEFT, Column.TIME_LEFT)

    def stop(self) -> None:
        self.times.stop()
        self.hits.stop()
        self.renaming.stop()
