"""Between the domain's objects and rows. Values stay the domain's here; `columns` converts them.

A row is the tuple of a table's changeable values, in the order of its layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from recorder_app.domain.journal import Attempt
from recorder_app.domain.preset import Preset
from recorder_app.domain.recording import (
    OutputPart,
    Part,
    PartRef,
    Recording,
    Run,
    StagePart,
    Waiting,
    new_stage,
)
from recorder_app.domain.words import STAGE_LANES, StageType
from recorder_app.store.batch import Layout, Values
from recorder_app.store.schema import attempts, outputs, presets, recordings, runs, stages

Found = Sequence[Any]

_RECORDING = (
    *("title", "source_kind", "source", "created_at", "duration_s", "identity", "options"),
    *("source_problem", "film_is_source", "skipped", "expired", "revision"),
)
_RUN = ("opened_at", "settings", "pause", "pause_until", "cancelling", "place", "together")
_WORK = ("attempt_id", "attempts", "tries", "crashes", "error")
_WAIT = ("waiting_kind", "waiting_message", "next_try")
_SPAN = ("started_at", "finished_at")
_DONE = (*_WORK, "reason", "checkpoint_s", "result", *_SPAN)
_STAGE = ("status", "resumable", *_DONE)
_OUTPUT = (
    *(
        "platform",
        "preset",
        "settings",
        "marker",
        "account",
        "status",
        "resumable",
        "in_run",
        "hold",
    ),
    *(*_WORK, "url", "bytes_sent", "bytes_total", *_SPAN, "title"),
)

RECORDINGS = Layout(recordings, ("id",), _RECORDING)
RUNS = Layout(runs, ("id",), ("recording_id", *_RUN, "open"))
STAGES = Layout(stages, ("recording_id", "type"), (*_STAGE, *_WAIT, "lane", "queue_position"))
STAGE_PLACES = Layout(stages, STAGES.key, ("queue_position",))
OUTPUTS = Layout(outputs, ("id",), ("recording_id", *_OUTPUT, *_WAIT, "queue_position"))
OUTPUT_PLACES = Layout(outputs, OUTPUTS.key, ("queue_position",))
"""Of parts of which nothing else changes."""
STAGES_ANEW = Layout(stages, ("recording_id",), ("status", *_DONE, *_WAIT, "queue_position"))
UNTOUCHED: Values = (
    *attrgetter("status", *_DONE)(new_stage(StageType.DOWNLOAD, False)),
    *(None,) * 4,
)
"""Of all the stages of a recording, once nothing has been done on any and none may start."""

RECORDING = (recordings.c.id, *(recordings.c[name] for name in _RECORDING))
RUN = (runs.c.recording_id, runs.c.id, *(runs.c[name] for name in _RUN))
STAGE = (stages.c.recording_id, stages.c.type, *(stages.c[name] for name in (*_STAGE, *_WAIT)))
OUTPUT = (outputs.c.recording_id, outputs.c.id, *(outputs.c[name] for name in (*_OUTPUT, *_WAIT)))
ATTEMPT = tuple(attempts.c)
_PRESET = ("name", "platform", "account", "settings", "is_default")
PRESET = tuple(presets.c[name] for name in _PRESET)

_of_recording = attrgetter(*_RECORDING)
_of_run = attrgetter(*_RUN)
_of_stage = attrgetter(*_STAGE)
_of_output = attrgetter(*_OUTPUT)


def part_name(part: PartRef | str) -> str:
    """The name of a part in `Attempt.part`; a name stands for itself."""
    return part if isinstance(part, str) else f"output-{part}"


def recording_values(recording: Recording) -> Values:
    values: Values = _of_recording(recording)
    return values


def run_values(recording_id: int, run: Run, *, is_open: bool = True) -> Values:
    return (recording_id, *_of_run(run), is_open)


def stage_values(stage: StagePart, queue_position: int | None) -> Values:
    return (*_of_stage(stage), *_wait(stage), STAGE_LANES[stage.type], queue_position)


def output_values(recording_id: int, output: OutputPart, queue_position: int | None) -> Values:
    return (recording_id, *_of_output(output), *_wait(output), queue_position)


def _wait(part: Part) -> Values:
    waiting = part.waiting
    if waiting is None:
        return (None, None, None)
    return (waiting.kind, waiting.message, waiting.next_try)


# The columns stand in the order of the classes' fields; what is built of others goes between them.


def to_recording(
    found: Found, stages: Iterable[StagePart], outputs: Iterable[OutputPart], run: Run | None
) -> Recording:
    """From the columns `RECORDING`."""
    facts: Values = (*found[:5], tuple(stages), tuple(outputs), run, *found[5:])
    return Recording(*facts)


def to_run(found: Found) -> Run:
    """From the columns `RUN`, of which the first is the recording's id."""
    return Run(*found[1:])


def to_stage(found: Found) -> StagePart:
    """From the columns `STAGE`, of which the first is the recording's id."""
    facts: Values = (*found[1:9], _waiting(*found[14:]), *found[9:14])
    return StagePart(*facts)


def to_output(found: Found) -> OutputPart:
    """From the columns `OUTPUT`, of which the first is the recording's id."""
    facts: Values = (*found[1:16], _waiting(*found[22:]), *found[16:22])
    return OutputPart(*facts)


def _waiting(kind: Any, message: Any, next_try: Any) -> Waiting | None:
    return None if kind is None else Waiting(kind, message, next_try)


def to_attempt(found: Sequence[Any]) -> Attempt:
    """From the columns `ATTEMPT`."""
    return Attempt(*found)


def to_preset(found: Sequence[Any]) -> Preset:
    """From the columns `PRESET`."""
    return Preset(*found)
