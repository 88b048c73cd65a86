"""The engine, whole: built from a data folder, started, asked and told through `Front`, stopped."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from recorder_app import settings as stored_settings
from recorder_app.domain import status as derive
from recorder_app.domain.hold import WorkHold
from recorder_app.domain.recording import Recording
from recorder_app.engine.accounts.accounts import Accounts
from recorder_app.engine.accounts.vault import Vault
from recorder_app.engine.attempts.abandoning import Abandoning
from recorder_app.engine.attempts.lanes import Lanes
from recorder_app.engine.attempts.leftovers import Leftovers
from recorder_app.engine.attempts.progress import ProgressBoard
from recorder_app.engine.attempts.room import Room
from recorder_app.engine.attempts.shop import Shop
from recorder_app.engine.attempts.upload_gate import UploadGate
from recorder_app.engine.awake import Awake
from recorder_app.engine.children.crew import Crew
from recorder_app.engine.children.worker import CHILD_MODULE
from recorder_app.engine.clock import Clock
from recorder_app.engine.commands.accounts import AccountCommands
from recorder_app.engine.commands.cancelling import Cancelling
from recorder_app.engine.commands.correcting import CorrectionCommands
from recorder_app.engine.commands.frozen import Freezer
from recorder_app.engine.commands.keys import Keys
from recorder_app.engine.commands.list_commands import ListCommands
from recorder_app.engine.commands.means import Means
from recorder_app.engine.commands.output_commands import OutputCommands
from recorder_app.engine.commands.preset_commands import PresetCommands
from recorder_app.engine.commands.presets import Presets
from recorder_app.engine.commands.recording_commands import Commands
from recorder_app.engine.due import Due
from recorder_app.engine.events import (
    Event,
    EventBus,
    HoldChanged,
    Listener,
    Notice,
    ProgressChanged,
    RecordingsChanged,
    RecordingsRemoved,
    SettingsChanged,
)
from recorder_app.engine.holding import Holding
from recorder_app.engine.purging import Purging
from recorder_app.engine.reading import Reading
from recorder_app.engine.recovery import Found, recover
from recorder_app.engine.speech_models import Fetch, SpeechModel, SpeechModels
from recorder_app.engine.supplies import Supplies
from recorder_app.engine.thumbnails import Thumbnails
from recorder_app.engine.tidying import Tidying
from recorder_app.paths import Home
from recorder_app.settings import Settings
from recorder_app.store.store import Commit, Store

log = logging.getLogger(__name__)


class Engine(
    Reading,
    Commands,
    ListCommands,
    CorrectionCommands,
    OutputCommands,
    AccountCommands,
    PresetCommands,
):
    """Implements `recorder_app.engine.front.Front`. The caller holds the instance lock."""

    def __init__(
        self, home: Home, child_module: str = CHILD_MODULE, supplies: Supplies | None = None
    ) -> None:
        """The work is held while `supplies` are low; never without them."""
        self.home = home
        home.root.mkdir(parents=True, exist_ok=True)
        self._settings = stored_settings.load(home.settings)
        store = Store.open(home.database, home.backups)
        accounts = Accounts(store, Vault(home.vault))
        self._bus = EventBus()
        self._crew = Crew(home.root, child_module)
        board = ProgressBoard(self._publish_progress)
        self._gate = UploadGate(lambda: self._settings)
        shop = Shop(home, store, self._crew, board, Room(), self._gate, accounts)
        lanes = Lanes(shop, lambda: self._settings.lanes)
        self._abandoning = Abandoning(shop)
        leftovers = Leftovers(home, store)
        purging = Purging(store, leftovers)
        self._tidying = Tidying(home, store, purging)
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
                Cancelling(store, lanes, leftovers, self._abandoning),
                accounts,
                purging,
                self._tidying,
            )
        )
        self._thumbnails = Thumbnails(home, lambda: self._settings.ffmpeg)
        self._models = SpeechModels(home, self._crew)
        self._clock = Clock()
        self._due = Due(shop, lanes, lambda: self._settings, self._clock.wake_at)
        self._holding = Holding(
            shop,
            lanes,
            lambda: self._settings,
            supplies,
            lambda hold: self._bus.publish(HoldChanged(hold)),
        )
        self._awake: Awake | None = None
        # Recordings of which something runs, as last committed: progress is published ten times a
        # second for each, and must not ask the database for it.
        self._running: dict[int, Recording] = {}
        self._store.on_commit(self._on_commit)

    # Life

    def start(self, only: frozenset[int] | None = None) -> Found:
        """Recover, then work: on these recordings only, if given."""
        found = recover(self.home, self._store, self._leftovers)
        self._awake = Awake(allowed=self._settings.keep_awake)
        self._lanes.on_busy = self._awake.want
        self._keys.forget_old()
        self._clock.start(self._when_due, self._crew.let_idle_go, self._keys.forget_old)
        self._due.wake_for_next()
        self._holding.look()
        self._lanes.start(only)
        self._abandoning.start()
        self._tidying.start()
        sentence = found.sentence()
        if sentence is not None:
            self._bus.publish(Notice(sentence))
        return found

    def stop(self) -> None:
        """Stop at once with all progress kept: what runs goes on from its checkpoint at the next
        start."""
        self._lanes.close()
        self._thumbnails.close()
        self._clock.close()
        self._abandoning.close()
        self._tidying.close()
        for live in self._lanes.live():
            live.leave()
        self._lanes.wait()
        self._crew.close()
        if self._awake is not None:
            self._awake.close()
        self._store.close()

    def thumbnail(self, recording_id: int) -> Path | None:
        with self._store.read() as tx:
            recording = tx.recording(recording_id)
        return None if recording is None else self._thumbnails.of(recording)

    def leave_thumbnails(self) -> None:
        self._thumbnails.close()

    # Speech models

    def models(self) -> list[SpeechModel]:
        return self._models.known()

    def get_model(self, fetch: Fetch) -> bool:
        return self._models.get(fetch)

    def remove_model(self, name: str) -> None:
        self._models.remove(name)

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
        before, self._settings = self._settings, settings
        if self._awake is not None:
            self._awake.allow(settings.keep_awake)
        if settings.upload != before.upload:
            self._due.hold_nothing_back()
        self._holding.look()
        self._lanes.kick()
        self._bus.publish(SettingsChanged(settings))

    def set_metered(self, metered: bool) -> None:
        """Whether the connection costs by the byte, as whoever watches it knows."""
        if metered != self._gate.metered:
            self._gate.metered = metered
            self._due.hold_nothing_back()

    @property
    def hold(self) -> WorkHold | None:
        return self._holding.now

    def held_for(self, recording_id: int) -> str | None:
        """Why nothing of the recording is begun, as a sentence, while the work as a whole is held."""
        hold = self.hold
        return hold.sentence if hold and self._lanes.is_held(recording_id) else None

    def override_hold(self) -> None:
        self._holding.override()

    # Inside

    def _when_due(self) -> None:
        self._holding.look()
        self._due.look()
        self._abandoning.kick()
        self._tidying.kick()

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
        times = [derive.next_try(each) for each in commit.changed]
        times += [each.run.pause_until for each in commit.changed if each.run]
        for moment in filter(None, times):
            self._clock.wake_at(moment)
        if any(derive.claimable(each) for each in commit.changed):
            self._lanes.kick()
        # Last, because the window begins to paint then, and shares the interpreter with this.
        if commit.changed:
            snapshots = tuple(self._snapshots(commit.changed))
            self._bus.publish(RecordingsChanged(snapshots, added=bool(commit.added)))
        if commit.removed:
            self._bus.publish(RecordingsRemoved(commit.removed))
