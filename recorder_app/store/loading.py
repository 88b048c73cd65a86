"""Recordings from their rows, one or ten thousand with the same five statements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import Column, ColumnElement, Connection, and_, bindparam, func, not_, select

from recorder_app.domain.recording import OutputPart, Recording, Run, StagePart
from recorder_app.domain.words import StageStatus, StageType
from recorder_app.store import mapping
from recorder_app.store.schema import outputs, recordings, runs, stages

_PLACE = {stage: place for place, stage in enumerate(StageType)}


def among(column: Column[int]) -> ColumnElement[bool]:
    """`column IN (the ids of the parameters)`, see `these`. The ids travel as one JSON value: a single
    statement for any number of them, built and prepared once."""
    values = func.json_each(bindparam("ids")).table_valued("value")
    return column.in_(select(values.c.value))


def these(ids: Iterable[int]) -> dict[str, str]:
    """The parameters for `among`."""
    return {"ids": json.dumps(list(ids))}


_UNTOUCHED = and_(
    stages.c.status == StageStatus.PENDING,
    *(each == 0 for each in (stages.c.attempts, stages.c.tries, stages.c.crashes)),
    *(
        stages.c[name].is_(None)
        for name in (
            *("attempt_id", "error", "waiting_kind", "reason", "checkpoint_s", "result"),
            *("started_at", "finished_at"),
        )
    ),
)
"""Nothing was ever done of it: most stages of a long list, and each is as good as another."""

_NEW_STAGES = select(stages.c.recording_id, stages.c.type, stages.c.resumable).where(
    among(stages.c.recording_id), _UNTOUCHED
)
_STAGES = select(*mapping.STAGE).where(among(stages.c.recording_id), not_(_UNTOUCHED))
_OUTPUTS = select(*mapping.OUTPUT).where(among(outputs.c.recording_id))
_RUNS = select(*mapping.RUN).where(among(runs.c.recording_id), runs.c.open)
_RECORDINGS = select(*mapping.RECORDING).where(among(recordings.c.id))


@cache
def _new_stage(stage: StageType, resumable: bool) -> StagePart:
    return StagePart(stage, resumable=resumable)


def load(connection: Connection, ids: Sequence[int]) -> dict[int, Recording]:
    """The recordings of these ids, by id; what is not there is absent."""
    wanted = these(ids)
    found_stages: dict[int, list[StagePart]] = defaultdict(list)
    for recording_id, stage, resumable in connection.execute(_NEW_STAGES, wanted).all():
        found_stages[recording_id].append(_new_stage(stage, resumable))
    for row in connection.execute(_STAGES, wanted).all():
        found_stages[row[0]].append(mapping.to_stage(row))
    found_outputs: dict[int, list[OutputPart]] = defaultdict(list)
    for row in connection.execute(_OUTPUTS, wanted).all():
        found_outputs[row[0]].append(mapping.to_output(row))
    open_runs: dict[int, Run] = {
        row[0]: mapping.to_run(row) for row in connection.execute(_RUNS, wanted)
    }
    return {
        row[0]: mapping.to_recording(
            row,
            sorted(found_stages[row[0]], key=lambda stage: _PLACE[stage.type]),
            sorted(found_outputs[row[0]], key=lambda output: output.id),
            open_runs.get(row[0]),
        )
        for row in connection.execute(_RECORDINGS, wanted).all()
    }
