"""What can be done to the store, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from recorder_app.domain import transitions
from recorder_app.domain.abandoned import Abandoned
from recorder_app.domain.account import Account
from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.preset import Preset
from recorder_app.domain.recording import OutputPart, PartRef, Recording, StagePart
from recorder_app.domain.rule import Rule
from recorder_app.domain.search import Sentence
from recorder_app.domain.words import SourceKind
from recorder_app.store import accounts, keys, mapping, removals, search, uploads
from recorder_app.store import presets as stored_presets
from recorder_app.store.batch import Batch, Layout, Values
from recorder_app.store.changes import Change, insert_all, update_all
from recorder_app.store.claims import take
from recorder_app.store.errors import StaleRecordingError
from recorder_app.store.keys import StoredKey
from recorder_app.store.loading import load
from recorder_app.store.numbering import Numbering, numbered
from recorder_app.store.reader import Reader
from recorder_app.store.schema import attempts, journal, recordings

_LINES = Layout(journal, ("recording_id",), ("at", "text"))


@dataclass(frozen=True, slots=True)
class Commit:
    """What one transaction did to the list."""

    changed: tuple[Recording, ...]
    """As they are now, the added ones among them."""
    added: tuple[int, ...]
    removed: tuple[int, ...]


class Writer(Reader):
    """Valid inside `Store.write()`. Nobody else writes meanwhile, so what was read here stays true."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._numbering = Numbering(connection)
        self._known: dict[int, Recording] = {}
        self._changed: dict[int, None] = {}
        self._added: dict[int, None] = {}
        self._removed: dict[int, None] = {}
        self._lines: list[tuple[int, Values]] = []

    # Recordings
    def add(
        self,
        *,
        title: str,
        source_kind: SourceKind,
        source: str,
        identity: Mapping[str, Any],
        options: Mapping[str, Any],
        stages: tuple[StagePart, ...],
        outputs: Sequence[OutputPart],
        now: datetime,
    ) -> Recording:
        """A new recording, as it is stored. The ids of `outputs` are given here."""
        recording = numbered(
            Recording(
                id=self._numbering.next(recordings),
                title=title,
                source_kind=source_kind,
                source=source,
                created_at=now,
                stages=stages,
                outputs=tuple(replace(output, id=0) for output in outputs),
                identity=identity,
                options=options,
            ),
            self._numbering,
            revision=1,
        )
        insert_all(self._connection, [recording])
        self._remember(recording)
        self._added[recording.id] = None
        return recording

    def save(self, recording: Recording) -> Recording:
        """The recording as it is stored from now on: new runs and outputs have their ids, and the
        revision is one higher, unless nothing has changed.

        Raises `StaleRecordingError` if it has been changed since it was read, `LookupError` if it is
        not there.
        """
        return self.save_all([recording])[0]

    def save_all(self, recordings: Sequence[Recording]) -> list[Recording]:
        """`save` for many, with a few statements for all of them."""
        stored = self._load([each.id for each in recordings])
        saved: dict[int, Recording] = {}
        changes: list[Change] = []
        results: list[Recording] = []
        for recording in recordings:
            before = saved.get(recording.id) or stored.get(recording.id)
            if before is None:
                raise LookupError(f"there is no recording {recording.id}")
            if recording.revision != before.revision:
                raise StaleRecordingError(
                    f"recording {recording.id} is at revision {before.revision}, "
                    f"what is to be saved stems from {recording.revision}"
                )
            after = before
            if recording != before:
                after = numbered(recording, self._numbering, before.revision + 1)
                changes.append((before, after))
                saved[after.id] = after
            results.append(after)
        update_all(self._connection, changes)
        for _, after in changes:
            self._remember(after)
        return results

    def remove(self, ids: Iterable[int], now: datetime, *, files: bool = False) -> None:
        """Take recordings off the list; what is not on it is no error. All of them is kept until
        `purge`; `files`: what they have published to folders is not to be kept then. Raises
        `ValueError` for one whose run is open: the lanes would still find it."""
        found = self.recordings(list(dict.fromkeys(ids)))
        if any(each.run is not None for each in found):
            raise ValueError("a recording whose run is open is not removed")
        gone = [each.id for each in found]
        removals.remove(self._connection, gone, now, files=files)
        for recording_id in gone:
            self._known.pop(recording_id)
            self._changed.pop(recording_id, None)
            if recording_id in self._added:
                del self._added[recording_id]
            else:
                self._removed[recording_id] = None

    def restore(self, ids: Iterable[int]) -> list[int]:
        """Put those of them back that were removed; answers which."""
        restored = removals.restore(self._connection, ids)
        for recording in restored:
            self._remember(recording)
            if recording.id in self._removed:
                del self._removed[recording.id]
            else:
                self._added[recording.id] = None
        return [each.id for each in restored]

    def purge(self, ids: Sequence[int]) -> None:
        """Forget removed recordings, with all that belongs to them."""
        self._write_lines()
        removals.purge(self._connection, ids)

    # What is said
    def index_transcript(self, recording_id: int, sentences: Iterable[Sentence]) -> None:
        """Have this found, and nothing else, where a search looks for what is said in the recording."""
        search.index(self._connection, recording_id, sentences)

    def forget_transcripts(self, ids: Iterable[int]) -> None:
        """Nothing is said in these any more. Of many this is quick; `sweep_transcripts` is not."""
        search.forget(self._connection, ids)

    def sweep_transcripts(self, ids: Iterable[int]) -> None:
        search.sweep(self._connection, ids)

    # Attempts
    def claim(
        self, recording_id: int, part: PartRef, now: datetime
    ) -> tuple[Recording, Attempt] | None:
        """Begin an attempt on a part that is claimable; None if it isn't, or somebody was faster."""
        before = self.recording(recording_id)
        if before is None or before.run is None or not take(self._connection, recording_id, part):
            return None
        attempt = Attempt(
            id=self._numbering.next(attempts),
            recording_id=recording_id,
            run_id=before.run.id,
            part=mapping.part_name(part),
            started_at=now,
        )
        self._connection.execute(
            insert(attempts).values(
                id=attempt.id,
                recording_id=recording_id,
                run_id=attempt.run_id,
                part=attempt.part,
                started_at=now,
            )
        )
        return self.save(transitions.claimed(before, part, attempt.id, now)), attempt

    def end_attempt(self, attempt_id: int, ended: str, message: str | None, now: datetime) -> None:
        """`ended` is one of the words of `Attempt.ended`."""
        self._connection.execute(
            update(attempts)
            .where(attempts.c.id == attempt_id)
            .values(ended=ended, message=message, finished_at=now)
        )

    # The log, presets and rules
    def log(self, recording_id: int, text: str, now: datetime) -> None:
        """A sentence for the recording's log."""
        self._lines.append((recording_id, (now, text)))

    def journal(self, recording_id: int) -> list[JournalEntry]:
        self._write_lines()
        return super().journal(recording_id)

    def put_preset(self, preset: Preset) -> None:
        """Add it, or replace the one of its name."""
        stored_presets.put(self._connection, preset)

    def remove_preset(self, name: str) -> bool:
        """False where there is none."""
        return stored_presets.remove(self._connection, name)

    def put_rules(self, rules: Sequence[Rule]) -> None:
        """These and no others."""
        stored_presets.put_rules(self._connection, rules)

    # Accounts
    def put_account(self, account: Account) -> None:
        """Add it, or replace the one of its platform and name."""
        accounts.put(self._connection, account)

    def remove_account(self, platform: str, name: str) -> bool:
        """False where there is none."""
        return accounts.remove(self._connection, platform, name)

    # Uploads that were given up
    def abandon(self, given_up: Abandoned) -> None:
        uploads.abandon(self._connection, given_up)

    def put_off(self, later: Abandoned) -> None:
        uploads.put_off(self._connection, later)

    def forget_abandoned(self, abandoned_id: int) -> None:
        uploads.forget_abandoned(self._connection, abandoned_id)

    # Idempotency keys
    def put_key(self, stored: StoredKey) -> None:
        keys.put(self._connection, stored)

    def forget_keys(self, before: datetime) -> None:
        keys.forget(self._connection, before)

    def finish(self) -> Commit | None:
        """Write what is still held back; called by the store before it commits. None if the list
        has not changed."""
        self._write_lines()
        if not (self._changed or self._removed):
            return None
        return Commit(
            changed=tuple(self._known[each] for each in self._changed),
            added=tuple(self._added),
            removed=tuple(self._removed),
        )

    def _write_lines(self) -> None:
        batch, written = Batch(), set[int]()
        for recording_id, values in self._lines:
            # A batch may change the order; a recording's lines keep theirs.
            if recording_id in written:
                batch.execute(self._connection)
                batch, written = Batch(), set()
            batch.insert(_LINES, (recording_id,), values)
            written.add(recording_id)
        batch.execute(self._connection)
        self._lines.clear()

    def _remember(self, recording: Recording) -> None:
        self._known[recording.id] = recording
        self._changed[recording.id] = None

    def _load(self, ids: Sequence[int]) -> Mapping[int, Recording]:
        missing = [each for each in ids if each not in self._known]
        if missing:
            self._known.update(load(self._connection, missing))
        return self._known
