"""A recording's life at random: whatever persons, attempts and crashes do, it never gets stuck."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from recorder_app.domain import decide, decide_output, giving_up, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.decide import Decision
from recorder_app.domain.errors import NeedsUser, Permanent, Transient, WorkError
from recorder_app.domain.recording import OutputPart, PartRef, Recording, StagePart
from recorder_app.domain.snapshot import Progress, Snapshot
from recorder_app.domain.words import (
    OutputHold,
    OutputStatus,
    PauseMode,
    RecordingStatus,
    StageStatus,
    StageType,
    WaitKind,
)
from tests.domain import given

ERRORS: list[WorkError] = [
    Transient("The connection was lost."),
    Transient("Too many requests.", retry_after_s=900.0),
    *[Permanent("“talk.mp4” is not a recording.")] * 4,
    *(NeedsUser(f"It waits for {kind}.", kind=kind) for kind in WaitKind if kind != "retry"),
]

picks = st.integers(min_value=0, max_value=9)
"""Which of the parts that something may happen to."""

rarely = st.sampled_from([True, *[False] * 7])
"""What would end most lives too early if it came as often as the rest."""


def can_begin(life: Life) -> bool:
    return bool(derive.claimable(life.recording))


def works(life: Life) -> bool:
    """Something runs or can begin, so that something can happen to it."""
    return can_begin(life) or bool(derive.running_parts(life.recording))


class Life(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.recording = given.new("One", "Two")
        self.now = given.NOW
        self.attempts = itertools.count(1)
        self.outputs = itertools.count(3)

    @initialize(done=st.sampled_from([None, *StageType]))
    def begin(self, done: StageType | None) -> None:
        """Just added, or with a run whose stages are done up to one: what comes late is met as well."""
        if done is not None:
            self.recording = given.through(given.run(self.recording), done)

    # What persons ask for

    def decided(self, decision: Decision) -> None:
        unchanged = decision.recording is self.recording
        assert unchanged or decision.outcome.http_status == 200, decision.outcome
        assert decision.outcome.message
        self.recording = decision.recording

    @rule()
    def run(self) -> None:
        self.decided(decide.run(self.recording, {}, self.now))

    @rule(mode=st.sampled_from(PauseMode))
    def pause(self, mode: PauseMode) -> None:
        can_pause = derive.can_pause(self.recording)
        decision = decide.pause(self.recording, mode)
        assert not can_pause or decision.outcome.word in ("paused", "pausing")
        self.decided(decision)

    @rule()
    def cancel(self) -> None:
        self.decided(decide.cancel(self.recording))

    @rule(decision=st.sampled_from([decide.skip, decide.reset]), meant=rarely)
    def skip_or_reset(self, decision: Callable[[Recording], Decision], meant: bool) -> None:
        if meant:
            self.decided(decision(self.recording))

    @precondition(lambda self: len(self.recording.outputs) < 4)
    @rule()
    def add_output(self) -> None:
        output = given.output(next(self.outputs), "Three")
        self.decided(decide.add_output(self.recording, output, {}, self.now))

    @rule(pick=picks, which=st.sampled_from(["pause", "retry", "retry", "cancel"]), rare=rarely)
    def for_one_output(self, pick: int, which: str, rare: bool) -> None:
        output_id = self.recording.outputs[pick % len(self.recording.outputs)].id
        if which == "pause":
            self.decided(decide_output.pause(self.recording, output_id))
        elif which == "retry":
            self.decided(decide_output.retry(self.recording, output_id, {}, self.now))
        elif rare:
            self.decided(decide_output.cancel(self.recording, output_id))

    @rule(seconds=st.sampled_from([30, 1800]))
    def pause_for_a_time(self, seconds: int) -> None:
        until = self.now + timedelta(seconds=seconds)
        self.decided(decide.pause(self.recording, PauseMode.CHECKPOINT, until))

    # What attempts do

    def running(self, pick: int) -> PartRef:
        """A part that runs; one is begun where none does."""
        if not derive.running_parts(self.recording):
            self.claim_one(pick)
        parts = derive.running_parts(self.recording)
        return parts[pick % len(parts)].ref

    def claim_one(self, pick: int) -> None:
        refs = derive.claimable(self.recording)
        ref = refs[pick % len(refs)]
        self.recording = transitions.claimed(self.recording, ref, next(self.attempts), self.now)

    @precondition(can_begin)
    @rule(pick=picks)
    def claim(self, pick: int) -> None:
        self.claim_one(pick)

    @precondition(works)
    @rule(pick=picks, position_s=st.none() | st.floats(min_value=0, max_value=5520))
    def checkpoint(self, pick: int, position_s: float | None) -> None:
        ref = self.running(pick)
        self.recording = transitions.checkpointed(self.recording, ref, position_s)

    @precondition(works)
    @rule(pick=picks)
    def complete(self, pick: int) -> None:
        ref = self.running(pick)
        self.recording = given.done(self.recording, ref)

    @precondition(lambda self: derive.status(self.recording) is RecordingStatus.PROCESSING)
    @rule()
    def make_no_sense(self) -> None:
        stage = self.running(0)
        assert isinstance(stage, StageType)
        reason = "The recording has no sound."
        self.recording = transitions.skipped(self.recording, stage, reason, self.now)

    @precondition(works)
    @rule(pick=picks, error=st.sampled_from(ERRORS))
    def fail(self, pick: int, error: WorkError) -> None:
        ref = self.running(pick)
        self.recording = transitions.failed(self.recording, ref, error, self.now)

    @precondition(lambda self: derive.pausing(self.recording))
    @rule(pick=picks)
    def stop(self, pick: int) -> None:
        self.recording = transitions.stopped(self.recording, self.running(pick))

    # What the engine and the world do

    @precondition(works)
    @rule(pick=picks)
    def crash(self, pick: int) -> None:
        ref = self.running(pick)
        self.recording = transitions.crashed(self.recording, ref, "It broke off.", self.now)

    @precondition(lambda self: derive.cancelling(self.recording))
    @rule()
    def carry_the_cancel_out(self) -> None:
        self.recording = giving_up.cancelled(self.recording)

    @precondition(lambda self: any(each.hold for each in self.recording.outputs))
    @rule()
    def carry_the_cancels_of_outputs_out(self) -> None:
        self.recording = outputs_cancelled(self.recording)

    @rule(seconds=st.sampled_from([1, 60, 3600]))
    def time_goes_by(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.recording = transitions.pause_over(self.recording, self.now)
        self.recording = transitions.due(self.recording, self.now)
        self.recording = transitions.source_still_missing(self.recording, self.now)

    @precondition(lambda self: self.recording.source_problem is not None)
    @rule()
    def the_source_is_back(self) -> None:
        self.recording = transitions.source_found(self.recording)

    @precondition(lambda self: self.recording.run is None)
    @rule(
        change=st.sampled_from([{"source_problem": "The disk is unplugged."}, {"expired": True}]),
        meant=rarely,
    )
    def what_is_idle_loses_its_files(self, change: dict[str, Any], meant: bool) -> None:
        if meant:
            self.recording = replace(self.recording, **change)

    # What is always true

    @invariant()
    def one_stage_runs_at_most_and_uploads_come_after_all_stages(self) -> None:
        stages = [each for each in self.recording.stages if each.status is StageStatus.RUNNING]
        assert len(stages) <= 1
        if any(each.status is OutputStatus.UPLOADING for each in self.recording.outputs):
            assert all(each.done for each in self.recording.stages)

    @invariant()
    def stages_are_done_in_their_order(self) -> None:
        unfinished = derive.next_stage(self.recording)
        behind = itertools.dropwhile(lambda each: each is not unfinished, self.recording.stages)
        assert all(each.status is StageStatus.PENDING for each in list(behind)[1:])

    @invariant()
    def a_run_is_open_exactly_while_it_can_be_cancelled(self) -> None:
        assert derive.can_cancel(self.recording) == (self.recording.run is not None)
        if self.recording.run is None:
            assert not derive.running_parts(self.recording)
            assert not derive.claimable(self.recording)
            assert not any(each.in_run for each in self.recording.outputs)
            assert all(part.waiting is None for part in every_part(self.recording))

    @invariant()
    def an_open_run_has_something_left(self) -> None:
        recording = self.recording
        if recording.run is None or derive.cancelling(recording):
            return
        left = derive.running_parts(recording) or derive.pending_parts(recording)
        assert left or (derive.paused(recording) and derive.failed(recording))

    @invariant()
    def nothing_begins_while_paused_or_cancelling(self) -> None:
        recording = self.recording
        if derive.paused(recording) or derive.pausing(recording) or derive.cancelling(recording):
            assert not derive.claimable(recording)

    @invariant()
    def only_what_is_of_the_run_is_held(self) -> None:
        for output in self.recording.outputs:
            if output.hold is OutputHold.PAUSE:
                assert output.in_run
                assert output.status in (OutputStatus.NOT_UPLOADED, OutputStatus.UPLOADING)
                assert output.id not in derive.claimable(self.recording)

    @invariant()
    def an_attempt_belongs_to_what_runs_or_is_finished(self) -> None:
        running = [part.ref for part in derive.running_parts(self.recording)]
        for part in every_part(self.recording):
            finished = (
                part.done if isinstance(part, StagePart) else part.status is OutputStatus.UPLOADED
            )
            assert (part.attempt_id is not None) == (part.ref in running or finished)

    @invariant()
    def what_waits_for_its_source_will_be_found(self) -> None:
        waits = derive.waiting_parts(self.recording)
        if any(each.kind is WaitKind.SOURCE for each in waits):
            assert self.recording.source_problem is not None

    @invariant()
    def only_a_failed_part_has_no_next_try(self) -> None:
        for part in every_part(self.recording):
            if part.status in (StageStatus.FAILED, OutputStatus.FAILED):
                assert part.waiting is None
                assert part.error

    @invariant()
    def scripts_see_all_of_it(self) -> None:
        progress = {part.ref: Progress(0.5) for part in derive.running_parts(self.recording)}
        seen = Snapshot(self.recording, progress).to_json()
        assert json.loads(json.dumps(seen)) == seen
        assert seen["status"] in set(RecordingStatus)
        assert seen["run_hint"]
        assert seen["status_text"]

    @invariant()
    def it_can_be_brought_to_its_end(self) -> None:
        end = brought_to_its_end(self.recording)
        assert derive.status(end) is RecordingStatus.READY
        assert end.run is None


def every_part(recording: Recording) -> list[StagePart | OutputPart]:
    return [*recording.stages, *recording.outputs]


def outputs_cancelled(recording: Recording) -> Recording:
    for output in recording.outputs:
        if output.hold is OutputHold.CANCEL:
            recording = giving_up.output_cancelled(recording, output.id)
    return recording


def brought_to_its_end(recording: Recording) -> Recording:
    """By Run and by attempts that succeed, once what a person must do first is done."""
    recording = giving_up.cancelled(outputs_cancelled(recording))
    recording = transitions.source_found(recording)
    if any(map(derive.stays, derive.waiting_parts(recording))):
        recording = decide.cancel(recording).recording
        recording = giving_up.cancelled(recording)
    if derive.status(recording) is RecordingStatus.EXPIRED:
        recording = decide.reset(recording).recording
    for _ in range(30):
        for part in derive.running_parts(recording):
            recording = given.done(recording, part.ref)
        for ref in derive.claimable(recording):
            recording = given.begun(recording, ref)
        if derive.status(recording) is RecordingStatus.READY:
            break
        if decide.can_run(recording):
            recording = given.run(recording)
    return recording


Life.TestCase.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
TestLife = Life.TestCase
