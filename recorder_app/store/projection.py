"""What is derived and stored all the same, to sort, filter, search and count by.

Only the domain's pure functions decide it; it is written in the transaction that changes the facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter, is_

from recorder_app.domain import facts
from recorder_app.domain import status as derive
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.search import fold
from recorder_app.domain.words import RecordingStatus
from recorder_app.store.batch import Batch, Layout, Values
from recorder_app.store.schema import NO_PLACE, projection

_OF_SOURCE = ("title_folded", "created_at", "folder")
_OF_PARTS = ("duration_s", "size_bytes", "language", "attempts", "finished_at", "progress")
_OF_STATE = (
    *("status", "status_order", "running", "queued", "paused", "attention", "ready"),
    *("next_try", "place", "error"),
)
PROJECTION = Layout(projection, ("recording_id",), (*_OF_SOURCE, *_OF_PARTS, *_OF_STATE))
_SOURCE = Layout(projection, PROJECTION.key, _OF_SOURCE)
CHANGING = Layout(projection, PROJECTION.key, (*_OF_PARTS, *_OF_STATE))
"""What commands and work change."""

_sent = attrgetter("status", "attempts", "bytes_sent", "bytes_total", "finished_at")
"""What `_OF_PARTS` is told of an output by."""

_ORDER = {status: place for place, status in enumerate(RecordingStatus)}
_AFTER_ATTENTION = len(RecordingStatus)


Places = Mapping[PartRef, int]
"""The parts that a free lane may start now, with the place of their run in the queue."""


def queue_positions(recording: Recording) -> Places:
    run = recording.run
    return {} if run is None else dict.fromkeys(derive.claimable(recording), run.place)


def project(recording: Recording) -> Values:
    """The recording's row in `projection`."""
    return (*_of_source(recording), *_of_parts(recording), *_of_state(recording))


def change(batch: Batch, before: Recording, row: Values, after: Recording) -> None:
    """Bring up to date what is stored, of which `row` has `CHANGING`: what stems from the same facts is
    kept."""
    key = (after.id,)
    if not _has_source_of(before, after):
        batch.replace(_SOURCE, key, _of_source(after))
    parts = row[: len(_OF_PARTS)] if _has_parts_of(before, after) else _of_parts(after)
    batch.update(CHANGING, key, row, (*parts, *_of_state(after)))


def _has_source_of(before: Recording, after: Recording) -> bool:
    return (
        after.title == before.title
        and after.source == before.source
        and after.source_kind is before.source_kind
        and after.created_at == before.created_at
    )


def _of_source(recording: Recording) -> Values:
    return (
        fold(recording.title),
        recording.created_at,
        facts.folder_path(recording.source_kind, recording.source),
    )


def _has_parts_of(before: Recording, after: Recording) -> bool:
    return (
        all(map(is_, after.stages, before.stages))
        and [*map(_sent, after.outputs)] == [*map(_sent, before.outputs)]
        and after.duration_s == before.duration_s
        and after.identity == before.identity
    )


def _of_parts(recording: Recording) -> Values:
    return (
        recording.duration_s,
        facts.size_bytes(recording),
        facts.language(recording),
        facts.attempts(recording),
        facts.finished_at(recording),
        facts.progress(recording),
    )


def _of_state(recording: Recording) -> Values:
    status = derive.status(recording)
    waiting = derive.waiting_parts(recording)
    failed = derive.failed_parts(recording)
    attention = bool(failed) or any(map(derive.for_a_person, waiting))
    run = recording.run
    return (
        status,
        _ORDER[status] + (0 if attention else _AFTER_ATTENTION),
        bool(derive.running_parts(recording)),
        derive.queued(recording),
        derive.on_hold(recording),
        attention,
        status is RecordingStatus.READY,
        derive.next_try(recording) if waiting else None,
        NO_PLACE if run is None else run.place,
        facts.last_error(recording) if failed or waiting else None,
    )
