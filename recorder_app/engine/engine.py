"""The engine, whole: built from a data folder, started, asked and told through `Front`, stopped."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from recorder_app import settings as stored_settings
from recorder_app.domain import status as derive
from recorder_app.domain import transitions
from recorder_app.domain.errors import WorkError
from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.query import Filter, Query
from recorder_app.domain.recording import Recording
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import SourceKind
from recorder_app.engine.accounts.accounts import Accounts
from recorder_app.engine.accounts.vault import Vault
from recorder_app.engine.attempts.attempt import Shop
from recorder_app.engine.attempts.lanes import Lanes
from recorder_app.engine.attempts.leftovers import Leftovers
from recorder_app.engine.attempts.progress import ProgressBoard
from recorder_app.engine.attempts.room import Room
from recorder_app.engine.attempts.stops import tell_stops
from recorder_app.engine.awake import Awake
from recorder_app.engine.children.crew import Crew
from recorder_app.engine.children.worker import CHILD_MODULE
from recorder_app.engine.clock import Clock
from recorder_app.engine.commands.accounts import AccountCommands
from recorder_app.engine.commands.adding import Adding
from recorder_app.engine.commands.cancelling import Cancelling
from recorder_app.engine.commands.frozen import Freezer
from recorder_app.engine.commands.keys import Keys
from recorder_app.engine.commands.means import Means
from recorder_app.engine.commands.output_commands import OutputCommands
from recorder_app.engine.commands.preset_commands import PresetCommands
from recorder_app.engine.commands.presets import Presets
from recorder_app.engine.commands.recording_commands import Commands
from recorder_app.engine.events import (
    Event,
    EventBus,
    Listener,
    Notice,
    ProgressChanged,
    RecordingsChanged,
    RecordingsRemoved,
)
from recorder_app.engine.files import result_files
from recorder_app.engine.front import ResultFile
from recorder_app.engine.recovery import Found, recover
from recorder_app.paths import Home
from recorder_app.settings import Settings
from recorder_app.sources import local_file
from recorder_app.store.store import Commit, Store

log = logging.getLogger(__name__)


class Engine(Adding, Commands, OutputCommands, AccountCommands, PresetCommands):
    """Implements `recorder_app.engine.front.Front`. The caller holds the instance lock."""

    def __init__(self, home: Home, child_module: str = CHILD_MODULE) -> None:
        self.home = home
        home.root.mkdir(parents=True, exist_ok=True)
        self._settings = stored_settings.load(home.settings)
        store = Store.open(home.database, home.backups)
        accounts = Accounts(store, Vault(home.vault))
        self._bus = EventBus()
        self._room = Room()
        self._crew = Crew(home.root, child_module)
        board = ProgressBoard(self._publish_progress)
        lanes = Lanes(
            Shop(home, store, self._crew, board, self._room), lambda: self._settings.lanes
        )
        leftovers = Leftovers(home, store)
        super().__init__(
            Means(
                home,
                store,
                lanes,
                leftovers,
                board,
                Freezer(lambda: self._settings),
                Presets(lambda: self._settings),
                Keys(store),
                Cancelling(store, lanes, leftovers),
                accounts,
            )
        )
        self._clock = Clock()
        self._awake: Awake | None = None
        # Recordings of which something runs, as last committed: progress is published ten times a
        # second for each, and must not ask the database for it.
        self._running: dict[int, Recording] = {}
        self._store.on_commit(self._on_commit)

    # Life

    def start(self, only: frozenset[int] | None = None) -> Found:
        """Recover, then work: on these recordings only, if given."""
        found = recover(self.home, self._store, self._leftovers)
        if self._settings.keep_awake:
            self._awake = Awake()
            self._lanes.on_busy = self._awake.want
        self._keys.forget_old()
        self._clock.start(self._when_due, self._crew.let_idle_go, self._keys.forget_old)
        self._wake_for_next()
        self._lanes.start(only)
        sentence = found.sentence()
        if sentence is not None:
            self._bus.publish(Notice(sentence))
        return found

    def stop(self) -> None:
        """Stop at once with all progress kept: what runs goes on from its checkpoint at the next
        start."""
        self._lanes.close()
        self._clock.close()
        for live in self._lanes.live():
            live.leave()
        self._lanes.wait()
        self._crew.close()
        if self._awake is not None:
            self._awake.close()
        self._store.close()

    # What is there

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

    def recording(self, recording_id: int) -> Snapshot | None:
        with self._store.read() as tx:
            found = tx.recording(recording_id)
        return None if found is None else self._snapshot(found)

    def recordings(self, ids: Sequence[int]) -> list[Snapshot]:
        with self._store.read() as tx:
            return self._snapshots(tx.recordings(ids))

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
        return [] if snapshot is None else result_files(self.home, snapshot.recording)

    # What changes

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        return self._bus.subscribe(listener)

    def publish(self, event: Event) -> None:
        self._bus.publish(event)

    @property
    def settings(self) -> Settings:
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        stored_settings.save(self.home.settings, settings)
        self._settings = settings
        self._lanes.kick()

    # Inside

    def _publish_progress(self, recording_id: int) -> None:
        recording = self._running.get(recording_id)
        if recording is not None:
            self._bus.publish(ProgressChanged(self._snapshot(recording)))

    def _on_commit(self, commit: Commit) -> None:
        for each in commit.changed:
            if derive.running_parts(each):
                self._running[each.id] = each
            else:
                self._running.pop(each.id, None)
        if commit.changed:
            snapshots = tuple(self._snapshots(commit.changed))
            self._bus.publish(RecordingsChanged(snapshots, added=bool(commit.added)))
        if commit.removed:
            self._bus.publish(RecordingsRemoved(commit.removed))
        times = [derive.next_try(each) for each in commit.changed]
        times += [each.run.pause_until for each in commit.changed if each.run]
        for moment in filter(None, times):
            self._clock.wake_at(moment)
        if any(derive.claimable(each) for each in commit.changed):
            self._lanes.kick()

    def _wake_for_next(self) -> None:
        with self._store.read() as tx:
            moment = tx.next_due()
        if moment is not None:
            self._clock.wake_at(moment)

    def _when_due(self) -> None:
        """What waits and whose time has come becomes claimable; a source that is ready is found."""
        now = datetime.now(UTC)
        with self._store.read() as tx:
            due = set(tx.due(now))
            over = set(tx.pauses_over(now))
            sources = {each.id: each for each in tx.recordings(tx.with_source_problem())}
        ready = {each for each, recording in sources.items() if self._source_ready(recording)}
        if due or ready or over:
            changed: list[Recording] = []
            with self._store.write() as tx:
                for recording in tx.recordings(sorted(due | ready | over)):
                    after = transitions.due(recording, now, self._room.lacking(recording))
                    if recording.id in over:
                        after = transitions.pause_over(after, now)
                        tx.log(recording.id, "The pause is over: it goes on.", now)
                    if recording.id in ready:
                        after = transitions.source_found(after)
                    elif recording.id in sources:
                        after = transitions.source_still_missing(after, now)
                    if after is not recording:
                        changed.append(after)
                tx.save_all(changed)
        if over:
            tell_stops(self._store, self._lanes, frozenset(over))
        self._wake_for_next()

    def _source_ready(self, recording: Recording) -> bool:
        if recording.source_kind is not SourceKind.FILE:
            return True
        try:
            age_s = time.time() - local_file.look(Path(recording.source)).st_mtime
        except WorkError:
            return False
        return age_s >= self._settings.download.growing_quiet_s or age_s < 0
