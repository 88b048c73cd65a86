"""What is derived and stored all the same, to sort, filter, search and count by.

Only the domain's pure functions decide it; it is written in the transaction that changes the facts.
"""

from __future__ import annotations

from collections.abc import Mapping

from recorder_app.domain import facts
from recorder_app.domain import status as derive
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.search import fold
from recorder_app.domain.words import RecordingStatus
from recorder_app.store.batch import Layout, Values
from recorder_app.store.schema import NO_PLACE, projection

PROJECTION = Layout(
    projection,
    ("recording_id",),
    (
        *("title_folded", "status", "status_order", "running", "queued", "paused", "attention"),
        *("ready", "duration_s", "created_at", "next_try", "place"),
        *("folder", "size_bytes", "language", "attempts", "error", "finished_at", "progress"),
    ),
)

_ORDER = {status: place for place, status in enumerate(RecordingStatus)}
_AFTER_ATTENTION = len(RecordingStatus)


def queue_positions(recording: Recording) -> Mapping[PartRef, int]:
    """The parts that a free lane may start now, with the place of their run in the queue."""
    run = recording.run
    return {} if run is None else dict.fromkeys(derive.claimable(recording), run.place)


def project(recording: Recording) -> Values:
    """The recording's row in `projection`."""
    status = derive.status(recording)
    waiting = derive.waiting_parts(recording)
    attention = derive.failed(recording) or any(map(derive.for_a_person, waiting))
    run = recording.run
    return (
        fold(recording.title),
        status,
        _ORDER[status] + (0 if attention else _AFTER_ATTENTION),
        bool(derive.running_parts(recording)),
        derive.queued(recording),
        derive.on_hold(recording),
        attention,
        status is RecordingStatus.READY,
        recording.duration_s,
        recording.created_at,
        derive.next_try(recording),
        NO_PLACE if run is None else run.place,
        facts.folder_path(recording.source_kind, recording.source),
        facts.size_bytes(recording),
        facts.language(recording),
        facts.attempts(recording),
        facts.last_error(recording),
        facts.finished_at(recording),
        facts.progress(recording),
    )
