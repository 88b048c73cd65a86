"""How fast stages were worked on lately."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import Any

from sqlalchemy import Connection, func, select

from recorder_app.domain.words import StageType
from recorder_app.store.schema import attempts, recordings

_LATEST = 2000
"""So many attempts are looked through."""
_COUNTED = 20
"""Of each stage; what was long ago is not what the next one takes."""


def lately(connection: Connection) -> dict[StageType, float]:
    """The median of the seconds of work for a second of film. Only attempts count that did a stage in
    one go: what goes on from a checkpoint has done a part of the film."""
    newest = select(func.max(attempts.c.id)).scalar_subquery()
    found = connection.execute(
        select(
            *(
                attempts.c[name]
                for name in ("run_id", "part", "started_at", "finished_at", "ended")
            ),
            recordings.c.duration_s,
        )
        .join(recordings, recordings.c.id == attempts.c.recording_id)
        .where(attempts.c.id > newest - _LATEST)
        .order_by(attempts.c.id.desc())
    ).all()
    by_part: dict[tuple[int, str], list[Sequence[Any]]] = defaultdict(list)
    for row in found:
        by_part[row.run_id, row.part].append(row)
    took: dict[StageType, list[float]] = defaultdict(list)
    for (_, part), rows in by_part.items():
        (_, _, started_at, finished_at, ended, duration_s) = rows[0]
        if len(rows) > 1 or ended != "completed" or part not in set(StageType) or not duration_s:
            continue
        took[StageType(part)].append((finished_at - started_at).total_seconds() / duration_s)
    return {stage: median(each[:_COUNTED]) for stage, each in took.items()}
