"""Telling what runs whether it is to stop at its next checkpoint."""

from __future__ import annotations

from recorder_app.domain import status as derive
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.words import PauseMode
from recorder_app.engine.attempts.lanes import Lanes
from recorder_app.store.store import Store


def tell_stops(store: Store, lanes: Lanes, ids: frozenset[int] | None = None) -> None:
    """Have what runs of these recordings, or of all, stop where that is wanted by now, and only
    there."""
    live = lanes.live(ids)
    if not live:
        return
    with store.read() as tx:
        found = {each.id: each for each in tx.recordings([each.recording_id for each in live])}
    for each in live:
        recording = found.get(each.recording_id)
        is_wanted = recording is not None and _is_to_stop(recording, each.part)
        each.want_stop(is_wanted or lanes.is_held(each.recording_id))


def _is_to_stop(recording: Recording, part: PartRef) -> bool:
    run = recording.run
    if run is None:
        return False
    return run.pause is PauseMode.CHECKPOINT or derive.held(recording.part(part))
