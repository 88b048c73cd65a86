"""Recordings in a dict, with the questions that a window asks of them."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from recorder_app.domain import decide, facts, renaming
from recorder_app.domain import status as derive
from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.outcome import Outcome, unknown
from recorder_app.domain.query import Filter, Folder, Query, SortKey
from recorder_app.domain.recording import OutputPart, PartRef, Recording, new_stages
from recorder_app.domain.search import Hit, Sentence, best_hit, fold, words_of
from recorder_app.domain.snapshot import Progress, Snapshot
from recorder_app.domain.words import (
    RecordingStatus,
    SourceKind,
    StageType,
    WaitKind,
)
from recorder_app.engine.events import (
    Event,
    EventBus,
    Listener,
    Notice,
    RecordingsChanged,
    SettingsChanged,
)
from recorder_app.engine.front import ResultFile
from recorder_app.settings import Settings
from tests.ui.fake_belongings import FakeBelongings
from tests.ui.fake_models import FakeModels

BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RESUMABLE = {stage: stage in (StageType.DOWNLOAD, StageType.TRANSCRIBE) for stage in StageType}
_STAGES = new_stages(RESUMABLE)
_ORDER = list(RecordingStatus)
_FOR_A_PERSON = (WaitKind.LOGIN, WaitKind.QUOTA, WaitKind.DISK, WaitKind.SOURCE)


def _in_group(recording: Recording, group: Filter) -> bool:
    match group:
        case Filter.ALL:
            return True
        case Filter.RUNNING:
            return derive.is_runtime(recording)
        case Filter.QUEUED:
            return derive.queued(recording)
        case Filter.PAUSED:
            return derive.paused(recording) or derive.pausing(recording)
        case Filter.READY:
            return derive.status(recording) is RecordingStatus.READY
        case Filter.ATTENTION:
            waits = derive.waiting_parts(recording)
            return derive.failed(recording) or any(each.kind in _FOR_A_PERSON for each in waits)


def _sort_value(recording: Recording, key: SortKey) -> Any:
    match key:
        case SortKey.TITLE:
            return fold(recording.title)
        case SortKey.STATUS:
            return _ORDER.index(derive.status(recording))
        case SortKey.DURATION:
            return recording.duration_s or 0.0
        case SortKey.CREATED:
            return recording.created_at
        case SortKey.QUEUE:
            return (recording.run is None, recording.run.place if recording.run else 0)
        case SortKey.SIZE:
            return facts.size_bytes(recording) or -1
        case SortKey.LANGUAGE:
            return facts.language(recording) or ""
        case SortKey.SOURCE:
            return recording.source
        case SortKey.ATTEMPTS:
            return facts.attempts(recording)
        case SortKey.ERROR:
            return facts.last_error(recording) or ""
        case SortKey.FINISHED:
            finished = facts.finished_at(recording)
            return (finished is not None, finished)
        case SortKey.PROGRESS:
            return facts.progress(recording)


def _folder(recording: Recording) -> str:
    return facts.folder_path(recording.source_kind, recording.source)


class FakeList(FakeBelongings, FakeModels):
    """What is there, what is told of it, and how one decision is carried out."""

    def __init__(self) -> None:
        FakeBelongings.__init__(self)
        FakeModels.__init__(self)
        self._lock = threading.RLock()
        self._bus = EventBus()
        self._recordings: dict[int, Recording] = {}
        self._live: dict[int, dict[PartRef, Progress]] = {}
        self._next_id = 1
        self.kept_settings = Settings()
        self.commands: list[tuple[str, tuple[int, ...]]] = []
        self.journals: dict[int, list[JournalEntry]] = {}
        self.results: dict[int, list[ResultFile]] = {}
        self.tried: dict[int, list[Attempt]] = {}
        self.thumbnails: dict[int, Path] = {}
        self.looked_at: list[int] = []
        """The recordings whose thumbnails were asked for, in that order."""
        self.trouble: Exception | None = None
        """Raised by the next call that reads."""
        self.broken: Exception | None = None
        """Raised by the next command."""
        self.answers: dict[str, list[Outcome]] = {}
        """What was answered to the commands that came with an idempotency key."""
        self.keys: list[str | None] = []
        """Of the commands, in their order."""
        self.until: datetime | None = None
        """The end of the pause that was asked for last."""
        self.said: dict[int, list[Sentence]] = {}
        """What is said in recordings, to be searched."""
        self.known_speeds: dict[StageType, float] = {}
        self._removed: dict[int, Recording] = {}
        self.chosen_presets: Sequence[str] | None = ()
        """Those that were named when something was added last."""
        self.metered: bool | None = None
        """As the window has told."""
        self.gate = threading.Event()
        """Commands wait for it: cleared, they are under way until it is set."""
        self.gate.set()

    def _found(self, query: Query) -> list[Recording]:
        found = [
            each
            for each in self._recordings.values()
            if _in_group(each, query.filter)
            and self._has(each, words_of(query.search))
            and query.folder in (None, _folder(each))
            and (query.status is None or derive.status(each) is query.status)
        ]
        found.sort(
            key=lambda each: (_sort_value(each, query.sort), each.id), reverse=query.descending
        )
        return found

    def _has(self, recording: Recording, words: list[str]) -> bool:
        said = fold(" ".join(each.text for each in self.said.get(recording.id, [])))
        return any(all(word in text for word in words) for text in (fold(recording.title), said))

    def _snapshot(self, recording: Recording) -> Snapshot:
        return Snapshot(recording, dict(self._live.get(recording.id, {})))

    def _raise(self) -> None:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble

    def page(self, query: Query, offset: int, limit: int) -> list[Snapshot]:
        self._note("page")
        with self._lock:
            self._raise()
            return [self._snapshot(each) for each in self._found(query)[offset : offset + limit]]

    def ids(self, query: Query) -> list[int]:
        self._note("ids")
        with self._lock:
            self._raise()
            return [each.id for each in self._found(query)]

    def count(self, query: Query) -> int:
        self._note("count")
        with self._lock:
            return len(self._found(query))

    def counts(self) -> Mapping[Filter, int]:
        self._note("counts")
        with self._lock:
            everything = list(self._recordings.values())
            return {group: sum(_in_group(each, group) for each in everything) for group in Filter}

    def recording(self, recording_id: int) -> Snapshot | None:
        self._note("recording")
        with self._lock:
            found = self._recordings.get(recording_id)
            return None if found is None else self._snapshot(found)

    def recordings(self, ids: Sequence[int]) -> list[Snapshot]:
        self._note("recordings")
        with self._lock:
            found = [self._recordings[each] for each in ids if each in self._recordings]
            return [self._snapshot(each) for each in found]

    def output_owner(self, output_id: int) -> int | None:
        self._note("output_owner")
        with self._lock:
            owners = (
                each.id
                for each in self._recordings.values()
                if any(output.id == output_id for output in each.outputs)
            )
            return next(owners, None)

    def folders(self) -> list[Folder]:
        self._note("folders")
        with self._lock:
            counted = Counter(map(_folder, self._recordings.values()))
        return [Folder(path, facts.folder_name(path), n) for path, n in counted.most_common(50)]

    def hits(self, search: str, ids: Sequence[int]) -> list[Hit]:
        self._note("hits")
        found = (best_hit(each, self.said.get(each, []), search) for each in ids)
        return [each for each in found if each is not None]

    def speeds(self) -> Mapping[StageType, float]:
        self._note("speeds")
        return dict(self.known_speeds)

    def rename(self, recording_id: int, title: str, *, key: str | None = None) -> Outcome:
        (outcome,) = self._decide(
            "rename", [recording_id], lambda each: renaming.rename(each, title), key
        )
        return outcome

    def journal(self, recording_id: int) -> list[JournalEntry]:
        self._note("journal")
        return list(self.journals.get(recording_id, []))

    def attempts(self, recording_id: int) -> list[Attempt]:
        self._note("attempts")
        return list(self.tried.get(recording_id, []))

    def thumbnail(self, recording_id: int) -> Path | None:
        self._note("thumbnail")
        self.looked_at.append(recording_id)
        return self.thumbnails.get(recording_id)

    def leave_thumbnails(self) -> None:
        self._note("leave_thumbnails")

    def files(self, recording_id: int) -> list[ResultFile]:
        self._note("files")
        return list(self.results.get(recording_id, []))

    def _new(self, title: str, source: str) -> Recording:
        key = self._next_id
        self._next_id += 1
        recording = Recording(
            id=key,
            title=title,
            source_kind=SourceKind.URL if "://" in source else SourceKind.FILE,
            source=source,
            created_at=BEGAN + timedelta(minutes=key),
            stages=_STAGES,
            outputs=(OutputPart(key, "folder", "Folder", {}, f"marker-{key}"),),
        )
        self._recordings[key] = recording
        return recording

    def _decide(
        self,
        name: str,
        ids: Sequence[int],
        decision: Callable[[Recording], decide.Decision],
        key: str | None,
    ) -> list[Outcome]:
        return self._once(key, lambda: self._carry_out(name, ids, decision))

    def _once(self, key: str | None, act: Callable[[], list[Outcome]]) -> list[Outcome]:
        self.keys.append(key)
        if key is not None and key in self.answers:
            return self.answers[key]
        outcomes = act()
        if key is not None:
            self.answers[key] = outcomes
        return outcomes

    def _carry_out(
        self,
        name: str,
        ids: Sequence[int],
        decision: Callable[[Recording], decide.Decision],
    ) -> list[Outcome]:
        self._note(name)
        self.commands.append((name, tuple(ids)))
        assert self.gate.wait(10)
        broken, self.broken = self.broken, None
        if broken is not None:
            raise broken
        outcomes, changed = [], []
        with self._lock:
            for each in ids:
                before = self._recordings.get(each)
                if before is None:
                    outcomes.append(unknown(each))
                    continue
                made = decision(before)
                outcomes.append(made.outcome)
                if made.recording is not before:
                    changed.append(self._keep(made.recording))
        if changed:
            self._bus.publish(RecordingsChanged(tuple(changed)))
        return outcomes

    def _keep(self, recording: Recording) -> Snapshot:
        recording = replace(recording, revision=recording.revision + 1)
        self._recordings[recording.id] = recording
        running = {part.ref for part in derive.running_parts(recording)}
        live = self._live.get(recording.id, {})
        self._live[recording.id] = {ref: each for ref, each in live.items() if ref in running}
        return self._snapshot(recording)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        return self._bus.subscribe(listener)

    @property
    def settings(self) -> Settings:
        self._note("settings")
        return self.kept_settings

    def change_settings(self, settings: Settings) -> None:
        self._note("change_settings")
        self.kept_settings = settings
        self._bus.publish(SettingsChanged(settings))

    def publish(self, event: Event) -> None:
        self._bus.publish(event)

    def notice(self, text: str) -> None:
        self._bus.publish(Notice(text))

    def now(self, recording_id: int) -> Recording:
        return self._recordings[recording_id]

    def fill(self, count: int) -> list[int]:
        """So many new recordings, quietly: for a list that is there when the window opens."""
        return [self._new(f"Talk {n:05}", f"/films/talk-{n:05}.mp4").id for n in range(count)]

    def change(self, recording_id: int, change: Callable[[Recording], Recording]) -> None:
        """Any transition of the domain, published as after a commit."""
        with self._lock:
            snapshot = self._keep(change(self._recordings[recording_id]))
        self._bus.publish(RecordingsChanged((snapshot,)))
