"""What the engine tells: typed, frozen, published after the commit that made them true."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from recorder_app.domain.hold import WorkHold
from recorder_app.domain.snapshot import Snapshot
from recorder_app.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecordingsChanged:
    """Facts or progress of these recordings are new. A view applies a snapshot unless it holds one
    of a higher `recording.revision`."""

    snapshots: tuple[Snapshot, ...]
    added: bool = False
    """They are new in the list."""


@dataclass(frozen=True, slots=True)
class RecordingsRemoved:
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProgressChanged:
    """Live progress of one recording; at most about 10 a second for each."""

    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the person: "3 resumed, nothing lost"."""

    text: str


@dataclass(frozen=True, slots=True)
class SecondStart:
    """The program was started again: show the window; these files were on its command line."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class HoldChanged:
    """The work as a whole is held now, for another reason, or no longer."""

    hold: WorkHold | None


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """These are in force from now on."""

    settings: Settings


Event = (
    RecordingsChanged
    | RecordingsRemoved
    | ProgressChanged
    | Notice
    | SecondStart
    | HoldChanged
    | SettingsChanged
)
Listener = Callable[[Event], None]


class EventBus:
    """Hands each event to each listener, on the thread that publishes. Listeners must be quick."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Returns what ends the subscription."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            with self._lock:
                self._listeners = tuple(each for each in self._listeners if each is not listener)

        return unsubscribe

    def publish(self, event: Event) -> None:
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:
                log.exception("a listener failed on %s", type(event).__name__)
