"""Where queued outputs go, which of them are held back, and what was abandoned at platforms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from recorder_app.domain.abandoned import Abandoned
from recorder_app.domain.account import Destination
from recorder_app.domain.words import WaitKind
from recorder_app.store.loading import among, these
from recorder_app.store.schema import abandoned, outputs


def destinations(connection: Connection, output_ids: Iterable[int]) -> dict[int, Destination]:
    found = select(outputs.c.id, outputs.c.platform, outputs.c.account).where(among(outputs.c.id))
    rows = connection.execute(found, these(output_ids))
    return {output_id: (platform, account) for output_id, platform, account in rows}


def held_back(connection: Connection) -> list[int]:
    """The recordings with an output that waits for its hours or for another connection."""
    found = select(outputs.c.recording_id).where(
        outputs.c.waiting_kind.in_([WaitKind.HOURS, WaitKind.METERED])
    )
    return sorted(set(connection.scalars(found)))


def abandon(connection: Connection, given_up: Abandoned) -> None:
    """Remember it, once however often its cancel is carried out; its id is given by the database."""
    connection.execute(
        delete(abandoned).where(
            abandoned.c.output_id == given_up.output_id,
            abandoned.c.checkpoint == given_up.checkpoint,
        )
    )
    connection.execute(
        insert(abandoned).values(
            recording_id=given_up.recording_id,
            output_id=given_up.output_id,
            platform=given_up.platform,
            account=given_up.account,
            checkpoint=given_up.checkpoint,
            at=given_up.at,
            tries=given_up.tries,
            next_try=given_up.next_try,
        )
    )


def due_abandoned(connection: Connection, now: datetime) -> list[Abandoned]:
    """Those whose time has come, oldest first."""
    found = select(abandoned).where(abandoned.c.next_try <= now).order_by(abandoned.c.id)
    return [Abandoned(*row) for row in connection.execute(found)]


def abandoned_of(connection: Connection, recording_ids: Iterable[int]) -> dict[int, set[str]]:
    """The platforms at which something of these recordings is still to be deleted."""
    found = select(abandoned.c.recording_id, abandoned.c.platform).where(
        among(abandoned.c.recording_id)
    )
    platforms: dict[int, set[str]] = {}
    for recording_id, platform in connection.execute(found, these(recording_ids)):
        platforms.setdefault(recording_id, set()).add(platform)
    return platforms


def next_abandoned(connection: Connection, now: datetime) -> datetime | None:
    """When the first of those is due that are not yet."""
    found = select(func.min(abandoned.c.next_try)).where(abandoned.c.next_try > now)
    moment: datetime | None = connection.scalar(found)
    return moment


def put_off(connection: Connection, later: Abandoned) -> None:
    connection.execute(
        update(abandoned)
        .where(abandoned.c.id == later.id)
        .values(tries=later.tries, next_try=later.next_try)
    )


def forget_abandoned(connection: Connection, abandoned_id: int) -> None:
    connection.execute(delete(abandoned).where(abandoned.c.id == abandoned_id))
