"""Holds the work as a whole while the machine is low on charge or room, and lets it go on by itself."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from recorder_app.domain.hold import WorkHold
from recorder_app.engine.attempts.lanes import Lanes
from recorder_app.engine.attempts.shop import Shop
from recorder_app.engine.attempts.stops import tell_stops
from recorder_app.engine.supplies import Supplies, judged
from recorder_app.settings import Settings


class Holding:
    """Thread-safe. `changed` is told of each new hold and of its end."""

    def __init__(
        self,
        shop: Shop,
        lanes: Lanes,
        settings: Callable[[], Settings],
        supplies: Supplies | None,
        changed: Callable[[WorkHold | None], None],
    ) -> None:
        """Without `supplies` nothing is ever held."""
        self._shop = shop
        self._lanes = lanes
        self._settings = settings
        self._supplies = supplies
        self._changed = changed
        self._lock = Lock()

    @property
    def now(self) -> WorkHold | None:
        return self._shop.work_gate.hold

    def look(self) -> None:
        """How the machine stands may have changed."""
        if self._supplies is None:
            return
        gate = self._shop.work_gate
        with self._lock:
            home = self._shop.home.root
            if gate.put(judged(self._supplies, self._settings().hold, home, gate.kinds)):
                self._carry_out()

    def override(self) -> None:
        with self._lock:
            before = self.now
            self._shop.work_gate.override()
            if self.now != before:
                self._carry_out()

    def _carry_out(self) -> None:
        self._changed(self.now)
        tell_stops(self._shop.store, self._lanes)
        self._lanes.mind_the_gate()
        self._lanes.kick()
