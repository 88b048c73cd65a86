"""Carrying out commands: decided in one write transaction, then made true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from recorder_app.domain import decide, facts
from recorder_app.domain import status as derive
from recorder_app.domain.decide import Decision
from recorder_app.domain.outcome import Outcome, Word, unknown
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import PauseMode, Place
from recorder_app.engine.attempts.stops import tell_stops
from recorder_app.engine.commands.bulk import let_go, without_collector
from recorder_app.engine.commands.cancelling import is_wanted, receipt, with_receipts
from recorder_app.engine.commands.keys import Ticket
from recorder_app.engine.commands.means import Commanding
from recorder_app.engine.commands.queue import move_all, run_next
from recorder_app.store.store import Writer

Choice = Callable[[Writer], Iterable[int]]
"""Which recordings a command is for, found in the transaction that decides it."""


class Commands(Commanding):
    """Each call takes many ids and answers one outcome for each, in their order. Thread-safe."""

    def run(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        return self._keys.once(key, ["run", ids], lambda ticket: self._run(lambda _: ids, ticket))

    def run_all_paused(self, *, key: str | None = None) -> list[Outcome]:
        return self._keys.once(
            key, ["run_all_paused"], lambda ticket: self._run(lambda tx: tx.paused(), ticket)
        )

    def run_paused_together(self, *, key: str | None = None) -> list[Outcome]:
        return self._keys.once(
            key,
            ["run_paused_together"],
            lambda ticket: self._run(lambda tx: tx.paused_together(), ticket),
        )

    def run_now(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        return self._keys.once(
            key, ["run_now", ids], lambda ticket: self._run(lambda _: ids, ticket, run_next)
        )

    def _run(
        self,
        choice: Choice,
        ticket: Ticket,
        then: Callable[[Writer, list[Outcome]], list[Outcome]] = lambda _tx, outcomes: outcomes,
    ) -> list[Outcome]:
        now = datetime.now(UTC)
        with self._store.write() as tx:
            outcomes = decided(
                tx, choice(tx), lambda each: decide.run(each, self._freezer.settings(each), now)
            )
            outcomes = then(tx, outcomes)
            ticket.outcomes(tx, outcomes)
        ids = frozenset(each.recording_id for each in outcomes)
        tell_stops(self._store, self._lanes, ids)
        self._lanes.allow(ids)
        return outcomes

    def pause(
        self,
        ids: Sequence[int],
        mode: PauseMode = PauseMode.CHECKPOINT,
        *,
        until: datetime | timedelta | None = None,
        key: str | None = None,
    ) -> list[Outcome]:
        return self._keys.once(
            key,
            ["pause", ids, mode, until],
            lambda ticket: self._pause(lambda _: ids, ticket, mode, until),
        )

    def pause_all(
        self,
        mode: PauseMode = PauseMode.CHECKPOINT,
        *,
        until: datetime | None = None,
        key: str | None = None,
    ) -> list[Outcome]:
        return self._keys.once(
            key,
            ["pause_all", mode, until],
            lambda ticket: self._pause(_pausable, ticket, mode, until, together=True),
        )

    def stop_after_this(self, *, key: str | None = None) -> list[Outcome]:
        return self._keys.once(
            key,
            ["stop_after_this"],
            lambda ticket: self._pause(
                _not_begun, ticket, PauseMode.CHECKPOINT, None, together=True
            ),
        )

    def _pause(
        self,
        choice: Choice,
        ticket: Ticket,
        mode: PauseMode,
        until: datetime | timedelta | None,
        *,
        together: bool = False,
    ) -> list[Outcome]:
        if isinstance(until, timedelta):
            until = datetime.now(UTC) + until
        if until is not None and until <= datetime.now(UTC):
            raise ValueError("A pause can only end later than now.")
        with self._store.write() as tx:
            outcomes = decided(
                tx, choice(tx), lambda each: decide.pause(each, mode, until, together=together)
            )
            ticket.outcomes(tx, outcomes)
        tell_stops(self._store, self._lanes, frozenset(each.recording_id for each in outcomes))
        return outcomes

    def cancel(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        """Answers when nothing of the recordings runs any more and their leftovers are gone."""
        return self._keys.once(key, ["cancel", ids], lambda ticket: self._cancel(ids, ticket))

    def _cancel(self, ids: Sequence[int], ticket: Ticket) -> list[Outcome]:
        at_once: dict[int, str] = {}
        outcomes = ticket.begun
        if outcomes is None:
            with without_collector(len(ids)), self._store.write() as tx:
                outcomes = decided(tx, ids, decide.cancel)
                after = tx.recordings(_cancelled(outcomes))
                at_once = {each.id: receipt(each) for each in after if not is_wanted(each)}
                if len(at_once) == len(after):
                    outcomes = with_receipts(outcomes, at_once)
                    ticket.outcomes(tx, outcomes)
                    return outcomes
                ticket.outcomes(tx, outcomes, final=False)
        wanted = [each for each in _cancelled(outcomes) if each not in at_once]
        with self._cancelling.carried_out(wanted) as (tx, receipts):
            outcomes = with_receipts(outcomes, {**at_once, **receipts})
            ticket.outcomes(tx, outcomes)
        return outcomes

    def skip(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        def act(ticket: Ticket) -> list[Outcome]:
            with self._store.write() as tx:
                outcomes = decided(tx, ids, decide.skip)
                ticket.outcomes(tx, outcomes)
            return outcomes

        return self._keys.once(key, ["skip", ids], act)

    def reset(
        self, ids: Sequence[int], *, keep_files: bool = False, key: str | None = None
    ) -> list[Outcome]:
        return self._keys.once(
            key, ["reset", ids, keep_files], lambda ticket: self._reset(ids, keep_files, ticket)
        )

    def _reset(self, ids: Sequence[int], keep_files: bool, ticket: Ticket) -> list[Outcome]:
        with without_collector(len(ids)), self._store.write() as tx:
            before = {each.id: each for each in tx.recordings(ids)}
            outcomes = decided(tx, ids, decide.reset)
            ticket.outcomes(tx, outcomes)
            last = tx.last_attempt()
            # Without an attempt there is nothing of it on disk.
            discarded = [
                before[each.recording_id]
                for each in outcomes
                if each.word is Word.RESET and facts.attempts(before[each.recording_id])
            ]
            tx.forget_transcripts(each.id for each in discarded)
            for recording in discarded if keep_files else []:
                self._leftovers.keep_results(recording.id)
        # What the program does not live to discard is never taken over, and the next start sweeps it.
        self._tidying.take(self._leftovers.of_reset(discarded, last))
        discarded.clear()
        let_go(before)
        return outcomes

    def move(self, ids: Sequence[int], place: Place, *, key: str | None = None) -> list[Outcome]:
        def act(ticket: Ticket) -> list[Outcome]:
            with self._store.write() as tx:
                outcomes = move_all(tx, ids, place)
                ticket.outcomes(tx, outcomes)
            return outcomes

        return self._keys.once(key, ["move", ids, place], act)


def decided(
    tx: Writer, ids: Iterable[int], decision: Callable[[Recording], Decision]
) -> list[Outcome]:
    """Decide for each, and save what follows; an id that is named twice is decided twice."""
    ids = list(ids)
    with without_collector(len(ids)):
        return _decided(tx, ids, decision)


def _decided(
    tx: Writer, ids: list[int], decision: Callable[[Recording], Decision]
) -> list[Outcome]:
    now = datetime.now(UTC)
    outcomes: list[Outcome] = []
    found = {each.id: each for each in tx.recordings(ids)}
    changed: dict[int, Recording] = {}
    for recording_id in ids:
        recording = changed.get(recording_id) or found.get(recording_id)
        if recording is None:
            outcomes.append(unknown(recording_id))
            continue
        made = decision(recording)
        outcomes.append(made.outcome)
        if made.recording is not recording:
            changed[recording_id] = made.recording
            tx.log(recording_id, made.outcome.message, now)
    tx.save_all(list(changed.values()))
    let_go(found)
    return outcomes


def _cancelled(outcomes: Iterable[Outcome]) -> list[int]:
    return list(
        dict.fromkeys(each.recording_id for each in outcomes if each.word is Word.CANCELLED)
    )


def _pausable(tx: Writer) -> list[int]:
    return [each.id for each in tx.recordings(tx.open_runs()) if derive.can_pause(each)]


def _not_begun(tx: Writer) -> list[int]:
    """The open runs of which nothing runs at the moment."""
    return [
        each.id
        for each in tx.recordings(tx.open_runs())
        if derive.can_pause(each) and not derive.running_parts(each)
    ]
