"""All that a window, a command line or an API may ask of the engine.

Every call is thread-safe and blocks until its answer is true (a `cancel` until nothing runs any
more): a window calls it from a thread of its own, never from the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.outcome import Outcome
from recorder_app.domain.preset import Preset
from recorder_app.domain.query import Filter, Query
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import PauseMode
from recorder_app.engine.events import Listener
from recorder_app.settings import Settings


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A file that a finished stage or output left."""

    part: str
    path: Path
    size_bytes: int


class Front(Protocol):
    # What is there
    def page(self, query: Query, offset: int, limit: int) -> list[Snapshot]: ...
    def ids(self, query: Query) -> list[int]: ...
    def count(self, query: Query) -> int: ...
    def counts(self) -> Mapping[Filter, int]: ...
    def recording(self, recording_id: int) -> Snapshot | None: ...
    def journal(self, recording_id: int) -> list[JournalEntry]: ...
    def attempts(self, recording_id: int) -> list[Attempt]: ...
    def files(self, recording_id: int) -> list[ResultFile]: ...
    def presets(self) -> list[Preset]: ...

    # Commands: one outcome per id
    def add(
        self,
        sources: Sequence[str],
        *,
        presets: Sequence[str] | None = None,
        title: str | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> list[Snapshot]:
        """New recordings from paths (a folder stands for the recordings in it) or URLs, each with an
        output per preset; None: the default presets. Raises `ValueError` with a sentence for the
        person when a source is neither or a preset is unknown; then nothing is added."""

    def run(self, ids: Sequence[int]) -> list[Outcome]: ...
    def pause(
        self, ids: Sequence[int], mode: PauseMode = PauseMode.CHECKPOINT
    ) -> list[Outcome]: ...
    def cancel(self, ids: Sequence[int]) -> list[Outcome]: ...
    def skip(self, ids: Sequence[int]) -> list[Outcome]: ...
    def reset(self, ids: Sequence[int], *, keep_files: bool = False) -> list[Outcome]: ...
    def remove(self, ids: Sequence[int]) -> list[Outcome]:
        """Take recordings off the list, with what the app keeps of them; sources and published files
        stay. A recording whose run is open is refused."""

    def pause_all(self) -> list[Outcome]: ...
    def run_all_paused(self) -> list[Outcome]: ...

    # What changes
    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Listeners are called on the engine's threads; returns what ends the subscription."""

    @property
    def settings(self) -> Settings: ...
    def change_settings(self, settings: Settings) -> None:
        """Takes effect at once: lanes on the next claim, stages on the next run."""
