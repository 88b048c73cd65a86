"""Recordings from their rows, one or ten thousand with the same few statements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Column, ColumnElement, Connection, Integer, func, select

from recorder_app.domain.recording import OutputPart, Recording, Run, StagePart
from recorder_app.domain.words import StageType
from recorder_app.store import mapping
from recorder_app.store.schema import outputs, recordings, runs, stages

_PLACE = {stage: place for place, stage in enumerate(StageType)}


def among(column: Column[int], ids: Iterable[int]) -> ColumnElement[bool]:
    """`column IN ids`, for any number of ids: they travel as one JSON value, so that there is one
    statement to prepare and no limit on its variables."""
    values = func.json_each(json.dumps(list(ids))).table_valued("value")
    return column.in_(select(values.c.value.cast(Integer)))


def load(connection: Connection, ids: Sequence[int]) -> dict[int, Recording]:
    """The recordings of these ids, by id; what is not there is absent."""
    found_stages: dict[int, list[StagePart]] = defaultdict(list)
    for row in connection.execute(select(*mapping.STAGE).where(among(stages.c.recording_id, ids))):
        found_stages[row[0]].append(mapping.to_stage(row))
    found_outputs: dict[int, list[OutputPart]] = defaultdict(list)
    for row in connection.execute(
        select(*mapping.OUTPUT).where(among(outputs.c.recording_id, ids)).order_by(outputs.c.id)
    ):
        found_outputs[row[0]].append(mapping.to_output(row))
    open_runs: dict[int, Run] = {
        row[0]: mapping.to_run(row[1:])
        for row in connection.execute(
            select(runs.c.recording_id, *mapping.RUN).where(
                among(runs.c.recording_id, ids), runs.c.open
            )
        )
    }
    return {
        row[0]: mapping.to_recording(
            row,
            sorted(found_stages[row[0]], key=lambda stage: _PLACE[stage.type]),
            found_outputs[row[0]],
            open_runs.get(row[0]),
        )
        for row in connection.execute(select(*mapping.RECORDING).where(among(recordings.c.id, ids)))
    }
