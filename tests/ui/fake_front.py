"""The engine's side of the window, in memory: the domain's own functions on recordings in a dict.

`Front` is a protocol; this is the whole of it. What an engine would do by itself is done here by hand:
`begin`, `progress`, `finish`, `fail` move one recording on and publish what the engine would publish.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from recorder_app.domain import decide, decide_output, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.journal import Attempt, JournalEntry
from recorder_app.domain.outcome import Outcome, Word, unknown, unknown_output
from recorder_app.domain.preset import Preset
from recorder_app.domain.query import Filter, Query, SortKey
from recorder_app.domain.recording import OutputPart, PartRef, Recording, new_stages
from recorder_app.domain.snapshot import Progress, Snapshot
from recorder_app.domain.words import (
    PauseMode,
    Place,
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
    ProgressChanged,
    RecordingsChanged,
    RecordingsRemoved,
)
from recorder_app.engine.front import ResultFile
from recorder_app.settings import Settings

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
            return recording.title.casefold()
        case SortKey.STATUS:
            return _ORDER.index(derive.status(recording))
        case SortKey.DURATION:
            return recording.duration_s or 0.0
        case SortKey.CREATED:
            return recording.created_at
        case SortKey.QUEUE:
            return (recording.run is None, recording.run.place if recording.run else 0)


class FakeFront:
    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._bus = EventBus()
        self._recordings: dict[int, Recording] = {}
        self._live: dict[int, dict[PartRef, Progress]] = {}
        self._next_id = 1
        self._settings = Settings()
        self.calls: list[str] = []
        self.commands: list[tuple[str, tuple[int, ...]]] = []
        self.journals: dict[int, list[JournalEntry]] = {}
        self.results: dict[int, list[ResultFile]] = {}
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
        self.gate = threading.Event()
        """Commands wait for it: cleared, they are under way until it is set."""
        self.gate.set()

    def _note(self, name: str) -> None:
        self.calls.append(name)

    # What is there
    def _found(self, query: Query) -> list[Recording]:
        words = query.search.casefold().split()
        found = [
            each
            for each in self._recordings.values()
            if _in_group(each, query.filter)
            and all(word in each.title.casefold() for word in words)
            and (query.status is None or derive.status(each) is query.status)
        ]
        found.sort(
            key=lambda each: (_sort_value(each, query.sort), each.id), reverse=query.descending
        )
        return found

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

    def journal(self, recording_id: int) -> list[JournalEntry]:
        self._note("journal")
        return list(self.journals.get(recording_id, []))

    def attempts(self, recording_id: int) -> list[Attempt]:
        self._note("attempts")
        return []

    def files(self, recording_id: int) -> list[ResultFile]:
        self._note("files")
        return list(self.results.get(recording_id, []))

    def presets(self) -> list[Preset]:
        self._note("presets")
        return [Preset("Folder", "folder"), Preset("Archive", "folder")]

    # Commands
    def add(
        self,
        sources: Sequence[str],
        *,
        presets: Sequence[str] | None = None,
        title: str | None = None,
        options: Mapping[str, Any] | None = None,
        key: str | None = None,
    ) -> list[Snapshot]:
        self._note("add")
        for each in sources:
            if "broken" in each:
                raise ValueError(f"“{Path(each).name}” is neither a file nor a link.")
        with self._lock:
            added = [self._new(title or Path(each).stem, each) for each in sources]
            snapshots = [self._snapshot(each) for each in added]
        self._bus.publish(RecordingsChanged(tuple(snapshots), added=True))
        return snapshots

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
        self.keys.append(key)
        if key is not None and key in self.answers:
            return self.answers[key]
        outcomes = self._carry_out(name, ids, decision)
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

    def run(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        now = datetime.now(UTC)
        return self._decide("run", ids, lambda each: decide.run(each, {}, now), key)

    def run_now(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        now = datetime.now(UTC)

        def decision(recording: Recording) -> decide.Decision:
            made = decide.run(recording, {}, now)
            if made.outcome.word is not Word.ALREADY_RUNNING:
                return made
            message = f"Runs next. {made.outcome.message}"
            return replace(made, outcome=Outcome(recording.id, Word.RUNS_NEXT, message))

        return self._decide("run_now", ids, decision, key)

    def pause(
        self,
        ids: Sequence[int],
        mode: PauseMode = PauseMode.CHECKPOINT,
        *,
        until: datetime | timedelta | None = None,
        key: str | None = None,
    ) -> list[Outcome]:
        name = "pause" if mode is PauseMode.CHECKPOINT else "pause_after_stage"
        if isinstance(until, timedelta):
            until = datetime.now(UTC) + until
        name = name if until is None else f"{name}_until"
        self.until = until
        return self._decide(name, ids, lambda each: decide.pause(each, mode, until), key)

    def cancel(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        def stop(recording: Recording) -> decide.Decision:
            made = decide.cancel(recording)
            if derive.cancelling(made.recording):
                return decide.Decision(made.outcome, transitions.cancelled(made.recording))
            return made

        return self._decide("cancel", ids, stop, key)

    def skip(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        return self._decide("skip", ids, decide.skip, key)

    def reset(
        self, ids: Sequence[int], *, keep_files: bool = False, key: str | None = None
    ) -> list[Outcome]:
        name = "reset_keeping_files" if keep_files else "reset"
        return self._decide(name, ids, decide.reset, key)

    def remove(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        self._note("remove")
        self.commands.append(("remove", tuple(ids)))
        outcomes, removed = [], []
        with self._lock:
            for each in ids:
                before = self._recordings.get(each)
                if before is None:
                    outcomes.append(unknown(each))
                elif before.run is not None:
                    outcomes.append(
                        Outcome(each, Word.RUNNING, "Its run is open: cancel it first.")
                    )
                else:
                    del self._recordings[each]
                    removed.append(each)
                    outcomes.append(Outcome(each, Word.REMOVED, "Removed from the list."))
        if removed:
            self._bus.publish(RecordingsRemoved(tuple(removed)))
        return outcomes

    def move(self, ids: Sequence[int], place: Place, *, key: str | None = None) -> list[Outcome]:
        """Each by itself, and only to the ends: what the window asks for is noted in `commands`."""
        places = [each.run.place for each in self._recordings.values() if each.run] or [0]
        new = min(places) - 1 if place in (Place.TOP, Place.UP) else max(places) + 1

        def decision(recording: Recording) -> decide.Decision:
            if recording.run is None:
                message = "It is not in the queue."
                return decide.Decision(Outcome(recording.id, Word.NOT_QUEUED, message), recording)
            moved = replace(recording, run=replace(recording.run, place=new))
            return decide.Decision(Outcome(recording.id, Word.MOVED, "Moved."), moved)

        return self._decide(f"move_{place.value}", ids, decision, key)

    def pause_all(
        self,
        mode: PauseMode = PauseMode.CHECKPOINT,
        *,
        until: datetime | None = None,
        key: str | None = None,
    ) -> list[Outcome]:
        with self._lock:
            ids = [each.id for each in self._recordings.values() if derive.can_pause(each)]
        return self.pause(ids, mode, until=until, key=key)

    def stop_after_this(self, *, key: str | None = None) -> list[Outcome]:
        with self._lock:
            ids = [
                each.id
                for each in self._recordings.values()
                if derive.can_pause(each) and not derive.running_parts(each)
            ]
        self._note("stop_after_this")
        return self.pause(ids, key=key)

    def run_all_paused(self, *, key: str | None = None) -> list[Outcome]:
        with self._lock:
            ids = [each.id for each in self._recordings.values() if derive.paused(each)]
        return self.run(ids, key=key)

    def upload(self, recording_id: int, preset: str, *, key: str | None = None) -> Outcome:
        output = OutputPart(self._next_output(), "folder", preset, {}, "marker")
        now = datetime.now(UTC)
        (outcome,) = self._decide(
            "upload", [recording_id], lambda each: decide.add_output(each, output, {}, now), key
        )
        return outcome

    def _next_output(self) -> int:
        known = (each.id for one in self._recordings.values() for each in one.outputs)
        return max(known, default=0) + 1

    def pause_output(self, output_id: int, *, key: str | None = None) -> Outcome:
        return self._for_output("pause_output", output_id, decide_output.pause, key)

    def cancel_output(self, output_id: int, *, key: str | None = None) -> Outcome:
        def stop(recording: Recording, output_id: int) -> decide.Decision:
            made = decide_output.cancel(recording, output_id)
            if made.outcome.word is not Word.CANCELLED:
                return made
            closed = transitions.output_cancelled(made.recording, output_id)
            return replace(made, recording=closed)

        return self._for_output("cancel_output", output_id, stop, key)

    def retry_output(self, output_id: int, *, key: str | None = None) -> Outcome:
        now = datetime.now(UTC)
        return self._for_output(
            "retry_output",
            output_id,
            lambda recording, output_id: decide_output.retry(recording, output_id, {}, now),
            key,
        )

    def _for_output(
        self,
        name: str,
        output_id: int,
        decision: Callable[[Recording, int], decide.Decision],
        key: str | None,
    ) -> Outcome:
        owner = self.output_owner(output_id)
        if owner is None:
            return unknown_output(output_id)
        (outcome,) = self._decide(name, [owner], lambda each: decision(each, output_id), key)
        return outcome

    # What changes
    def subscribe(self, listener: Listener) -> Callable[[], None]:
        return self._bus.subscribe(listener)

    @property
    def settings(self) -> Settings:
        self._note("settings")
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        self._note("change_settings")
        self._settings = settings

    # The engine's own doing, by hand
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

    def begin(self, recording_id: int) -> None:
        """The next part that a lane may start begins."""
        (part, *_others) = derive.claimable(self._recordings[recording_id])
        now = datetime.now(UTC)
        self.change(recording_id, lambda each: transitions.claimed(each, part, 1, now))

    def progress(self, recording_id: int, fraction: float, position_s: float | None = None) -> None:
        with self._lock:
            recording = self._recordings[recording_id]
            (part, *_others) = derive.running_parts(recording)
            self._live.setdefault(recording_id, {})[part.ref] = Progress(fraction, position_s)
            snapshot = self._snapshot(recording)
        self._bus.publish(ProgressChanged(snapshot))

    def finish(self, recording_id: int, **result: Any) -> None:
        """What runs completes; a pause that was wanted takes hold."""
        recording = self._recordings[recording_id]
        (part, *_others) = derive.running_parts(recording)
        now = datetime.now(UTC)
        if isinstance(part, OutputPart):
            url = f"file:///published/{recording.title}"
            self.change(recording_id, lambda each: transitions.uploaded(each, part.id, url, now))
        else:
            self.change(
                recording_id, lambda each: transitions.completed(each, part.type, result, now)
            )

    def stop(self, recording_id: int) -> None:
        """What runs stops at a checkpoint, because a pause was wanted."""
        (part, *_others) = derive.running_parts(self._recordings[recording_id])
        self.change(recording_id, lambda each: transitions.stopped(each, part.ref))

    def fail(self, recording_id: int, error: Exception) -> None:
        (part, *_others) = derive.running_parts(self._recordings[recording_id])
        now = datetime.now(UTC)
        self.change(recording_id, lambda each: transitions.failed(each, part.ref, error, now))

    def complete(self, recording_id: int, *, duration_s: float = 285.0) -> None:
        """Run it from its beginning to its end."""
        self.run([recording_id])
        while derive.claimable(self._recordings[recording_id]):
            self.begin(recording_id)
            self.finish(recording_id, duration_s=duration_s)


class Watched:
    """The same front, as the window gets it: notes what the GUI thread itself asks of it. Every call
    may block, so there must be nothing."""

    def __init__(self, front: FakeFront) -> None:
        self._front = front
        self._gui_thread = threading.get_ident()
        self.caught: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name == "settings":
            self._watch(name)
            return self._front.settings
        method = getattr(self._front, name)
        if name == "subscribe":  # waits for nothing
            return method

        def call(*args: Any, **named: Any) -> Any:
            self._watch(name)
            return method(*args, **named)

        return call

    def _watch(self, name: str) -> None:
        if threading.get_ident() == self._gui_thread:
            self.caught.append(name)
