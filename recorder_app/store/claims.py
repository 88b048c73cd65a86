"""The queue: which parts a free lane may start, and taking one so that nobody else can."""

from __future__ import annotations

from sqlalchemy import Connection, Select, Update, select, update

from recorder_app.domain.recording import PartRef
from recorder_app.domain.words import Lane, OutputStatus, StageStatus, StageType
from recorder_app.store.schema import outputs, stages


def queue_of(lane: Lane, limit: int) -> Select[int, PartRef]:
    """Recording and part of what waits for this lane, first come, first served."""
    if lane is Lane.UPLOAD:
        return (
            select(outputs.c.recording_id, outputs.c.id)
            .where(outputs.c.queue_position.is_not(None))
            .order_by(outputs.c.queue_position, outputs.c.id)
            .limit(limit)
        )
    return (
        select(stages.c.recording_id, stages.c.type)
        .where(stages.c.lane == lane, stages.c.queue_position.is_not(None))
        .order_by(stages.c.queue_position)
        .limit(limit)
    )


def take(connection: Connection, recording_id: int, part: PartRef) -> bool:
    """Take a part out of the queue. Of many that try, for exactly one this is true."""
    return connection.execute(_taking(recording_id, part)).rowcount == 1


def _taking(recording_id: int, part: PartRef) -> Update:
    if isinstance(part, StageType):
        return (
            update(stages)
            .where(
                stages.c.recording_id == recording_id,
                stages.c.type == part,
                stages.c.status == StageStatus.PENDING,
                stages.c.queue_position.is_not(None),
            )
            .values(status=StageStatus.RUNNING, queue_position=None)
        )
    return (
        update(outputs)
        .where(
            outputs.c.recording_id == recording_id,
            outputs.c.id == part,
            outputs.c.status == OutputStatus.NOT_UPLOADED,
            outputs.c.queue_position.is_not(None),
        )
        .values(status=OutputStatus.UPLOADING, queue_position=None)
    )
