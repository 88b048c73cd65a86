"""What waits becomes claimable: its time has come, its pause is over, its source is there."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from recorder_app.domain import transitions
from recorder_app.domain.errors import WorkError
from recorder_app.domain.recording import Recording
from recorder_app.domain.words import SourceKind, WaitKind
from recorder_app.engine.attempts.lanes import Lanes
from recorder_app.engine.attempts.shop import Shop
from recorder_app.engine.attempts.stops import tell_stops
from recorder_app.settings import Settings
from recorder_app.sources import local_file

_OF_THE_GATE = (WaitKind.HOURS, WaitKind.METERED)


class Due:
    """Called by the clock: it only changes what is known, so that a lost call loses nothing."""

    def __init__(
        self,
        shop: Shop,
        lanes: Lanes,
        settings: Callable[[], Settings],
        wake_at: Callable[[datetime], None],
    ) -> None:
        self._shop = shop
        self._lanes = lanes
        self._settings = settings
        self._wake_at = wake_at

    def look(self) -> None:
        now = datetime.now(UTC)
        with self._shop.store.read() as tx:
            due = set(tx.due(now))
            over = set(tx.pauses_over(now))
            sources = {each.id: each for each in tx.recordings(tx.with_source_problem())}
        ready = {each for each, recording in sources.items() if self._source_ready(recording)}
        if due or ready or over:
            changed: list[Recording] = []
            with self._shop.store.write() as tx:
                for recording in tx.recordings(sorted(due | ready | over)):
                    after = transitions.due(recording, now, self._shop.room.lacking(recording))
                    paused = after
                    after = transitions.pause_over(after, now)
                    if after is not paused:
                        tx.log(recording.id, "The pause is over: it goes on.", now)
                    if recording.id in ready:
                        after = transitions.source_found(after)
                    elif recording.id in sources:
                        after = transitions.source_still_missing(after, now)
                    if after is not recording:
                        changed.append(after)
                tx.save_all(changed)
        if over:
            tell_stops(self._shop.store, self._lanes, frozenset(over))
        self._lanes.mind_the_gate()
        self.wake_for_next()

    def hold_nothing_back(self) -> None:
        """The hours or the connection may have changed: what was held back for them is judged anew."""
        with self._shop.store.write() as tx:
            held = tx.recordings(tx.held_back())
            tx.save_all([transitions.let_go(each, _OF_THE_GATE) for each in held])
        self._lanes.mind_the_gate()
        self.wake_for_next()

    def wake_for_next(self) -> None:
        now = datetime.now(UTC)
        with self._shop.store.read() as tx:
            moments = (tx.next_due(), tx.next_abandoned(now), self._shop.gate.closes_at(now))
        for moment in filter(None, moments):
            self._wake_at(moment)

    def _source_ready(self, recording: Recording) -> bool:
        if recording.source_kind is not SourceKind.FILE:
            return True
        try:
            age_s = time.time() - local_file.look(Path(recording.source)).st_mtime
        except WorkError:
            return False
        return age_s >= self._settings().download.growing_quiet_s or age_s < 0
