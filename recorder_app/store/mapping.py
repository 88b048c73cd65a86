"""Between the domain's objects and rows. Values stay the domain's here; `columns` converts them.

A row is a dict of a table's changeable columns; the keys (`recording_id`, a stage's `type`, an
output's `id`) are not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row as SqlRow

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
)
from recorder_app.store.schema import attempts, outputs, presets, recordings, runs, stages

Row = dict[str, Any]
Found = SqlRow[Any]

RECORDING = tuple(recordings.c)
RUN = (
    *(runs.c.id, runs.c.opened_at, runs.c.settings, runs.c.pause, runs.c.pause_until),
    *(runs.c.cancelling, runs.c.place),
)
_WORK = ("attempt_id", "attempts", "tries", "crashes", "error")
_WAIT = ("waiting_kind", "waiting_message", "next_try")
_SPAN = ("started_at", "finished_at")
_STAGE = ("type", "status", "resumable", *_WORK, *_WAIT, "reason", "checkpoint_s", "result", *_SPAN)
_OUTPUT = (
    *("id", "platform", "preset", "settings", "marker", "status", "resumable", "in_run"),
    *(*_WORK, *_WAIT, "url", "bytes_sent", "bytes_total", *_SPAN, "hold"),
)
STAGE = (stages.c.recording_id, *(stages.c[name] for name in _STAGE))
OUTPUT = (outputs.c.recording_id, *(outputs.c[name] for name in _OUTPUT))
ATTEMPT = tuple(attempts.c)
PRESET = (presets.c.name, presets.c.platform, presets.c.account, presets.c.settings)


def part_name(part: PartRef | str) -> str:
    """The name of a part in `Attempt.part`; a name stands for itself."""
    return part if isinstance(part, str) else f"output-{part}"


def recording_row(recording: Recording) -> Row:
    return {
        "title": recording.title,
        "source_kind": recording.source_kind,
        "source": recording.source,
        "created_at": recording.created_at,
        "duration_s": recording.duration_s,
        "identity": recording.identity,
        "options": recording.options,
        "source_problem": recording.source_problem,
        "film_is_source": recording.film_is_source,
        "skipped": recording.skipped,
        "expired": recording.expired,
        "revision": recording.revision,
    }


def run_row(run: Run) -> Row:
    return {
        "opened_at": run.opened_at,
        "open": True,
        "settings": run.settings,
        "pause": run.pause,
        "pause_until": run.pause_until,
        "cancelling": run.cancelling,
        "place": run.place,
    }


def stage_row(stage: StagePart, queue_position: int | None) -> Row:
    return {
        **_part_row(stage, queue_position),
        "reason": stage.reason,
        "checkpoint_s": stage.checkpoint_s,
        "result": stage.result,
    }


def output_row(output: OutputPart, queue_position: int | None) -> Row:
    return {
        **_part_row(output, queue_position),
        "platform": output.platform,
        "preset": output.preset,
        "settings": output.settings,
        "marker": output.marker,
        "in_run": output.in_run,
        "hold": output.hold,
        "url": output.url,
        "bytes_sent": output.bytes_sent,
        "bytes_total": output.bytes_total,
    }


def _part_row(part: Part, queue_position: int | None) -> Row:
    waiting = part.waiting
    return {
        "status": part.status,
        "resumable": part.resumable,
        "attempt_id": part.attempt_id,
        "attempts": part.attempts,
        "tries": part.tries,
        "crashes": part.crashes,
        "error": part.error,
        "waiting_kind": None if waiting is None else waiting.kind,
        "waiting_message": None if waiting is None else waiting.message,
        "next_try": None if waiting is None else waiting.next_try,
        "started_at": part.started_at,
        "finished_at": part.finished_at,
        "queue_position": queue_position,
    }


def to_recording(
    found: Found, stages: Sequence[StagePart], outputs: Sequence[OutputPart], run: Run | None
) -> Recording:
    """From the columns `RECORDING`."""
    return Recording(
        id=found.id,
        title=found.title,
        source_kind=found.source_kind,
        source=found.source,
        created_at=found.created_at,
        stages=tuple(stages),
        outputs=tuple(outputs),
        run=run,
        duration_s=found.duration_s,
        identity=found.identity,
        options=found.options,
        source_problem=found.source_problem,
        film_is_source=found.film_is_source,
        skipped=found.skipped,
        expired=found.expired,
        revision=found.revision,
    )


def to_run(found: Sequence[Any]) -> Run:
    """From the columns `RUN`."""
    return Run(*found)


def to_stage(found: Sequence[Any]) -> StagePart:
    """From the columns `STAGE`, of which the first is the recording's id."""
    _, type_, status, resumable, attempt_id, attempts, tries, crashes, error, *rest = found
    kind, message, next_try, reason, checkpoint_s, result, started_at, finished_at = rest
    return StagePart(
        type=type_,
        status=status,
        resumable=resumable,
        attempt_id=attempt_id,
        attempts=attempts,
        tries=tries,
        crashes=crashes,
        error=error,
        waiting=_waiting(kind, message, next_try),
        reason=reason,
        checkpoint_s=checkpoint_s,
        result=result,
        started_at=started_at,
        finished_at=finished_at,
    )


def to_output(found: Sequence[Any]) -> OutputPart:
    """From the columns `OUTPUT`, of which the first is the recording's id."""
    _, id_, platform, preset, settings, marker, status, resumable, in_run, *rest = found
    attempt_id, attempts, tries, crashes, error, kind, message, next_try, *rest = rest
    url, bytes_sent, bytes_total, started_at, finished_at, hold = rest
    return OutputPart(
        id=id_,
        platform=platform,
        preset=preset,
        settings=settings,
        marker=marker,
        status=status,
        resumable=resumable,
        in_run=in_run,
        hold=hold,
        attempt_id=attempt_id,
        attempts=attempts,
        tries=tries,
        crashes=crashes,
        error=error,
        waiting=_waiting(kind, message, next_try),
        url=url,
        bytes_sent=bytes_sent,
        bytes_total=bytes_total,
        started_at=started_at,
        finished_at=finished_at,
    )


def _waiting(kind: Any, message: Any, next_try: Any) -> Waiting | None:
    return None if kind is None else Waiting(kind, message, next_try)


def to_attempt(found: Sequence[Any]) -> Attempt:
    """From the columns `ATTEMPT`."""
    return Attempt(*found)


def to_preset(found: Sequence[Any]) -> Preset:
    """From the columns `PRESET`."""
    return Preset(*found)
