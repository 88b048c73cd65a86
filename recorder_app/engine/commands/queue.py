"""Changing the order of the queue, within the transaction of a command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from recorder_app.domain import queue
from recorder_app.domain.outcome import Outcome, Word, unknown
from recorder_app.domain.words import Place
from recorder_app.store.store import Writer


def move_all(tx: Writer, ids: Sequence[int], place: Place) -> list[Outcome]:
    """Move the recordings with an open run. They step over those that are queued: what runs, waits or
    is paused keeps its place, but nobody sees it in the queue."""
    found = {each.id: each for each in tx.recordings(ids)}
    chosen = [each.id for each in found.values() if each.run is not None]
    order = _move(tx, chosen, place)
    outcomes = []
    for recording_id in ids:
        if recording_id not in found:
            outcomes.append(unknown(recording_id))
        elif recording_id in order:
            message = f"Moved: place {order[recording_id]} of {len(order)} in the queue."
            outcomes.append(Outcome(recording_id, Word.MOVED, message))
        elif found[recording_id].run is not None:
            message = "Moved: its next step takes that place in the queue."
            outcomes.append(Outcome(recording_id, Word.MOVED, message))
        else:
            message = "It is not in the queue."
            outcomes.append(Outcome(recording_id, Word.NOT_QUEUED, message))
    _log(tx, outcomes, Word.MOVED)
    return outcomes


def run_next(tx: Writer, outcomes: list[Outcome]) -> list[Outcome]:
    """What was told to run now comes before everything else, also where its run was open already."""
    words = (Word.STARTED, Word.CONTINUED, Word.RETRIED, Word.ALREADY_RUNNING)
    _move(tx, [each.recording_id for each in outcomes if each.word in words], Place.TOP)
    told = [
        replace(each, word=Word.RUNS_NEXT, message=f"Runs next. {each.message}")
        if each.word is Word.ALREADY_RUNNING
        else each
        for each in outcomes
    ]
    _log(tx, told, Word.RUNS_NEXT)
    return told


def _log(tx: Writer, outcomes: Iterable[Outcome], word: Word) -> None:
    now = datetime.now(UTC)
    for each in outcomes:
        if each.word is word:
            tx.log(each.recording_id, each.message, now)


def _move(tx: Writer, chosen: Sequence[int], place: Place) -> dict[int, int]:
    """Answers where each queued recording stands from now on, counted from 1."""
    if not chosen:
        return {}
    places = tx.places()
    queued = set(tx.queued())
    moving = queued | set(chosen)
    new = queue.new_places(places, [each for each in places if each in moving], chosen, place)
    changed = [
        replace(each, run=replace(each.run, place=new[each.id]))
        for each in tx.recordings(list(new))
        if each.run is not None
    ]
    tx.save_all(changed)
    places |= new
    return {each: n for n, each in enumerate(sorted(queued, key=places.__getitem__), start=1)}
