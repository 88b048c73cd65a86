"""The queue: which parts a free lane may start, and taking one so that nobody else can."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, update

from recorder_app.domain.recording import PartRef
from recorder_app.domain.words import Lane, OutputStatus, StageStatus, StageType
from recorder_app.store.schema import outputs, stages

_QUEUED_STAGES = (
    select(stages.c.recording_id, stages.c.type)
    .where(stages.c.lane == bindparam("lane"), stages.c.queue_position.is_not(None))
    .order_by(stages.c.queue_position)
    .limit(bindparam("limit"))
)
_QUEUED_OUTPUTS = (
    select(outputs.c.recording_id, outputs.c.id)
    .where(outputs.c.queue_position.is_not(None))
    .order_by(outputs.c.queue_position, outputs.c.id)
    .limit(bindparam("limit"))
)
_TAKE_STAGE = (
    update(stages)
    .where(
        stages.c.recording_id == bindparam("recording"),
        stages.c.type == bindparam("part"),
        stages.c.status == StageStatus.PENDING,
        stages.c.queue_position.is_not(None),
    )
    .values(status=StageStatus.RUNNING, queue_position=None)
)
_TAKE_OUTPUT = (
    update(outputs)
    .where(
        outputs.c.recording_id == bindparam("recording"),
        outputs.c.id == bindparam("part"),
        outputs.c.status == OutputStatus.NOT_UPLOADED,
        outputs.c.queue_position.is_not(None),
    )
    .values(status=OutputStatus.UPLOADING, queue_position=None)
)


def queue(connection: Connection, lane: Lane, limit: int) -> list[tuple[int, PartRef]]:
    """Recording and part of what waits for this lane, first come, first served."""
    if lane is Lane.UPLOAD:
        found = connection.execute(_QUEUED_OUTPUTS, {"limit": limit})
    else:
        found = connection.execute(_QUEUED_STAGES, {"lane": lane, "limit": limit})
    return [(recording_id, part) for recording_id, part in found]


def take(connection: Connection, recording_id: int, part: PartRef) -> bool:
    """Take a part out of the queue. Of many that try, for exactly one this is true."""
    statement = _TAKE_STAGE if isinstance(part, StageType) else _TAKE_OUTPUT
    return connection.execute(statement, {"recording": recording_id, "part": part}).rowcount == 1
