"""Recordings that were taken off the list, and can be put back until they are purged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from recorder_app.domain.recording import Recording
from recorder_app.store import search
from recorder_app.store.batch import Batch
from recorder_app.store.loading import among, load, these
from recorder_app.store.projection import PROJECTION, project
from recorder_app.store.schema import projection, recordings, removals


@dataclass(frozen=True, slots=True)
class Removal:
    recording: Recording
    at: datetime
    files: bool
    """Also what was published to folders is to be deleted."""


def remove(connection: Connection, ids: Sequence[int], now: datetime, *, files: bool) -> None:
    """Take recordings that are on the list off it."""
    rows = [{"recording_id": each, "at": now, "files": files} for each in ids]
    if rows:
        connection.execute(insert(removals), rows)
        connection.execute(delete(projection).where(among(projection.c.recording_id)), these(ids))


def restore(connection: Connection, ids: Iterable[int]) -> list[Recording]:
    """Put back those of them that were removed. Views may hold what they knew: hence the revision."""
    found = these(ids)
    back = connection.scalars(
        select(removals.c.recording_id).where(among(removals.c.recording_id)), found
    ).all()
    if not back:
        return []
    connection.execute(delete(removals).where(among(removals.c.recording_id)), these(back))
    raised = update(recordings).values(revision=recordings.c.revision + 1)
    connection.execute(raised.where(among(recordings.c.id)), these(back))
    restored = load(connection, back)
    batch = Batch()
    for recording in restored.values():
        batch.insert(PROJECTION, (recording.id,), project(recording))
    batch.execute(connection)
    return list(restored.values())


def removed(connection: Connection, before: datetime, limit: int) -> list[Removal]:
    """What was removed until then, the oldest first."""
    rows = connection.execute(
        select(removals)
        .where(removals.c.at <= before)
        .order_by(removals.c.at, removals.c.recording_id)
        .limit(limit)
    ).all()
    found = load(connection, [row.recording_id for row in rows], removed=True)
    return [Removal(found[row.recording_id], row.at, row.files) for row in rows]


def purge(connection: Connection, ids: Iterable[int]) -> None:
    """Forget those of them that were removed, with all that belongs to them."""
    found = select(removals.c.recording_id).where(among(removals.c.recording_id))
    gone = connection.scalars(found, these(ids)).all()
    search.sweep(connection, gone)
    connection.execute(delete(recordings).where(among(recordings.c.id)), these(gone))
