"""What a front is told of the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from recorder_app.domain import status as derive
from recorder_app.domain.backoff import LONGEST_DELAY_S
from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.query import Filter, Folder, Query
from recorder_app.domain.search import Hit, best_hit
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import StageType
from recorder_app.engine.commands.adding import Adding
from recorder_app.engine.files import result_files
from recorder_app.engine.front import ResultFile

_TOGETHER = 100
"""Recordings that are looked at together, where the first may settle it."""


class Reading(Adding):
    """Thread-safe; each call sees the list as it is at one moment."""

    def page(self, query: Query, offset: int, limit: int) -> list[Snapshot]:
        with self._store.read() as tx:
            return self._snapshots(tx.page(query, offset, limit))

    def ids(self, query: Query) -> list[int]:
        with self._store.read() as tx:
            return tx.ids(query)

    def count(self, query: Query) -> int:
        with self._store.read() as tx:
            return tx.count(query)

    def counts(self) -> Mapping[Filter, int]:
        with self._store.read() as tx:
            return tx.counts()

    def paused_together(self) -> int:
        with self._store.read() as tx:
            return len(tx.paused_together())

    def has_work(self) -> bool:
        before_long = datetime.now(UTC) + timedelta(seconds=LONGEST_DELAY_S)
        with self._store.read() as tx:
            counts = tx.counts()
            if counts[Filter.RUNNING] or counts[Filter.QUEUED]:
                return True
            ids = tx.due_unpaused()
            return any(
                derive.goes_on_by_itself(wait, before_long)
                for start in range(0, len(ids), _TOGETHER)
                for recording in tx.recordings(ids[start : start + _TOGETHER])
                for wait in derive.waiting_parts(recording)
            )

    def recording(self, recording_id: int) -> Snapshot | None:
        with self._store.read() as tx:
            found = tx.recording(recording_id)
        return None if found is None else self._snapshot(found)

    def recordings(self, ids: Sequence[int]) -> list[Snapshot]:
        with self._store.read() as tx:
            return self._snapshots(tx.recordings(ids))

    def folders(self) -> list[Folder]:
        with self._store.read() as tx:
            return tx.folders()

    def hits(self, search: str, ids: Sequence[int]) -> list[Hit]:
        with self._store.read() as tx:
            said = tx.saying(search, ids)
        found = (best_hit(each, said[each], search) for each in ids if each in said)
        return [each for each in found if each is not None]

    def speeds(self) -> Mapping[StageType, float]:
        with self._store.read() as tx:
            return tx.speeds()

    def output_owner(self, output_id: int) -> int | None:
        with self._store.read() as tx:
            return tx.output_owner(output_id)

    def journal(self, recording_id: int) -> list[JournalEntry]:
        with self._store.read() as tx:
            return tx.journal(recording_id)

    def attempts(self, recording_id: int) -> list[Attempt]:
        with self._store.read() as tx:
            return tx.attempts(recording_id)

    def files(self, recording_id: int) -> list[ResultFile]:
        snapshot = self.recording(recording_id)
        return [] if snapshot is None else result_files(self._home, snapshot.recording)
