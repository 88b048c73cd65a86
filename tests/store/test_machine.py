"""The store against a model of it: what persons, attempts, deaths and restarts do, in random order, is
done to recordings in memory, too; after each step both are the same."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from recorder_app.domain import decide, giving_up, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.words import Lane, PauseMode, StageType, WaitKind
from recorder_app.engine.attempts.leftovers import Leftovers
from recorder_app.engine.recovery import recover
from recorder_app.paths import Home
from recorder_app.store.store import Store, Writer
from tests.domain import given
from tests.store.stored import derived_rows

Step = Callable[[Recording], Recording]

picks = st.integers(min_value=0, max_value=99)
ERRORS = (
    Transient("The connection was lost."),
    Permanent("It is not a recording."),
    NeedsUser("The disk is full.", kind=WaitKind.DISK),
)


class Died(Exception):
    """The program, in the midst of a transaction."""


class Machine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="recorder-machine-"))
        self._home = Home(self._folder / "home")
        self._store = Store.open(self._home.database, self._home.backups)
        self._now = given.NOW
        self._model: dict[int, Recording] = {}
        """What must be remembered, whoever dies."""
        self.add()

    def teardown(self) -> None:
        self._store.close()
        shutil.rmtree(self._folder)

    # What persons ask for

    def add(self) -> None:
        new = given.new("One")
        with self._store.write() as tx:
            added = tx.add(
                title=new.title,
                source_kind=new.source_kind,
                source=new.source,
                identity={},
                options={},
                stages=new.stages,
                outputs=new.outputs,
                now=self._now,
            )
        self._model[added.id] = added

    @rule()
    def add_another(self) -> None:
        if len(self._model) < 4:
            self.add()

    @rule(pick=picks, dies=st.booleans())
    def run(self, pick: int, dies: bool) -> None:
        self._step(pick, lambda each: decide.run(each, {}, self._now).recording, dies)

    @rule(pick=picks, mode=st.sampled_from(PauseMode), dies=st.booleans())
    def pause(self, pick: int, mode: PauseMode, dies: bool) -> None:
        self._step(pick, lambda each: decide.pause(each, mode).recording, dies)

    @rule(pick=picks)
    def cancel(self, pick: int) -> None:
        self._step(pick, lambda each: decide.cancel(each).recording)

    @rule(pick=picks)
    def carry_the_cancel_out(self, pick: int) -> None:
        self._step(pick, giving_up.cancelled)

    @rule(pick=picks, dies=st.booleans())
    def reset(self, pick: int, dies: bool) -> None:
        self._step(pick, lambda each: decide.reset(each).recording, dies)

    # What the engine does

    @rule(lane=st.sampled_from(Lane), dies=st.booleans())
    def claim(self, lane: Lane, dies: bool) -> None:
        """What stands first in the lane; a death before the commit takes it back."""
        claimed: Recording | None = None
        with suppress(Died), self._store.write() as tx:
            for recording_id, part in tx.claimable(lane, 1):
                assert part in derive.claimable(self._model[recording_id])
                found = tx.claim(recording_id, part, self._now)
                assert found is not None
                assert tx.claim(recording_id, part, self._now) is None, "claimed twice"
                claimed = found[0]
            if dies:
                raise Died
        if claimed is not None and not dies:
            self._model[claimed.id] = claimed

    @rule(pick=picks, dies=st.booleans())
    def complete(self, pick: int, dies: bool) -> None:
        self._end(pick, lambda each, part: given.done(each, part), "completed", dies)

    @rule(pick=picks, error=st.sampled_from(ERRORS))
    def fail(self, pick: int, error: Exception) -> None:
        self._end(
            pick, lambda each, part: transitions.failed(each, part, error, self._now), "failed"
        )

    @rule(pick=picks)
    def stop_at_a_checkpoint(self, pick: int) -> None:
        self._end(pick, transitions.stopped, "stopped")

    @rule(seconds=st.sampled_from([1, 3600]))
    def time_goes_by(self, seconds: int) -> None:
        self._now += timedelta(seconds=seconds)
        for pick in range(len(self._model)):
            self._step(pick, lambda each: transitions.due(each, self._now))

    @rule()
    def die_and_start_again(self) -> None:
        self._store.close()
        self._store = Store.open(self._home.database, self._home.backups)
        recover(self._home, self._store, Leftovers(self._home, self._store))
        with self._store.read() as tx:
            after = {each.id: each for each in tx.recordings([*self._model])}
            assert tx.running_attempts() == []
        for recording_id, before in self._model.items():
            expected = before
            for part in derive.running_parts(before):
                expected = transitions.crashed(expected, part.ref, "", self._now)
            expected = giving_up.cancelled(expected)
            found = after[recording_id]
            assert derive.status(found) is derive.status(expected)
            assert derive.paused(found) == derive.paused(expected)
            assert [each.status for each in found.stages] == [
                each.status for each in expected.stages
            ]
        self._model = after

    # How

    def _recording(self, pick: int) -> Recording:
        return [*self._model.values()][pick % len(self._model)]

    def _step(self, pick: int, step: Step, dies: bool = False) -> None:
        self._save(self._recording(pick), step, lambda _tx: None, dies)

    def _end(
        self,
        pick: int,
        step: Callable[[Recording, PartRef], Recording],
        ended: str,
        dies: bool = False,
    ) -> None:
        running = [
            (each, part) for each in self._model.values() for part in derive.running_parts(each)
        ]
        if not running:
            return
        recording, part = running[pick % len(running)]
        attempt_id = part.attempt_id
        assert attempt_id is not None
        self._save(
            recording,
            lambda each: step(each, part.ref),
            lambda tx: tx.end_attempt(attempt_id, ended, None, self._now),
            dies,
        )

    def _save(
        self, before: Recording, step: Step, also: Callable[[Writer], None], dies: bool
    ) -> None:
        saved = before
        with suppress(Died), self._store.write() as tx:
            found = tx.recording(before.id)
            assert found is not None
            saved = tx.save(step(found))
            also(tx)
            if dies:
                raise Died
        if not dies:
            expected = step(before)
            # A new run is numbered by the store.
            assert _but_its_run(saved) == _but_its_run(expected)
            assert derive.paused(saved) == derive.paused(expected)
            assert derive.can_cancel(saved) == derive.can_cancel(expected)
            self._model[before.id] = saved

    # What is always true

    @invariant()
    def all_is_remembered_and_nothing_else(self) -> None:
        with self._store.read() as tx:
            assert {each.id: each for each in tx.recordings([*self._model])} == self._model
            attempts = {each.id for each in tx.running_attempts()}
        running = {
            part.attempt_id for each in self._model.values() for part in derive.running_parts(each)
        }
        assert running <= attempts

    @invariant()
    def what_is_derived_can_be_derived_anew(self) -> None:
        before = derived_rows(self._home.database)
        self._store.rebuild_projection()
        assert derived_rows(self._home.database) == before

    @invariant()
    def one_stage_of_a_recording_runs_at_most(self) -> None:
        for each in self._model.values():
            stages = [
                part for part in derive.running_parts(each) if isinstance(part.ref, StageType)
            ]
            assert len(stages) <= 1


def _but_its_run(recording: Recording) -> Recording:
    return replace(recording, run=None, revision=0)


Machine.TestCase.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
TestMachine = Machine.TestCase
