"""Commands for one output. Its siblings, and the stages, go on as they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

from recorder_app.domain import decide_output
from recorder_app.domain.decide import Decision, add_output
from recorder_app.domain.outcome import Outcome, Word, unknown_output
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import OutputStatus
from recorder_app.engine.attempts.stops import tell_stops
from recorder_app.engine.commands import intake
from recorder_app.engine.commands.cancelling import with_receipts
from recorder_app.engine.commands.keys import Ticket
from recorder_app.engine.commands.means import Commanding
from recorder_app.engine.commands.recording_commands import decided
from recorder_app.store.store import Writer


class OutputCommands(Commanding):
    """Thread-safe."""

    def upload(self, recording_id: int, preset: str, *, key: str | None = None) -> Outcome:
        """Add an output. Raises `ValueError` where there is no such preset."""

        def act(ticket: Ticket) -> list[Outcome]:
            now = datetime.now(UTC)
            with self._store.write() as tx:
                output = intake.new_output(self._presets.named(tx, preset))
                outcomes = decided(
                    tx,
                    [recording_id],
                    lambda each: add_output(each, output, self._freezer.settings(each), now),
                )
                ticket.outcomes(tx, outcomes)
            self._lanes.allow(frozenset({recording_id}))
            return outcomes

        (outcome,) = self._keys.once(key, ["upload", recording_id, preset], act)
        return outcome

    def pause_output(self, output_id: int, *, key: str | None = None) -> Outcome:
        return self._once("pause_output", output_id, key, decide_output.pause)

    def retry_output(self, output_id: int, *, key: str | None = None) -> Outcome:
        now = datetime.now(UTC)
        return self._once(
            "retry_output",
            output_id,
            key,
            lambda recording, output_id: decide_output.retry(
                recording, output_id, self._freezer.settings(recording), now
            ),
        )

    def answer_output(self, output_id: int, there: bool, *, key: str | None = None) -> Outcome:
        """What a person says who was asked whether an upload has arrived. `attempts` begin anew where
        it is sent again, so that no checkpoint of the first is taken over."""
        now, marker = datetime.now(UTC), uuid4().hex
        return self._once(
            f"answer_output {there}",
            output_id,
            key,
            lambda recording, output_id: decide_output.answer(
                recording, output_id, there, marker, now
            ),
        )

    def cancel_output(self, output_id: int, *, key: str | None = None) -> Outcome:
        """Answers when nothing of the upload runs any more and its leftovers are gone."""
        act = partial(self._cancel_output, output_id)
        (outcome,) = self._keys.once(key, ["cancel_output", output_id], act)
        return outcome

    def _once(
        self,
        name: str,
        output_id: int,
        key: str | None,
        decision: Callable[[Recording, int], Decision],
    ) -> Outcome:
        def act(ticket: Ticket) -> list[Outcome]:
            with self._store.write() as tx:
                outcome = _decided(tx, output_id, decision)
                ticket.outcomes(tx, [outcome])
            concerned = frozenset({outcome.recording_id})
            tell_stops(self._store, self._lanes, concerned)
            self._lanes.allow(concerned)
            return [outcome]

        (outcome,) = self._keys.once(key, [name, output_id], act)
        return outcome

    def _cancel_output(self, output_id: int, ticket: Ticket) -> list[Outcome]:
        outcomes = ticket.begun
        if outcomes is None:
            with self._store.write() as tx:
                outcomes = [_decided(tx, output_id, decide_output.cancel)]
                ticket.outcomes(tx, outcomes, final=False)
        cancelled = [each.recording_id for each in outcomes if each.word is Word.CANCELLED]
        with self._cancelling.carried_out(cancelled) as (tx, receipts):
            outcomes = with_receipts(outcomes, receipts)
            for recording in tx.recordings(cancelled):
                if recording.output(output_id).status is OutputStatus.UPLOADED:
                    message = "It was uploaded before it could be stopped."
                    outcomes = [Outcome(recording.id, Word.NOT_RUNNING, message)]
            ticket.outcomes(tx, outcomes)
        return outcomes


def _decided(tx: Writer, output_id: int, decision: Callable[[Recording, int], Decision]) -> Outcome:
    owner = tx.output_owner(output_id)
    if owner is None:
        return unknown_output(output_id)
    (outcome,) = decided(tx, [owner], lambda each: decision(each, output_id))
    return outcome
