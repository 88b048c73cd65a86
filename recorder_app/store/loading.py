"""Recordings from their rows, one or ten thousand with the same statements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    not_,
    select,
    type_coerce,
)

from recorder_app.domain.recording import OutputPart, Recording, Run, StagePart, new_stage
from recorder_app.domain.words import StageStatus, StageType
from recorder_app.store import mapping
from recorder_app.store.schema import outputs, recordings, removals, runs, stages

_AT_ONCE = 500
_TYPES = tuple(StageType)


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

_NEW_STAGES = (
    select(
        stages.c.recording_id,
        func.group_concat(
            case((_UNTOUCHED, type_coerce(stages.c.type, Text) + cast(stages.c.resumable, Text)))
        ),
    )
    .where(among(stages.c.recording_id))
    .group_by(stages.c.recording_id)
)
"""One row for all the stages of a recording: half the time of a row for each."""
_STAGES = select(*mapping.STAGE).where(among(stages.c.recording_id), not_(_UNTOUCHED))
_OUTPUTS = select(*mapping.OUTPUT).where(among(outputs.c.recording_id))
_RUNS = select(*mapping.RUN).where(among(runs.c.recording_id), runs.c.open)
_RECORDINGS = select(*mapping.RECORDING).where(among(recordings.c.id))
_REMOVED = recordings.c.id.in_(select(removals.c.recording_id))


@cache
def _new_stages(told: str | None) -> tuple[StagePart, ...]:
    """From `_NEW_STAGES`: "download1,trim0"."""
    names = told.split(",") if told else []
    new = (new_stage(StageType(each[:-1]), each[-1] == "1") for each in names)
    return _in_order({each.type: each for each in new})


def _in_order(parts: Mapping[StageType, StagePart]) -> tuple[StagePart, ...]:
    return tuple([parts[each] for each in _TYPES if each in parts])


def _rows(
    connection: Connection, statement: Select[Any], ids: Iterable[int]
) -> Iterator[Sequence[Any]]:
    """Some at a time: forty thousand rows that die together hold every thread for 50 ms."""
    for some in connection.execute(statement, these(ids)).partitions(_AT_ONCE):
        yield from some


def _stages(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[StagePart, ...]]:
    new = _rows(connection, _NEW_STAGES, ids)
    found = {row[0]: _new_stages(row[1]) for row in new}
    begun = [each for each, parts in found.items() if len(parts) < len(StageType)]
    others: dict[int, dict[StageType, StagePart]] = defaultdict(dict)
    for row in _rows(connection, _STAGES, begun) if begun else ():
        others[row[0]][row[1]] = mapping.to_stage(row)
    for recording_id, parts in others.items():
        found[recording_id] = _in_order(parts | {each.type: each for each in found[recording_id]})
    return found


def load(
    connection: Connection, ids: Sequence[int], *, removed: bool = False
) -> dict[int, Recording]:
    """The recordings of these ids, by id: those on the list, or those that were removed from it."""
    found_stages = _stages(connection, ids)
    found_outputs: dict[int, list[OutputPart]] = defaultdict(list)
    for row in _rows(connection, _OUTPUTS, ids):
        found_outputs[row[0]].append(mapping.to_output(row))
    open_runs: dict[int, Run] = {
        row[0]: mapping.to_run(row) for row in _rows(connection, _RUNS, ids)
    }
    found = _RECORDINGS.where(_REMOVED if removed else not_(_REMOVED))
    return {
        row[0]: mapping.to_recording(
            row,
            found_stages.get(row[0], ()),
            sorted(found_outputs[row[0]], key=lambda output: output.id),
            open_runs.get(row[0]),
        )
        for row in _rows(connection, found, ids)
    }
