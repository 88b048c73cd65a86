"""Gives new rows their ids, so that a recording is whole before anything is written."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select, text

from recorder_app.domain.decide import NEW_RUN
from recorder_app.domain.record import replace
from recorder_app.domain.recording import Recording
from recorder_app.store.schema import outputs, runs


class Numbering:
    """Counts on from the largest id that each table has ever held. Sound within one write
    transaction only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}
        self._place: int | None = None

    def next(self, table: Table) -> int:
        if table.name not in self._last:
            # Where SQLite itself remembers it: https://sqlite.org/autoinc.html
            last = self._connection.scalar(
                text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}
            )
            self._last[table.name] = last or 0
        self._last[table.name] += 1
        return self._last[table.name]

    def last_place(self) -> int:
        """The place at the end of the queue."""
        if self._place is None:
            taken = select(func.max(runs.c.place)).where(runs.c.open)
            self._place = self._connection.scalar(taken) or 0
        self._place += 1
        return self._place


def numbered(recording: Recording, numbering: Numbering, revision: int) -> Recording:
    """At that revision, with ids for a run and for outputs that are new."""
    run, parts = recording.run, recording.outputs
    if run is not None and run.id == NEW_RUN:
        run = replace(run, id=numbering.next(runs), place=numbering.last_place())
    if 0 in [output.id for output in parts]:
        parts = tuple(
            output if output.id else replace(output, id=numbering.next(outputs)) for output in parts
        )
    return replace(recording, run=run, outputs=parts, revision=revision)
