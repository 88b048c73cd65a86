"""The engine's side of the window, in memory: the domain's own functions on recordings in a dict.

`Front` is a protocol; this is the whole of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from recorder_app.domain import decide, decide_output, giving_up
from recorder_app.domain import status as derive
from recorder_app.domain.outcome import Outcome, Word, unknown, unknown_output
from recorder_app.domain.recording import OutputPart, Recording
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import (
    PauseMode,
    Place,
)
from recorder_app.engine.events import (
    RecordingsChanged,
    RecordingsRemoved,
)
from recorder_app.engine.front import FoundSource
from tests.ui.fake_corrections import FakeCorrections
from tests.ui.fake_holds import FakeHolds


class FakeFront(FakeHolds, FakeCorrections):
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
        self.chosen_presets = presets
        for each in sources:
            if "broken" in each:
                raise ValueError(f"“{Path(each).name}” is neither a file nor a link.")
        with self._lock:
            added = [self._new(title or Path(each).stem, each) for each in sources]
            snapshots = [self._snapshot(each) for each in added]
        self._bus.publish(RecordingsChanged(tuple(snapshots), added=True))
        return snapshots

    def find(self, sources: Sequence[str]) -> list[FoundSource]:
        self._note("find")
        for each in sources:
            if "broken" in each:
                raise ValueError(f"“{Path(each).name}” is neither a file nor a link.")
        with self._lock:
            known = {each.source: each.id for each in self._recordings.values()}
        return [FoundSource(each, known.get(each)) for each in dict.fromkeys(sources)]

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
        return self._pause(ids, mode, until, key)

    def _pause(
        self,
        ids: Sequence[int],
        mode: PauseMode,
        until: datetime | timedelta | None,
        key: str | None,
        *,
        together: bool = False,
    ) -> list[Outcome]:
        name = "pause" if mode is PauseMode.CHECKPOINT else "pause_after_stage"
        if isinstance(until, timedelta):
            until = datetime.now(UTC) + until
        name = name if until is None else f"{name}_until"
        self.until = until
        return self._decide(
            name, ids, lambda each: decide.pause(each, mode, until, together=together), key
        )

    def cancel(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        def stop(recording: Recording) -> decide.Decision:
            made = decide.cancel(recording)
            if derive.cancelling(made.recording):
                return decide.Decision(made.outcome, giving_up.cancelled(made.recording))
            return made

        return self._decide("cancel", ids, stop, key)

    def skip(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        return self._decide("skip", ids, decide.skip, key)

    def reset(
        self, ids: Sequence[int], *, keep_files: bool = False, key: str | None = None
    ) -> list[Outcome]:
        name = "reset_keeping_files" if keep_files else "reset"
        return self._decide(name, ids, decide.reset, key)

    def remove(
        self, ids: Sequence[int], *, files: bool = False, key: str | None = None
    ) -> list[Outcome]:
        name = "remove_with_files" if files else "remove"
        return self._once(key, lambda: self._remove(name, ids))

    def _remove(self, name: str, ids: Sequence[int]) -> list[Outcome]:
        self._note(name)
        self.commands.append((name, tuple(ids)))
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
                    self._removed[each] = self._recordings.pop(each)
                    removed.append(each)
                    outcomes.append(Outcome(each, Word.REMOVED, "Removed from the list."))
        if removed:
            self._bus.publish(RecordingsRemoved(tuple(removed)))
        return outcomes

    def restore(self, ids: Sequence[int], *, key: str | None = None) -> list[Outcome]:
        return self._once(key, lambda: self._restore(ids))

    def _restore(self, ids: Sequence[int]) -> list[Outcome]:
        self._note("restore")
        self.commands.append(("restore", tuple(ids)))
        outcomes, restored = [], []
        with self._lock:
            for each in ids:
                before = self._removed.pop(each, None)
                if before is not None:
                    restored.append(self._keep(before))
                    outcomes.append(Outcome(each, Word.RESTORED, "Back on the list."))
                elif each in self._recordings:
                    outcomes.append(Outcome(each, Word.NOT_REMOVED, "It is on the list."))
                else:
                    outcomes.append(unknown(each))
        if restored:
            self._bus.publish(RecordingsChanged(tuple(restored), added=True))
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
        return self._pause(ids, mode, until, key, together=True)

    def stop_after_this(self, *, key: str | None = None) -> list[Outcome]:
        with self._lock:
            ids = [
                each.id
                for each in self._recordings.values()
                if derive.can_pause(each) and not derive.running_parts(each)
            ]
        self._note("stop_after_this")
        return self._pause(ids, PauseMode.CHECKPOINT, None, key, together=True)

    def run_all_paused(self, *, key: str | None = None) -> list[Outcome]:
        with self._lock:
            ids = [each.id for each in self._recordings.values() if derive.paused(each)]
        return self.run(ids, key=key)

    def run_paused_together(self, *, key: str | None = None) -> list[Outcome]:
        return self.run(self._together(), key=key)

    def upload(self, recording_id: int, preset: str, *, key: str | None = None) -> Outcome:
        used = next(each for each in self.known_presets if each.name == preset)
        output = OutputPart(
            self._next_output(), used.platform, preset, used.settings, "marker", used.account
        )
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
            closed = giving_up.output_cancelled(made.recording, output_id)
            return replace(made, recording=closed)

        return self._for_output("cancel_output", output_id, stop, key)

    def answer_output(self, output_id: int, there: bool, *, key: str | None = None) -> Outcome:
        now = datetime.now(UTC)
        return self._for_output(
            "answer_output",
            output_id,
            lambda recording, output_id: decide_output.answer(
                recording, output_id, there, "another marker", now
            ),
            key,
        )

    def set_metered(self, metered: bool) -> None:
        self.metered = metered

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

    def complete(self, recording_id: int, *, duration_s: float = 285.0) -> None:
        """Run it from its beginning to its end."""
        self.run([recording_id])
        while derive.claimable(self._recordings[recording_id]):
            self.begin(recording_id)
            self.finish(recording_id, duration_s=duration_s)
