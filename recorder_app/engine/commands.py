"""Carrying out commands: decided in one write transaction, then made true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from recorder_app.domain import decide, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.decide import Decision
from recorder_app.domain.hints import status_text
from recorder_app.domain.outcome import Outcome, Word, unknown
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import PauseMode
from recorder_app.engine.frozen import Freezer
from recorder_app.engine.lanes import Lanes
from recorder_app.engine.leftovers import Leftovers
from recorder_app.store.store import Store

_PATIENCE_S = 10.0
"""A killed process is gone within a tenth of a second; a thread that does not notice is our bug."""


class Commands:
    """Each call takes many ids and answers one outcome for each, in their order. Thread-safe."""

    def __init__(self, store: Store, lanes: Lanes, leftovers: Leftovers, freezer: Freezer) -> None:
        self._store = store
        self._lanes = lanes
        self._leftovers = leftovers
        self._freezer = freezer

    def run(self, ids: Sequence[int]) -> list[Outcome]:
        now = datetime.now(UTC)
        outcomes = self._decide(
            ids, lambda each: decide.run(each, self._freezer.settings(each), now)
        )
        self._tell_pause(ids)
        self._lanes.allow(frozenset(ids))
        return outcomes

    def pause(self, ids: Sequence[int], mode: PauseMode) -> list[Outcome]:
        outcomes = self._decide(ids, lambda each: decide.pause(each, mode))
        self._tell_pause(ids)
        return outcomes

    def skip(self, ids: Sequence[int]) -> list[Outcome]:
        return self._decide(ids, decide.skip)

    def reset(self, ids: Sequence[int], *, keep_files: bool) -> list[Outcome]:
        before = self._recordings(ids)
        outcomes = self._decide(ids, decide.reset)
        for outcome in outcomes:
            if outcome.word is Word.RESET:
                self._leftovers.of_unfinished(before[outcome.recording_id])
                self._leftovers.results(outcome.recording_id, keep=keep_files)
        return outcomes

    def remove(self, ids: Sequence[int]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        removed: list[Recording] = []
        with self._store.write() as tx:
            found = {each.id: each for each in tx.recordings(ids)}
            for recording_id in ids:
                recording = found.get(recording_id)
                if recording is None:
                    outcomes.append(unknown(recording_id))
                elif recording.run is not None:
                    message = "Its run is open: cancel it first."
                    outcomes.append(Outcome(recording_id, Word.RUNNING, message))
                else:
                    removed.append(recording)
                    message = "Removed from the list; the source and what was published stay."
                    outcomes.append(Outcome(recording_id, Word.REMOVED, message))
            for recording in removed:
                self._leftovers.of_unfinished(recording)
            tx.remove([each.id for each in removed])
        for recording in removed:
            self._leftovers.results(recording.id)
        return outcomes

    def cancel(self, ids: Sequence[int]) -> list[Outcome]:
        """Answers when nothing of the recordings runs any more and their leftovers are gone."""
        outcomes = self._decide(ids, decide.cancel)
        wanted = {each.recording_id for each in outcomes if each.word is Word.CANCELLED}
        removed = Counter(self._end(frozenset(wanted)))
        for recording in self._recordings(wanted).values():
            removed[recording.id] += self._leftovers.of_unfinished(recording)
        back = self._close(wanted)
        self._lanes.kick()
        return [
            replace(each, message=_receipt(each, removed[each.recording_id], back))
            if each.word is Word.CANCELLED
            else each
            for each in outcomes
        ]

    def _end(self, ids: frozenset[int]) -> dict[int, int]:
        """Kill what runs of these recordings; answers the bytes removed of each."""
        live = self._lanes.live(ids)
        for each in live:
            each.kill()
        removed: Counter[int] = Counter()
        for each in live:
            if not each.ended.wait(_PATIENCE_S):
                raise RuntimeError(f"attempt {each.attempt.id} does not end")
            removed[each.recording_id] += each.removed_bytes
        return removed

    def _close(self, ids: Iterable[int]) -> dict[int, str]:
        """Close the runs whose cancel has been carried out; answers where each recording stands."""
        with self._store.write() as tx:
            found = tx.recordings(sorted(ids))
            after = {
                each.id: transitions.cancelled(each) if derive.cancelling(each) else each
                for each in found
            }
            tx.save_all([after[each.id] for each in found if after[each.id] is not each])
        return {recording_id: status_text(each) for recording_id, each in after.items()}

    def _recordings(self, ids: Iterable[int]) -> dict[int, Recording]:
        with self._store.read() as tx:
            return {each.id: each for each in tx.recordings(sorted(ids))}

    def _decide(
        self, ids: Iterable[int], decision: Callable[[Recording], Decision]
    ) -> list[Outcome]:
        ids = list(ids)
        now = datetime.now(UTC)
        outcomes: list[Outcome] = []
        with self._store.write() as tx:
            found = {each.id: each for each in tx.recordings(ids)}
            changed: dict[int, Recording] = {}
            for recording_id in ids:
                recording = changed.get(recording_id) or found.get(recording_id)
                if recording is None:
                    outcomes.append(unknown(recording_id))
                    continue
                decided = decision(recording)
                outcomes.append(decided.outcome)
                if decided.recording is not recording:
                    changed[recording_id] = decided.recording
                    tx.log(recording_id, decided.outcome.message, now)
            tx.save_all(list(changed.values()))
        return outcomes

    def _tell_pause(self, ids: Sequence[int]) -> None:
        """Have what runs stop at its next checkpoint where that is wanted, and only there."""
        live = self._lanes.live(frozenset(ids))
        if not live:
            return
        with self._store.read() as tx:
            found = {each.id: each for each in tx.recordings([each.recording_id for each in live])}
        for each in live:
            recording = found.get(each.recording_id)
            run = None if recording is None else recording.run
            each.want_stop(run is not None and run.pause is PauseMode.CHECKPOINT)


def _receipt(outcome: Outcome, removed_bytes: int, back: Mapping[int, str]) -> str:
    """What was stopped, what was removed, which status it is back to."""
    removed = f" Removed {removed_bytes / 1e6:.1f} MB of temporary files." if removed_bytes else ""
    where = back.get(outcome.recording_id)
    return f"{outcome.message}{removed}" + (f" Back to: {where}." if where else "")
