"""Writes what differs between recordings as they were and as they are, table by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from sqlalchemy import Connection, Table, Update, bindparam, delete, insert, text, update

from recorder_app.domain.decide import NEW_RUN
from recorder_app.domain.recording import OutputPart, PartRef, Recording, StagePart
from recorder_app.domain.words import STAGE_LANES
from recorder_app.store.loading import among
from recorder_app.store.mapping import Row, output_row, recording_row, run_row, stage_row
from recorder_app.store.projection import project, queue_positions
from recorder_app.store.schema import outputs, projection, recordings, runs, stages

Change = tuple[Recording, Recording]
"""A recording as it is stored, and as it is to be."""


class Numbering:
    """Gives out the ids of new rows. Sound within one write transaction only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}

    def next(self, table: Table) -> int:
        if table.name not in self._last:
            # https://sqlite.org/autoinc.html: the largest id that the table has ever held.
            last = self._connection.scalar(
                text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}
            )
            self._last[table.name] = last or 0
        self._last[table.name] += 1
        return self._last[table.name]


def numbered(recording: Recording, numbering: Numbering) -> Recording:
    """With ids for a run and for outputs that are new."""
    run = recording.run
    if run is not None and run.id == NEW_RUN:
        recording = replace(recording, run=replace(run, id=numbering.next(runs)))
    if any(output.id == 0 for output in recording.outputs):
        recording = replace(
            recording,
            outputs=tuple(
                output if output.id else replace(output, id=numbering.next(outputs))
                for output in recording.outputs
            ),
        )
    return recording


def insert_all(connection: Connection, new: Iterable[Recording]) -> None:
    """Write recordings that are not stored yet; all their ids are given."""
    batch = _Batch()
    for recording in new:
        positions = queue_positions(recording)
        batch.insert(recordings, {"id": recording.id, **recording_row(recording)})
        if recording.run is not None:
            batch.insert(
                runs,
                {
                    "id": recording.run.id,
                    "recording_id": recording.id,
                    **run_row(recording.run),
                },
            )
        for stage in recording.stages:
            batch.insert(
                stages,
                {
                    "recording_id": recording.id,
                    "type": stage.type,
                    "lane": STAGE_LANES[stage.type],
                    **stage_row(stage, positions.get(stage.type)),
                },
            )
        for output in recording.outputs:
            batch.insert_output(recording.id, output, positions)
        batch.insert(projection, {"recording_id": recording.id, **project(recording)})
    batch.execute(connection)


def update_all(connection: Connection, changes: Iterable[Change]) -> None:
    """Write what differs; all ids are given."""
    batch = _Batch()
    for before, after in changes:
        key = {"id": after.id}
        batch.update(recordings, key, recording_row(before), recording_row(after))
        batch.update(projection, {"recording_id": after.id}, project(before), project(after))
        batch.run(before, after)
        batch.parts(before, after)
    batch.execute(connection)


@dataclass(slots=True)
class _Batch:
    """Rows to write, gathered so that each statement is prepared once for all of them."""

    updates: dict[tuple[Table, tuple[str, ...]], list[Row]] = field(
        default_factory=lambda: defaultdict(list)
    )
    inserts: dict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    gone_outputs: list[int] = field(default_factory=list)

    def insert(self, table: Table, row: Row) -> None:
        self.inserts[table].append(row)

    def insert_output(
        self, recording_id: int, output: OutputPart, positions: Mapping[PartRef, int]
    ) -> None:
        row = output_row(output, positions.get(output.id))
        self.insert(outputs, {"id": output.id, "recording_id": recording_id, **row})

    def update(self, table: Table, key: Row, before: Row, after: Row) -> None:
        changed = {name: value for name, value in after.items() if before[name] != value}
        if changed:
            names = tuple(changed)
            changed.update({f"key_{name}": value for name, value in key.items()})
            self.updates[table, names].append(changed)

    def run(self, before: Recording, after: Recording) -> None:
        old, new = before.run, after.run
        if old is new:
            return
        if old is not None and (new is None or new.id != old.id):
            self.update(runs, {"id": old.id}, {"open": True}, {"open": False})
            old = None
        if new is not None and old is None:
            self.insert(runs, {"id": new.id, "recording_id": after.id, **run_row(new)})
        elif new is not None and old is not None:
            self.update(runs, {"id": new.id}, run_row(old), run_row(new))

    def parts(self, before: Recording, after: Recording) -> None:
        old_places, new_places = queue_positions(before), queue_positions(after)
        for old, new in zip(before.stages, after.stages, strict=True):
            places = old_places.get(old.type), new_places.get(new.type)
            self._stage(after.id, old, new, places)
        known = {output.id: output for output in before.outputs}
        for output in after.outputs:
            was = known.pop(output.id, None)
            if was is None:
                self.insert_output(after.id, output, new_places)
            else:
                places = old_places.get(output.id), new_places.get(output.id)
                self._output(was, output, places)
        self.gone_outputs.extend(known)

    def _stage(
        self,
        recording_id: int,
        old: StagePart,
        new: StagePart,
        places: tuple[int | None, int | None],
    ) -> None:
        if old is not new or places[0] != places[1]:
            key = {"recording_id": recording_id, "type": new.type}
            self.update(stages, key, stage_row(old, places[0]), stage_row(new, places[1]))

    def _output(
        self, old: OutputPart, new: OutputPart, places: tuple[int | None, int | None]
    ) -> None:
        if old is not new or places[0] != places[1]:
            rows = output_row(old, places[0]), output_row(new, places[1])
            self.update(outputs, {"id": new.id}, *rows)

    def execute(self, connection: Connection) -> None:
        if self.gone_outputs:
            connection.execute(delete(outputs).where(among(outputs.c.id, self.gone_outputs)))
        # A run is closed before the next one of its recording is opened.
        for (table, names), rows in self.updates.items():
            connection.execute(_update(table, names), rows)
        for table, rows in self.inserts.items():
            connection.execute(insert(table), rows)


@cache
def _update(table: Table, names: tuple[str, ...]) -> Update:
    """Sets these columns of the row that the parameters `key_<primary key column>` name."""
    keys = [column == bindparam(f"key_{column.name}") for column in table.primary_key]
    return update(table).where(*keys).values({name: bindparam(name) for name in names})
