"""The second half of a cancel: end what runs, remove what it left, close. Answers when that is so."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from recorder_app import platforms
from recorder_app.domain import giving_up
from recorder_app.domain import status as derive
from recorder_app.domain.hints import STAGE_NAMES, status_text
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.record import replace
from recorder_app.domain.recording import Recording, StagePart
from recorder_app.domain.words import OutputHold
from recorder_app.engine.attempts.abandoning import Abandoning
from recorder_app.engine.attempts.attempt import LiveAttempt
from recorder_app.engine.attempts.lanes import Lanes
from recorder_app.engine.attempts.leftovers import Leftovers
from recorder_app.store.store import Reader, Store, Writer

_PATIENCE_S = 10.0
"""A killed process is gone within a tenth of a second; a thread that does not notice is our bug."""


class Cancelling:
    """Thread-safe. A recording is closed by one thread at a time: what was decided while another one
    closed it must not touch the run after it."""

    def __init__(
        self, store: Store, lanes: Lanes, leftovers: Leftovers, abandoning: Abandoning
    ) -> None:
        self._store = store
        self._abandoning = abandoning
        self._lanes = lanes
        self._leftovers = leftovers
        self._changed = threading.Condition()
        self._busy: set[int] = set()

    @contextmanager
    def carried_out(self, ids: Collection[int]) -> Iterator[tuple[Writer, Mapping[int, str]]]:
        """Carry out the cancels of these recordings. The transaction that closes them is given, with
        the second half of each receipt."""
        with self._turn(frozenset(ids)):
            with self._store.read() as tx:
                wanted = [each for each in tx.recordings(sorted(ids)) if is_wanted(each)]
            removed = self._end(wanted)
            for recording in wanted:
                removed[recording.id] += remove_leftovers(self._leftovers, recording)
            with self._store.write() as tx:
                changed = close(tx, [each.id for each in wanted])
                others = [each for each in ids if each not in changed]
                after = [*changed.values(), *tx.recordings(others)]
                said = receipts(tx, self._leftovers, after, removed)
                for each in wanted:
                    said[each.id] = _finished_by_then(each, changed[each.id]) + said[each.id]
                yield tx, said
        self._lanes.kick()
        self._abandoning.kick()

    @contextmanager
    def _turn(self, ids: frozenset[int]) -> Iterator[None]:
        with self._changed:
            if not self._changed.wait_for(lambda: not ids & self._busy, _PATIENCE_S):
                raise RuntimeError("another cancel of the same recordings does not end")
            self._busy |= ids
        try:
            yield
        finally:
            with self._changed:
                self._busy -= ids
                self._changed.notify_all()

    def _end(self, wanted: Sequence[Recording]) -> Counter[int]:
        """Kill what runs of what is cancelled; answers the bytes removed of each recording."""
        by_id = {each.id: each for each in wanted}
        live = [
            each
            for each in self._lanes.live(frozenset(by_id))
            if _concerns(by_id[each.recording_id], each)
        ]
        for each in live:
            each.kill()
        removed: Counter[int] = Counter()
        for each in live:
            if not each.ended.wait(_PATIENCE_S):
                raise RuntimeError(f"attempt {each.attempt.id} does not end")
            removed[each.recording_id] += each.removed_bytes
        return removed


def _concerns(recording: Recording, live: LiveAttempt) -> bool:
    return derive.cancelling(recording) or live.part in _cancelled_outputs(recording)


def is_wanted(recording: Recording) -> bool:
    """A cancel of it, or of an output of it, has still to be carried out."""
    return derive.cancelling(recording) or bool(_cancelled_outputs(recording))


def _cancelled_outputs(recording: Recording) -> list[int]:
    return [each.id for each in recording.outputs if each.hold is OutputHold.CANCEL]


def remove_leftovers(leftovers: Leftovers, recording: Recording) -> int:
    """Remove what the cancelled parts have left; answers the bytes. Nothing of them runs."""
    if derive.cancelling(recording):
        return leftovers.of_cancelled([recording])
    return sum(
        leftovers.of_output(recording, recording.output(each))
        for each in _cancelled_outputs(recording)
    )


def close(tx: Writer, ids: Sequence[int]) -> dict[int, Recording]:
    """The recordings, with their cancels closed."""
    found = tx.recordings(ids)
    after = []
    for recording in found:
        for output_id in _cancelled_outputs(recording):
            recording = giving_up.output_cancelled(recording, output_id)
        after.append(giving_up.cancelled(recording))
    return {each.id: each for each in tx.save_all(after)}


def receipt(
    recording: Recording,
    removed_bytes: int = 0,
    abandoned: Iterable[str] = (),
    in_doubt: Iterable[str] = (),
) -> str:
    """What was removed, what is still to be deleted or asked at which platforms, which status it is back
    to."""
    said = []
    if removed_bytes:
        said.append(f"Removed {removed_bytes / 1e6:.1f} MB of temporary files.")
    partly = set(abandoned) - set(in_doubt)
    if partly:
        said.append(f"What was sent to {_titles(partly)} is deleted there next.")
    if in_doubt:
        doubtful = _titles(in_doubt)
        said.append(f"All of it may have arrived at {doubtful}: that is asked there first.")
    status = status_text(recording).rstrip(".")
    said.append(f"Back to: {status}" if status.endswith("?") else f"Back to: {status}.")
    return "".join(f" {each}" for each in said)


def _finished_by_then(before: Recording, after: Recording) -> str:
    """A stage may end in the moment in which it is stopped."""
    names = [
        STAGE_NAMES[part.type]
        for part in derive.running_parts(before)
        if isinstance(part, StagePart) and after.stage(part.type).done
    ]
    return "".join(f" {name} had finished by then." for name in names)


def _titles(names: Iterable[str]) -> str:
    return ", ".join(platforms.title(each) for each in sorted(names))


def receipts(
    tx: Reader,
    leftovers: Leftovers,
    recordings: Sequence[Recording],
    removed: Mapping[int, int],
) -> dict[int, str]:
    """The second half of each receipt, by recording."""
    abandoned = tx.abandoned_of([each.id for each in recordings])
    return {
        each.id: receipt(
            each,
            removed.get(each.id, 0),
            abandoned.get(each.id, ()),
            leftovers.in_doubt(tx, each),
        )
        for each in recordings
    }


def with_receipts(outcomes: Sequence[Outcome], receipts: Mapping[int, str]) -> list[Outcome]:
    return [
        replace(each, message=f"{each.message}{receipts.get(each.recording_id, '')}")
        if each.word is Word.CANCELLED
        else each
        for each in outcomes
    ]
