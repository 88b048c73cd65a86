"""What is derived and stored all the same, to sort, filter, search and count by.

Only the domain's pure functions decide it; it is written in the transaction that changes the facts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from recorder_app.domain import status as derive
from recorder_app.domain.query import Filter
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.words import RecordingStatus, WaitKind
from recorder_app.store.schema import NO_PLACE

_FOR_A_PERSON = frozenset({WaitKind.LOGIN, WaitKind.QUOTA, WaitKind.DISK, WaitKind.SOURCE})
_ORDER = {status: place for place, status in enumerate(RecordingStatus)}
_AFTER_ATTENTION = len(RecordingStatus)


def fold(text: str) -> str:
    """Text as it is searched and sorted: in one case, and composed, because macOS names files in
    decomposed letters."""
    folded = unicodedata.normalize("NFC", text.casefold())
    return folded.encode(errors="replace").decode()


def queue_positions(recording: Recording) -> Mapping[PartRef, int]:
    """The parts that a free lane may start now, with the place of their run in the queue."""
    run = recording.run
    return {} if run is None else dict.fromkeys(derive.claimable(recording), run.place)


def project(recording: Recording) -> dict[str, Any]:
    """The recording's row in `projection`."""
    status = derive.status(recording)
    waiting = derive.waiting_parts(recording)
    attention = derive.failed(recording) or any(each.kind in _FOR_A_PERSON for each in waiting)
    run = recording.run
    return {
        "title_folded": fold(recording.title),
        "status": status,
        "status_order": _ORDER[status] + (0 if attention else _AFTER_ATTENTION),
        Filter.RUNNING.value: bool(derive.running_parts(recording)),
        Filter.QUEUED.value: derive.queued(recording),
        Filter.PAUSED.value: derive.on_hold(recording),
        Filter.ATTENTION.value: attention,
        Filter.READY.value: status is RecordingStatus.READY,
        "duration_s": recording.duration_s,
        "created_at": recording.created_at,
        "next_try": derive.next_try(recording),
        "place": NO_PLACE if run is None else run.place,
    }
