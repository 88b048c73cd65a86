"""When a recording that is followed is at an end, and at which."""

from __future__ import annotations

from typing import Any

import pytest

from recorder_app.domain.verdict import ExitCode, Verdict, errors, exit_code, verdict


def recording(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "status": "DOWNLOADED",
        "status_text": "Partly processed",
        "is_runtime": False,
        "queued": False,
        "cancelling": False,
        "paused": False,
        "can_cancel": True,
        "stages": [{"waiting": None, "error": None}],
        "outputs": [],
    }
    return base | changes


def waiting(kind: str) -> dict[str, Any]:
    return recording(stages=[{"waiting": kind, "error": "it waits"}])


def verifying(*, can_answer: bool) -> dict[str, Any]:
    return recording(outputs=[{"waiting": "verifying", "error": None, "can_answer": can_answer}])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (recording(is_runtime=True), Verdict.WORKING),
        (recording(queued=True), Verdict.WORKING),
        (recording(queued=True, held="The battery is low."), Verdict.PERSON),
        (recording(is_runtime=True, held="The battery is low."), Verdict.WORKING),
        (recording(cancelling=True), Verdict.WORKING),
        (recording(paused=True), Verdict.PERSON),
        (waiting("retry"), Verdict.WORKING),
        (waiting("login"), Verdict.PERSON),
        (waiting("disk"), Verdict.PERSON),
        (verifying(can_answer=False), Verdict.WORKING),
        (verifying(can_answer=True), Verdict.PERSON),
        (recording(can_cancel=False, status="READY"), Verdict.READY),
        (recording(can_cancel=False, status="PENDING_SOURCE"), Verdict.PERSON),
        (recording(can_cancel=False), Verdict.FAILED),
    ],
)
def test_verdict(facts: dict[str, Any], expected: Verdict) -> None:
    assert verdict(facts) is expected


def test_a_growing_source_is_waited_for_and_a_missing_one_needs_a_person() -> None:
    assert verdict(waiting("source"), source_is_there=True) is Verdict.WORKING
    assert verdict(waiting("source"), source_is_there=False) is Verdict.PERSON


def test_the_worst_verdict_is_the_exit_code() -> None:
    assert exit_code([Verdict.READY, Verdict.READY]) is ExitCode.READY
    assert exit_code([Verdict.READY, Verdict.PERSON]) is ExitCode.PERSON
    assert exit_code([Verdict.FAILED, Verdict.PERSON]) is ExitCode.FAILED


def test_errors_are_said_once_and_something_is_always_said() -> None:
    assert errors(waiting("login")) == ["it waits"]
    assert errors(recording()) == ["Partly processed"]
