"""Whether work may be begun at all: it is held while the battery or the room on the disk is low."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from recorder_app.domain.hold import HoldKind, WorkHold


class WorkGate:
    """Thread-safe. Lives in memory: whoever watches the machine looks at once after a start."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._holds: tuple[WorkHold, ...] = ()
        self._let: frozenset[int] = frozenset()
        self._is_overridden = False

    @property
    def kinds(self) -> frozenset[HoldKind]:
        """What is low, also where a person has overridden it."""
        return frozenset(each.kind for each in self._holds)

    @property
    def hold(self) -> WorkHold | None:
        """Why nothing is begun."""
        for each in self._holds:
            if not (each.can_be_overridden and self._is_overridden):
                return each
        return None

    def put(self, holds: Iterable[WorkHold]) -> bool:
        """The work is held for these from now on. Answers whether `hold` is another. What a person has
        let through a hold ends with it."""
        with self._lock:
            before, self._holds = self.hold, tuple(holds)
            if not any(each.can_be_overridden for each in self._holds):
                self._let, self._is_overridden = frozenset(), False
            return self.hold != before

    def override(self) -> None:
        """A person wants the work to go on all the same, until what it is held for is over."""
        with self._lock:
            self._is_overridden = any(each.can_be_overridden for each in self._holds)

    def let(self, recording_ids: frozenset[int]) -> None:
        """The same for these recordings: a person has told them to run."""
        with self._lock:
            if any(each.can_be_overridden for each in self._holds):
                self._let |= recording_ids

    def let_through(self) -> frozenset[int] | None:
        """The recordings that may be worked on; None: all."""
        hold = self.hold
        if hold is None:
            return None
        return self._let if hold.can_be_overridden else frozenset()

    def is_shut_for(self, recording_id: int) -> bool:
        let = self.let_through()
        return let is not None and recording_id not in let
