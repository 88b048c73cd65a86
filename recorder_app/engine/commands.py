"""Carrying out commands: decided in one write transaction, then made true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from recorder_app.domain import decide, transitions
from recorder_app.domain.decide import Decision
from recorder_app.domain.hints import status_text
from recorder_app.domain.journal import Attempt
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
        outcomes = self._decide(ids, decide.reset)
        done = [each.recording_id for each in outcomes if each.word is Word.RESET]
        for recording_id, attempts in self._attempts(done).items():
            self._leftovers.of_attempts(attempts)
            self._leftovers.results(recording_id, keep=keep_files)
        return outcomes

    def remove(self, ids: Sequence[int]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        removed: list[int] = []
        with self._store.write() as tx:
            found = {each.id: each for each in tx.recordings(ids)}
            for recording_id in ids:
                recording = found.get(recording_id)
                if recording is None:
                    outcomes.append(unknown(recording_id))
                elif recording.run is not None:
                    message = "It is running: cancel it first."
                    outcomes.append(Outcome(recording_id, Word.RUNNING, message))
                else:
                    removed.append(recording_id)
                    message = "Removed from the list; the source and what was published stay."
                    outcomes.append(Outcome(recording_id, Word.REMOVED, message))
            attempts = {each: tx.attempts(each) for each in removed}
            tx.remove(removed)
        for recording_id in removed:
            self._leftovers.of_attempts(attempts[recording_id])
            self._leftovers.results(recording_id)
        return outcomes

    def cancel(self, ids: Sequence[int]) -> list[Outcome]:
        """Answers when nothing of the recordings runs any more and their leftovers are gone."""
        outcomes = self._decide(ids, decide.cancel)
        wanted = frozenset(each.recording_id for each in outcomes if each.word is Word.CANCELLED)
        live = self._lanes.live(wanted)
        for each in live:
            each.kill()
        for each in live:
            if not each.ended.wait(_PATIENCE_S):
                raise RuntimeError(f"attempt {each.attempt.id} does not end")
        removed = {
            recording_id: self._leftovers.of_attempts(attempts)
            + sum(each.removed_bytes for each in live if each.recording_id == recording_id)
            for recording_id, attempts in self._attempts(wanted).items()
        }
        with self._store.write() as tx:
            found = tx.recordings(sorted(wanted))
            closed = {
                each.id: transitions.cancelled(each)
                for each in found
                if each.run is not None and each.run.cancelling
            }
            tx.save_all(list(closed.values()))
            back = {each.id: status_text(closed.get(each.id, each)) for each in found}
        self._lanes.kick()
        return [
            replace(
                each,
                message=f"{each.message} {_removed(removed[each.recording_id])}"
                f"Back to: {back.get(each.recording_id, 'removed')}.",
            )
            if each.recording_id in removed
            else each
            for each in outcomes
        ]

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

    def _attempts(self, ids: Iterable[int]) -> dict[int, list[Attempt]]:
        with self._store.read() as tx:
            return {each: tx.attempts(each) for each in ids}

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


def _removed(size: int) -> str:
    return f"Removed {size / 1e6:.1f} MB of temporary files. " if size else ""
