"""Derives anew whatever is derived and stored: after a migration, and to prove that it was right."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, select, update

from recorder_app.domain.words import STAGE_LANES, StageType
from recorder_app.store.batch import Batch
from recorder_app.store.loading import load
from recorder_app.store.projection import PROJECTION, project, queue_positions
from recorder_app.store.schema import outputs, projection, recordings, stages

_AT_ONCE = 1000
"""Recordings held in memory at a time."""


def rebuild_projection(
    connection: Connection, tell: Callable[[float], object] = lambda _done: None
) -> None:
    """`tell` is told how much of it is done, from 0 to 1."""
    connection.execute(delete(projection))
    for table in (stages, outputs):
        queued = table.c.queue_position.is_not(None)
        connection.execute(update(table).where(queued).values(queue_position=None))
    for stage, lane in STAGE_LANES.items():
        strays = stages.c.type == stage, stages.c.lane != lane
        connection.execute(update(stages).where(*strays).values(lane=lane))
    ids = connection.scalars(select(recordings.c.id).order_by(recordings.c.id)).all()
    for first in range(0, len(ids), _AT_ONCE):
        _derive(connection, list(ids[first : first + _AT_ONCE]))
        tell(min(1.0, (first + _AT_ONCE) / len(ids)))


def _derive(connection: Connection, ids: list[int]) -> None:
    batch = Batch()
    for recording in load(connection, ids).values():
        batch.insert(PROJECTION, (recording.id,), project(recording))
        for part, position in queue_positions(recording).items():
            if isinstance(part, StageType):
                queued = update(stages).where(
                    stages.c.recording_id == recording.id, stages.c.type == part
                )
            else:
                queued = update(outputs).where(outputs.c.id == part)
            connection.execute(queued.values(queue_position=position))
    batch.execute(connection)
