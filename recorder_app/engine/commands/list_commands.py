"""What a person does to the list itself: names, removes and puts back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from recorder_app.domain import renaming
from recorder_app.domain.outcome import Outcome, Word, unknown
from recorder_app.domain.phrase import phrase
from recorder_app.engine.commands.keys import Ticket
from recorder_app.engine.commands.means import Commanding
from recorder_app.engine.commands.recording_commands import decided


class ListCommands(Commanding):
    """Thread-safe."""

    def rename(self, recording_id: int, title: str, *, key: str | None = None) -> Outcome:
        def act(ticket: Ticket) -> list[Outcome]:
            with self._store.write() as tx:
                before = tx.recording(recording_id)
                outcomes = decided(tx, [recording_id], lambda each: renaming.rename(each, title))
                ticket.outcomes(tx, outcomes)
                after = tx.recording(recording_id)
            if before is not None and before != after:
                self._leftovers.of_failed_uploads(before)
            return outcomes

        (outcome,) = self._keys.once(key, ["rename", recording_id, title], act)
        return outcome

    def remove(
        self, ids: Sequence[int], *, files: bool = False, key: str | None = None
    ) -> list[Outcome]:
        content = ["remove", ids, files]
        return self._keys.once(key, content, lambda ticket: self._remove(ids, files, ticket))

    def _remove(self, ids: Sequence[int], files: bool, ticket: Ticket) -> list[Outcome]:
        now = datetime.now(UTC)
        outcomes: list[Outcome] = []
        removed: dict[int, None] = {}
        with self._store.write() as tx:
            found = {each.id: each for each in tx.recordings(ids)}
            for recording_id in ids:
                recording = found.get(recording_id)
                if recording is None or recording_id in removed:
                    outcomes.append(unknown(recording_id))
                elif recording.run is not None:
                    message = phrase("Its run is open: cancel it first.")
                    outcomes.append(Outcome(recording_id, Word.RUNNING, message))
                else:
                    removed[recording_id] = None
                    outcomes.append(Outcome(recording_id, Word.REMOVED, _stays(files)))
                    tx.log(recording_id, phrase("Removed from the list."), now)
            tx.remove(removed, now, files=files)
            ticket.outcomes(tx, outcomes)
        return outcomes

    def restore(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        return self._keys.once(key, ["restore", ids], lambda ticket: self._restore(ids, ticket))

    def _restore(self, ids: Sequence[int], ticket: Ticket) -> list[Outcome]:
        now = datetime.now(UTC)
        with self._purging.held_off(), self._store.write() as tx:
            restored = set(tx.restore(ids))
            there = {each.id for each in tx.recordings(ids)}
            for recording_id in restored:
                tx.log(recording_id, phrase("Put back on the list."), now)
            outcomes = [_restored(each, restored, there) for each in ids]
            ticket.outcomes(tx, outcomes)
        self._lanes.kick()
        self._tidying.index_anew()  # it may have been removed before its turn
        return outcomes


def _stays(files: bool) -> str:
    if files:
        return phrase(
            "Removed from the list, with what was published to folders; the source stays."
        )
    return phrase("Removed from the list; the source and what was published stay.")


def _restored(recording_id: int, restored: set[int], there: set[int]) -> Outcome:
    if recording_id in restored:
        return Outcome(recording_id, Word.RESTORED, phrase("Back on the list, as it was."))
    if recording_id in there:
        return Outcome(recording_id, Word.NOT_REMOVED, phrase("It is on the list."))
    return unknown(recording_id)
