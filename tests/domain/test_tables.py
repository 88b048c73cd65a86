"""Status, flags and commands against the design's tables, over every combination that can occur."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from recorder_app.domain import decide, decide_output, hints
from recorder_app.domain import status as derive
from recorder_app.domain.decide import Decision
from recorder_app.domain.recording import OutputPart, Part, Recording
from recorder_app.domain.words import PauseMode, RecordingStatus
from tests.domain import design_tables
from tests.domain.cases import NOW, Case, Upload, all_cases, build

CHECKPOINT, AFTER_STAGE = PauseMode.CHECKPOINT, PauseMode.AFTER_STAGE

FLAGS: Mapping[str, Callable[[Recording], Any]] = {
    "status": derive.status,
    "is_runtime": derive.is_runtime,
    "queued": derive.queued,
    "pausing": derive.pausing,
    "paused": derive.paused,
    "cancelling": derive.cancelling,
    "waiting": derive.waiting,
    "failed": derive.failed,
    "next_try": derive.next_try,
    "can_run": decide.can_run,
    "can_pause": derive.can_pause,
    "can_cancel": derive.can_cancel,
}

COMMANDS: Mapping[str, tuple[Callable[[Recording], Decision], Callable[[Case], str]]] = {
    "run": (lambda each: decide.run(each, {}, NOW), design_tables.run),
    "pause at a checkpoint": (
        lambda each: decide.pause(each, CHECKPOINT),
        lambda case: design_tables.pause(case, "checkpoint"),
    ),
    "pause after the stage": (
        lambda each: decide.pause(each, AFTER_STAGE),
        lambda case: design_tables.pause(case, "after_stage"),
    ),
    "cancel": (decide.cancel, design_tables.cancel),
    "skip": (decide.skip, design_tables.skip),
    "reset": (decide.reset, design_tables.reset),
}

CHANGING = {
    "started",
    "continued",
    "retried",
    "pausing",
    "paused",
    "cancelled",
    "skipped",
    "reset",
}


@cache
def everything() -> list[tuple[Case, Recording]]:
    return [(case, build(case)) for case in all_cases()]


def test_the_cases_reach_every_row_of_the_tables() -> None:
    cases = all_cases()
    assert {design_tables.status(case) for case in cases} == set(RecordingStatus)
    assert {(design_tables.run(case), case.run) for case in cases} == {
        ("started", "none"),
        ("complete", "none"),
        ("refused", "none"),
        ("already_running", "open"),
        ("retried", "open"),
        ("waiting", "open"),
        ("continued", "open"),
        ("continued", "checkpoint"),
        ("continued", "after_stage"),
        ("refused", "cancelling"),
    }
    for flag in FLAGS.keys() - {"status", "next_try"}:
        assert {getattr(design_tables, flag)(case) for case in cases} == {False, True}, flag


@pytest.mark.parametrize("flag", FLAGS)
def test_flag(flag: str) -> None:
    """Each derived value is what the design's table says, whatever the facts."""
    expected = getattr(design_tables, flag)
    wrong = [
        (case, found, expected(case))
        for case, recording in everything()
        if (found := FLAGS[flag](recording)) != expected(case)
    ]
    assert not wrong, f"{len(wrong)} differ, first: {wrong[0]}"


def test_a_recording_is_never_expired_while_its_run_is_open() -> None:
    recording = replace(build(Case(("PENDING",) * 5, run="open")), expired=True)
    assert derive.status(recording) is RecordingStatus.INITIALIZED


def test_what_may_be_started_is_what_only_misses_a_lane() -> None:
    for case, recording in everything():
        expected = design_tables.could_start(case) if case.run == "open" else 0
        assert len(derive.claimable(recording)) == expected, case


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str) -> None:
    """Each command answers the word of the design, and changes nothing where the word says so."""
    decision, expected = COMMANDS[command]
    for case, recording in everything():
        decided = decision(recording)
        word = decided.outcome.word.value
        assert word == expected(case), case
        # A run that is being cancelled is cancelled by the first command alone.
        changes = word in CHANGING and not (command == "cancel" and case.run == "cancelling")
        assert (decided.recording is not recording) == changes, case
        assert decided.outcome.message, case
        assert decided.outcome.recording_id == recording.id


@pytest.mark.parametrize("command", [each for each in COMMANDS if each != "reset"])
def test_what_runs_and_what_is_finished_is_never_touched_by_a_decision(command: str) -> None:
    """Nothing is started twice: a running part keeps its attempt, a finished one its result."""
    decision, _ = COMMANDS[command]
    for case, recording in everything():
        after = decision(recording).recording
        assert _running(after) == _running(recording), case
        assert _finished(after) == _finished(recording), case


def _running(recording: Recording) -> list[Part]:
    """What runs, but for what was asked of it: Run takes the pause of an upload back."""
    return [
        replace(each, hold=None) if isinstance(each, OutputPart) else each
        for each in derive.running_parts(recording)
    ]


def _finished(recording: Recording) -> list[Part]:
    stages = [each for each in recording.stages if each.done]
    uploaded = [each for each in recording.outputs if each.status == "UPLOADED"]
    return [*stages, *(replace(each, in_run=False) for each in uploaded)]


OUTPUT_COMMANDS: Mapping[
    str, tuple[Callable[[Recording, int], Decision], Callable[[Case, Upload], str]]
] = {
    "pause": (decide_output.pause, design_tables.pause_output),
    "cancel": (decide_output.cancel, design_tables.cancel_output),
    "retry": (
        lambda recording, output_id: decide_output.retry(recording, output_id, {}, NOW),
        design_tables.retry_output,
    ),
}
CHANGING_OUTPUT = CHANGING | {"retried", "continued"}


@pytest.mark.parametrize("command", OUTPUT_COMMANDS)
def test_command_for_one_output(command: str) -> None:
    """It answers the design's word, changes something where the word says so, and never touches a
    stage or a sibling."""
    decision, expected = OUTPUT_COMMANDS[command]
    for case, recording in everything():
        for upload, output in zip(case.uploads, recording.outputs, strict=True):
            decided = decision(recording, output.id)
            word = decided.outcome.word.value
            assert word == expected(case, upload), (case, upload)
            changes = word in CHANGING_OUTPUT
            if upload.hold == "cancel" and word == "cancelled":
                changes = False  # the first cancel is still being carried out
            assert (decided.recording is not recording) == changes, (case, upload)
            assert decided.outcome.message
            assert decided.recording.stages == recording.stages
            assert _siblings(decided.recording, output.id) == _siblings(recording, output.id)
            assert decision(decided.recording, output.id).recording == decided.recording


def _siblings(recording: Recording, output_id: int) -> list[OutputPart]:
    # Where the last of a run is given up, the run is closed, and nothing is of it any more.
    return [replace(each, in_run=False) for each in recording.outputs if each.id != output_id]


def test_what_can_be_done_with_an_output_is_what_is_done() -> None:
    for _, recording in everything():
        for output in recording.outputs:
            paused = decide_output.pause(recording, output.id).recording is not recording
            assert decide_output.can_pause(recording, output) == paused
            retried = decide_output.retry(recording, output.id, {}, NOW).recording is not recording
            assert decide_output.can_retry(recording, output) == retried
            cancelled = decide_output.cancel(recording, output.id).outcome.word == "cancelled"
            assert decide_output.can_cancel(output) == cancelled


def test_a_command_given_twice_is_one_command() -> None:
    """The second answer changes nothing: no press of a button can do harm by being doubled."""
    for name, (decision, _) in COMMANDS.items():
        for case, recording in everything():
            once = decision(recording).recording
            twice = decision(once).recording
            assert twice == once, (name, case)


def test_run_does_what_its_flag_and_its_hint_promise() -> None:
    """`can_run` is true exactly where Run changes something, and its answer is the tooltip."""
    for case, recording in everything():
        decided = decide.run(recording, {}, NOW)
        assert decide.can_run(recording) == (decided.recording is not recording), case
        assert decided.outcome.message == hints.run_hint(recording), case


def test_a_run_that_was_started_has_something_to_do() -> None:
    for case, recording in everything():
        decided = decide.run(recording, {}, NOW)
        if decided.outcome.word == "started" and design_tables.status(case) != "SKIPPED":
            assert derive.claimable(decided.recording), case
        if decided.outcome.word == "retried":
            assert derive.claimable(decided.recording), case
