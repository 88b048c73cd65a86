"""How a recording that is being followed stands: still on its way, or at an end, and at which."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import IntEnum, StrEnum
from typing import Any

from recorder_app.domain.status import FOR_A_PERSON
from recorder_app.domain.words import RecordingStatus, WaitKind


class Verdict(StrEnum):
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"
    """A part failed, or the run was cancelled before its end."""
    PERSON = "person"
    """What is left waits for a person: a login, room on disk, its source, the end of a pause or of a
    hold."""


class ExitCode(IntEnum):
    """Of `process` and `run`."""

    READY = 0
    FAILED = 1
    BAD_ARGUMENTS = 2
    PERSON = 3
    INTERRUPTED = 130


def verdict(recording: Mapping[str, Any], *, source_is_there: bool = True) -> Verdict:
    """Judges the form that scripts see (`Snapshot.to_json`, with `held` where nothing of it is begun),
    so that a recording of another instance is judged the same way. A source that is there but not
    ready is still being written, and needs no person."""
    status = recording["status"]
    if not recording["can_cancel"]:
        if status == RecordingStatus.READY:
            return Verdict.READY
        if status == RecordingStatus.PENDING_SOURCE:
            return Verdict.PERSON
        return Verdict.FAILED
    if recording["is_runtime"] or recording["cancelling"]:
        return Verdict.WORKING
    if recording["queued"]:
        return Verdict.PERSON if recording.get("held") else Verdict.WORKING
    if recording["paused"]:
        return Verdict.PERSON
    for_a_person = FOR_A_PERSON - ({WaitKind.SOURCE} if source_is_there else set())
    waits = [part for part in (*recording["stages"], *recording["outputs"]) if part["waiting"]]
    if all(each["waiting"] in for_a_person or each.get("can_answer") for each in waits):
        return Verdict.PERSON
    return Verdict.WORKING


def exit_code(verdicts: Collection[Verdict]) -> ExitCode:
    """Of recordings that are all at an end."""
    if Verdict.FAILED in verdicts:
        return ExitCode.FAILED
    return ExitCode.PERSON if Verdict.PERSON in verdicts else ExitCode.READY


def errors(recording: Mapping[str, Any]) -> list[str]:
    """The sentences that say why it is not ready."""
    parts = (*recording["stages"], *recording["outputs"])
    said = list(dict.fromkeys(part["error"] for part in parts if part["error"]))
    return said or [recording.get("held") or recording["status_text"]]
