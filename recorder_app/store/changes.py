"""Writes recordings: new ones whole, others where they differ from what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import is_not

from sqlalchemy import Connection, delete, select

from recorder_app.domain.recording import Recording, Run, new_stage
from recorder_app.store.batch import Batch, Values
from recorder_app.store.loading import among, these
from recorder_app.store.mapping import (
    OUTPUT_PLACES,
    OUTPUTS,
    RECORDINGS,
    RUNS,
    STAGE_PLACES,
    STAGES,
    STAGES_ANEW,
    UNTOUCHED,
    output_values,
    recording_values,
    run_values,
    stage_values,
)
from recorder_app.store.projection import (
    CHANGING,
    PROJECTION,
    Places,
    project,
    queue_positions,
)
from recorder_app.store.projection import change as change_projection
from recorder_app.store.schema import outputs, projection

Change = tuple[Recording, Recording]
"""A recording as it is stored, and as it is to be."""

_PROJECTED = select(
    projection.c.recording_id, *(projection.c[name] for name in CHANGING.names)
).where(among(projection.c.recording_id))


def insert_all(connection: Connection, new: Iterable[Recording]) -> None:
    """Write recordings that are not stored yet; all ids are given."""
    batch = Batch()
    for recording in new:
        id_, positions = recording.id, queue_positions(recording)
        batch.insert(RECORDINGS, (id_,), recording_values(recording))
        batch.insert(PROJECTION, (id_,), project(recording))
        if recording.run is not None:
            _insert_run(batch, id_, recording.run)
        for stage in recording.stages:
            values = stage_values(stage, positions.get(stage.type))
            batch.insert(STAGES, (id_, stage.type), values)
        for output in recording.outputs:
            values = output_values(id_, output, positions.get(output.id))
            batch.insert(OUTPUTS, (output.id,), values)
    batch.execute(connection)


def update_all(connection: Connection, changes: Sequence[Change]) -> None:
    """Write what differs; all ids are given."""
    batch = Batch()
    gone: list[int] = []
    # Reading ten thousand of them takes a quarter of the time of deriving them.
    projected = _projected(connection, [after.id for _, after in changes])
    # In the order in which they lie in the file: each page of it is then turned to once.
    for before, after in sorted(changes, key=lambda change: change[1].id):
        key = (after.id,)
        batch.update(RECORDINGS, key, recording_values(before), recording_values(after))
        change_projection(batch, before, projected[after.id], after)
        _change_run(batch, before, after)
        was, now = queue_positions(before), queue_positions(after)
        _change_stages(batch, before, after, was, now)
        gone.extend(_change_outputs(batch, before, after, was, now))
    if gone:
        connection.execute(delete(outputs).where(among(outputs.c.id)), these(gone))
    batch.execute(connection)


def _projected(connection: Connection, ids: Sequence[int]) -> dict[int, Values]:
    """The stored projections of these recordings."""
    return {row[0]: row[1:] for row in connection.execute(_PROJECTED, these(ids)).all()}


def _change_run(batch: Batch, before: Recording, after: Recording) -> None:
    id_, old, new = after.id, before.run, after.run
    if old is new:
        return
    if old is not None:
        values = run_values(id_, old)
        if new is not None and new.id == old.id:
            batch.update(RUNS, (old.id,), values, run_values(id_, new))
            return
        batch.update(RUNS, (old.id,), values, run_values(id_, old, is_open=False))
    if new is not None:
        _insert_run(batch, id_, new)


def _insert_run(batch: Batch, recording_id: int, run: Run) -> None:
    batch.insert(RUNS, (run.id,), run_values(recording_id, run))


def _change_stages(
    batch: Batch, before: Recording, after: Recording, was: Places, now: Places
) -> None:
    id_, changed = after.id, any(map(is_not, before.stages, after.stages))
    if changed and not now and _is_as_new(before, after):
        batch.replace(STAGES_ANEW, (id_,), UNTOUCHED)
        return
    for old, stage in zip(before.stages, after.stages, strict=True):
        key, was_at, is_at = (id_, stage.type), was.get(stage.type), now.get(stage.type)
        if old is not stage:
            batch.update(STAGES, key, stage_values(old, was_at), stage_values(stage, is_at))
        elif was_at != is_at:
            batch.replace(STAGE_PLACES, key, (is_at,))


def _is_as_new(before: Recording, after: Recording) -> bool:
    """Nothing has been done on any of its stages."""
    return all(
        stage is new_stage(stage.type, old.resumable)
        for old, stage in zip(before.stages, after.stages, strict=True)
    )


def _change_outputs(
    batch: Batch, before: Recording, after: Recording, was: Places, now: Places
) -> Iterable[int]:
    """Answers the ids of those that are there no longer."""
    if before.outputs is after.outputs and not (was or now):
        return ()
    known = {output.id: output for output in before.outputs}
    for output in after.outputs:
        row, was_at, is_at = (output.id,), was.get(output.id), now.get(output.id)
        old = known.pop(output.id, None)
        if old is None:
            batch.insert(OUTPUTS, row, output_values(after.id, output, is_at))
        elif old is not output:
            values = output_values(after.id, old, was_at)
            batch.update(OUTPUTS, row, values, output_values(after.id, output, is_at))
        elif was_at != is_at:
            batch.replace(OUTPUT_PLACES, row, (is_at,))
    return known
