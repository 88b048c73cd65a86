"""What can be asked of the store, all in one consistent snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from recorder_app.domain.abandoned import Abandoned
from recorder_app.domain.account import Account, Destination
from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.preset import Preset
from recorder_app.domain.query import Filter, Query, SortKey
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.rule import Rule
from recorder_app.domain.words import Lane, OutputHold, SourceKind, StageStatus, StageType
from recorder_app.store import accounts, keys, mapping, uploads
from recorder_app.store import presets as stored_presets
from recorder_app.store.claims import queue
from recorder_app.store.finding import Finding
from recorder_app.store.keys import StoredKey
from recorder_app.store.loading import among, load, these
from recorder_app.store.pages import count_groups, count_of, ids_of
from recorder_app.store.schema import (
    attempts,
    journal,
    outputs,
    presets,
    projection,
    recordings,
    removals,
    runs,
    stages,
)


class Reader(Finding):
    """Valid inside `Store.read()`, on the thread that entered it."""

    # Recordings
    def recording(self, recording_id: int) -> Recording | None:
        return self._load([recording_id]).get(recording_id)

    def recordings(self, ids: Sequence[int]) -> list[Recording]:
        """In the order of `ids`; what is not there is left out."""
        found = self._load(ids)
        return [found[each] for each in ids if each in found]

    def page(self, query: Query, offset: int, limit: int) -> list[Recording]:
        page = ids_of(query).offset(offset).limit(limit)
        return self.recordings(self._connection.scalars(page).all())

    def ids(self, query: Query) -> list[int]:
        return list(self._connection.scalars(ids_of(query)))

    def count(self, query: Query) -> int:
        return self._connection.scalar(count_of(query)) or 0

    def counts(self) -> dict[Filter, int]:
        return count_groups(self._connection)

    def by_source(self, kind: SourceKind, location: str) -> list[Recording]:
        """The recordings of one source, oldest first."""
        found = select(recordings.c.id).where(
            recordings.c.source_kind == kind, recordings.c.source == location
        )
        return self.recordings(self._connection.scalars(found.order_by(recordings.c.id)).all())

    def is_source(self, kind: SourceKind, location: str) -> bool:
        """Of any recording, also of one that was removed: that may be put back."""
        found = select(recordings.c.id).where(
            recordings.c.source_kind == kind, recordings.c.source == location
        )
        return self._connection.scalar(found.limit(1)) is not None

    def running(self) -> list[Recording]:
        """Those of which a stage runs or an output is uploading."""
        found = select(projection.c.recording_id).where(projection.c.running)
        return self.recordings(self._connection.scalars(found.order_by("recording_id")).all())

    def with_source_problem(self) -> list[int]:
        found = select(recordings.c.id).where(recordings.c.source_problem.is_not(None))
        return list(self._connection.scalars(found.order_by(recordings.c.id)))

    def with_results(self) -> list[int]:
        """Those of which a stage has finished, and so has left files."""
        found = select(stages.c.recording_id).where(
            stages.c.type == StageType.DOWNLOAD, stages.c.status == StageStatus.COMPLETED
        )
        return list(self._connection.scalars(found))

    # The queue
    def claimable(self, lane: Lane, limit: int) -> list[tuple[int, PartRef]]:
        """Recordings and their parts that may start now, in the order in which their runs opened."""
        return queue(self._connection, lane, limit)

    def open_runs(self) -> list[int]:
        """The recordings with an open run, in the queue's order."""
        found = select(runs.c.recording_id).where(runs.c.open)
        return list(self._connection.scalars(found.order_by(runs.c.place)))

    def queued(self) -> list[int]:
        """The recordings of whose run only a free lane is missing, in the queue's order."""
        return self.ids(Query(Filter.QUEUED, sort=SortKey.QUEUE, descending=False))

    def paused(self) -> list[int]:
        """The recordings that are paused or pausing, in the queue's order."""
        return self.ids(Query(Filter.PAUSED, sort=SortKey.QUEUE, descending=False))

    def paused_together(self) -> list[int]:
        """The recordings that were paused with all others, in the queue's order."""
        found = select(runs.c.recording_id).where(runs.c.together, runs.c.open)
        return list(self._connection.scalars(found.order_by(runs.c.place)))

    def places(self) -> dict[int, int]:
        """The places of the open runs, by recording, in the queue's order."""
        found = select(runs.c.recording_id, runs.c.place).where(runs.c.open)
        rows = self._connection.execute(found.order_by(runs.c.place))
        return {each.recording_id: each.place for each in rows}

    def output_owner(self, output_id: int) -> int | None:
        """The recording of an output."""
        found = select(outputs.c.recording_id).where(
            outputs.c.id == output_id,
            outputs.c.recording_id.not_in(select(removals.c.recording_id)),
        )
        return self._connection.scalar(found)

    def cancelling(self) -> list[int]:
        """The recordings of which a cancel, or that of an output, was not carried out to its end."""
        whole = select(runs.c.recording_id).where(runs.c.open, runs.c.cancelling)
        single = select(outputs.c.recording_id).where(outputs.c.hold == OutputHold.CANCEL)
        return sorted(set(self._connection.scalars(whole.union(single))))

    def pauses_over(self, now: datetime) -> list[int]:
        """The recordings whose pause had a time that has come."""
        found = select(runs.c.recording_id).where(runs.c.open, runs.c.pause_until <= now)
        return list(self._connection.scalars(found.order_by(runs.c.place)))

    def due(self, now: datetime) -> list[int]:
        """The recordings with a waiting part whose next try has come, the most overdue first."""
        found = select(projection.c.recording_id).where(projection.c.next_try <= now)
        return list(self._connection.scalars(found.order_by(projection.c.next_try)))

    def due_unpaused(self) -> list[int]:
        """The recordings that are not paused and of which a waiting part has a next try, in its
        order."""
        found = select(projection.c.recording_id).where(
            projection.c.next_try.is_not(None), projection.c.paused.is_(False)
        )
        return list(self._connection.scalars(found.order_by(projection.c.next_try)))

    def next_due(self) -> datetime | None:
        """When the first waiting part is tried again, or the first pause ends."""
        next_try = select(func.min(projection.c.next_try)).where(projection.c.next_try.is_not(None))
        pause_ends = select(func.min(runs.c.pause_until)).where(
            runs.c.open, runs.c.pause_until.is_not(None)
        )
        times = (self._connection.scalar(each) for each in (next_try, pause_ends))
        return min(filter(None, times), default=None)

    # Idempotency keys
    def key(self, key: str) -> StoredKey | None:
        return keys.find(self._connection, key)

    def begun_keys(self) -> list[StoredKey]:
        """Those whose commands have not been carried out to their end."""
        return keys.find_begun(self._connection)

    # Attempts and the log
    def attempt(self, attempt_id: int) -> Attempt | None:
        found = self._attempts(attempts.c.id == attempt_id)
        return found[0] if found else None

    def frozen_settings(self, attempt_id: int) -> Mapping[str, Any]:
        """Those of the run that the attempt was part of."""
        found = select(runs.c.settings).join(attempts, attempts.c.run_id == runs.c.id)
        return self._connection.scalar(found.where(attempts.c.id == attempt_id)) or {}

    def attempts(self, recording_id: int) -> list[Attempt]:
        """All tries of all its parts, oldest first."""
        return self._attempts(attempts.c.recording_id == recording_id)

    def attempts_of(self, recording_ids: Sequence[int]) -> set[int]:
        """The ids of all tries of these recordings."""
        found = self._connection.execute(
            select(attempts.c.id).where(among(attempts.c.recording_id)), these(recording_ids)
        )
        return set(found.scalars())

    def attempts_of_part(self, recording_id: int, part: PartRef | str) -> list[Attempt]:
        """Newest first. `part` is a reference or the name in `Attempt.part`."""
        named = attempts.c.part == mapping.part_name(part)
        return self._attempts(attempts.c.recording_id == recording_id, named)[::-1]

    def last_attempt(self) -> int:
        """The highest id of all attempts; 0 where there is none."""
        return self._connection.scalar(select(func.max(attempts.c.id))) or 0

    def running_attempts(self) -> list[Attempt]:
        return self._attempts(attempts.c.ended.is_(None))

    def _attempts(self, *conditions: Any) -> list[Attempt]:
        found = select(*mapping.ATTEMPT).where(*conditions).order_by(attempts.c.id)
        return [mapping.to_attempt(row) for row in self._connection.execute(found)]

    def journal(self, recording_id: int) -> list[JournalEntry]:
        """Oldest first."""
        found = select(journal.c.at, journal.c.text).where(journal.c.recording_id == recording_id)
        rows = self._connection.execute(found.order_by(journal.c.id))
        return [JournalEntry(at, text) for at, text in rows]

    # Uploads
    def destinations(self, output_ids: Sequence[int]) -> dict[int, Destination]:
        """Platform and account of each output."""
        return uploads.destinations(self._connection, output_ids)

    def held_back(self) -> list[int]:
        """The recordings with an output that waits for its hours or for another connection."""
        return uploads.held_back(self._connection)

    def due_abandoned(self, now: datetime) -> list[Abandoned]:
        """Partial uploads that are to be deleted at their platforms now."""
        return uploads.due_abandoned(self._connection, now)

    def abandoned_of(self, recording_ids: Sequence[int]) -> dict[int, set[str]]:
        """The platforms at which something of these recordings is still to be deleted."""
        return uploads.abandoned_of(self._connection, recording_ids)

    def next_abandoned(self, now: datetime) -> datetime | None:
        """When the first of those is due that are not yet."""
        return uploads.next_abandoned(self._connection, now)

    # Presets and rules
    def presets(self) -> list[Preset]:
        """By name."""
        found = stored_presets.find(self._connection)
        return sorted(found, key=lambda preset: preset.name.casefold())

    def preset(self, name: str) -> Preset | None:
        found = stored_presets.find(self._connection, presets.c.name == name)
        return found[0] if found else None

    def rules(self) -> list[Rule]:
        """In their order."""
        return stored_presets.find_rules(self._connection)

    # Accounts
    def accounts(self) -> list[Account]:
        """By platform and name."""
        return accounts.find(self._connection)

    def account(self, platform: str, name: str) -> Account | None:
        found = accounts.find(self._connection, platform, name)
        return found[0] if found else None

    def waiting_for_login(self, platform: str, account: str) -> list[int]:
        """The recordings with an output that waits for a login with this account."""
        return accounts.waited_for(self._connection, platform, account)

    def _load(self, ids: Sequence[int]) -> Mapping[int, Recording]:
        return load(self._connection, ids)
