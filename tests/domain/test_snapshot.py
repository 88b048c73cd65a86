"""A recording as scripts and the window see it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta, timezone

import pytest

from recorder_app.domain import decide, transitions
from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.snapshot import Progress, Snapshot
from recorder_app.domain.words import OutputStatus, WaitKind
from tests.domain import given
from tests.domain.cases import all_cases, build
from tests.domain.given import DOWNLOAD, NOW, TRANSCRIBE, TRIM

Live = Mapping[PartRef, Progress]

RECORDING_KEYS = {
    "id",
    "title",
    "source",
    "status",
    "is_runtime",
    "queued",
    "pausing",
    "paused",
    "cancelling",
    "failed",
    "waiting",
    "can_run",
    "can_pause",
    "can_cancel",
    "run_hint",
    "next_try",
    "duration_s",
    "created_at",
    "stages",
    "outputs",
}
STAGE_KEYS = {"type", "status", "progress", "checkpoint_s", "attempts", "error"}
OUTPUT_KEYS = {
    "id",
    "platform",
    "preset",
    "status",
    "progress",
    "bytes_sent",
    "bytes_total",
    "url",
    "error",
    "can_pause",
    "can_cancel",
    "can_retry",
}


def transcribing() -> Recording:
    recording = given.begun(given.through(given.run(given.new("Talks")), TRIM), TRANSCRIBE)
    return transitions.checkpointed(recording, TRANSCRIBE, 2480.0)


def test_has_all_the_keys_of_the_design_and_is_json() -> None:
    for case in all_cases():
        seen = Snapshot(build(case)).to_json()
        assert seen.keys() >= RECORDING_KEYS
        assert all(each.keys() >= STAGE_KEYS for each in seen["stages"])
        assert all(each.keys() >= OUTPUT_KEYS for each in seen["outputs"])
        assert json.loads(json.dumps(seen)) == seen


def test_a_new_recording() -> None:
    seen = Snapshot(given.new("Talks")).to_json()
    assert seen["id"] == 7
    assert seen["title"] == "talk"
    assert seen["source"] == "/media/talk.mp4"
    assert seen["status"] == "INITIALIZED"
    assert seen["can_run"] is True
    assert seen["can_pause"] is False
    assert seen["can_cancel"] is False
    assert seen["run_hint"] == "Run the whole pipeline."
    assert seen["next_try"] is None
    assert seen["created_at"] == "2026-03-01T12:00:00+00:00"
    assert [each["type"] for each in seen["stages"]] == [
        "download",
        "trim",
        "transcribe",
        "topics",
        "subtitles",
    ]
    assert {each["status"] for each in seen["stages"]} == {"PENDING"}
    output = seen["outputs"][0]
    assert (output["id"], output["platform"], output["preset"]) == (1, "folder", "Talks")
    assert output["status"] == "NOT_UPLOADED"


def test_a_waiting_part_says_why_and_until_when() -> None:
    recording = transitions.failed(transcribing(), TRANSCRIBE, Transient("It was lost."), NOW)
    seen = Snapshot(recording).to_json()
    assert (seen["waiting"], seen["waiting_reason"]) == (True, "It was lost.")
    stage = seen["stages"][2]
    assert (stage["waiting"], stage["error"], stage["attempts"]) == ("retry", "It was lost.", 1)
    assert seen["next_try"] == stage["next_try"] == "2026-03-01T12:00:05+00:00"


def test_a_login_waits_without_a_time() -> None:
    error = NeedsUser("Log in.", kind=WaitKind.LOGIN)
    recording = transitions.failed(given.begun(given.processed("Talks"), 1), 1, error, NOW)
    seen = Snapshot(recording).to_json()
    assert (seen["waiting"], seen["next_try"]) == (True, None)
    assert seen["outputs"][0]["waiting"] == "login"


def test_times_are_told_in_utc() -> None:
    moscow = NOW.astimezone(timezone(timedelta(hours=3)))
    recording = transitions.failed(transcribing(), TRANSCRIBE, Transient("Lost."), moscow)
    assert Snapshot(recording).to_json()["next_try"] == "2026-03-01T12:00:05+00:00"


class TestProgress:
    def fractions(self, recording: Recording, *, running: bool = False) -> list[float]:
        live: Live = {TRANSCRIBE: Progress(0.7)} if running else {}
        return [each["progress"] for each in Snapshot(recording, live).to_json()["stages"]]

    def test_is_live_while_a_part_runs_and_else_what_is_durable(self) -> None:
        recording = transcribing()
        assert self.fractions(recording, running=True) == [1, 1, 0.7, 0, 0]
        assert self.fractions(recording) == [1, 1, round(2480 / 5520, 4), 0, 0]

    def test_of_an_attempt_that_has_ended_does_not_count(self) -> None:
        recording = transitions.stopped(given.paused(transcribing()), TRANSCRIBE)
        assert self.fractions(recording, running=True)[2] == round(2480 / 5520, 4)

    def test_of_what_goes_on_does_not_fall_back_while_it_gets_ready(self) -> None:
        live: Live = {TRANSCRIBE: Progress(0.0, None, "Loading model")}
        stages = Snapshot(transcribing(), live).to_json()["stages"]
        assert stages[2]["progress"] == round(2480 / 5520, 4)

    def test_of_a_skipped_stage_is_whole(self) -> None:
        recording = given.begun(given.through(given.run(given.new()), DOWNLOAD), TRIM)
        recording = transitions.skipped(recording, TRIM, "No sound.", NOW)
        assert self.fractions(recording)[1] == 1
        assert Snapshot(recording).to_json()["stages"][1]["reason"] == "No sound."

    def test_of_an_upload(self) -> None:
        recording = given.begun(given.processed("Talks"), 1)
        recording = recording.with_output(1, bytes_sent=250, bytes_total=1000)
        assert Snapshot(recording).to_json()["outputs"][0]["progress"] == 0.25
        live = Snapshot(recording, {1: Progress(0.5)})
        assert live.to_json()["outputs"][0]["progress"] == 0.5
        done = Snapshot(given.done(recording, 1), {1: Progress(0.5)}).to_json()["outputs"][0]
        assert (done["progress"], done["bytes_sent"]) == (1, 1000)


class TestStatusText:
    @pytest.mark.parametrize(
        ("progress", "text"),
        [
            (None, "Transcribing"),
            (Progress(0.451), "Transcribing 45%"),
            (Progress(0.45, position_s=2480.0), "Transcribing 41:20 of 1:32:00"),
            (Progress(0.0, note="Loading model tiny.en"), "Transcribing: Loading model tiny.en"),
        ],
    )
    def test_has_the_live_position(self, progress: Progress | None, text: str) -> None:
        live: Live = {} if progress is None else {TRANSCRIBE: progress}
        assert Snapshot(transcribing(), live).status_text() == text

    def test_has_it_while_pausing_too(self) -> None:
        snapshot = Snapshot(
            given.paused(transcribing()), {TRANSCRIBE: Progress(0.45, position_s=2480.0)}
        )
        assert snapshot.status_text() == "Pausing… transcribing 41:20 of 1:32:00"

    def test_has_none_of_what_is_being_cancelled(self) -> None:
        recording = decide.cancel(transcribing()).recording
        assert Snapshot(recording, {TRANSCRIBE: Progress(0.45)}).status_text() == "Cancelling…"

    def test_has_none_where_several_upload(self) -> None:
        recording = given.begun(given.begun(given.processed("One", "Two"), 1), 2)
        snapshot = Snapshot(recording, {1: Progress(0.2), 2: Progress(0.9)})
        assert snapshot.status_text() == "Uploading to One and Two"


def test_what_can_be_done_with_an_output() -> None:
    def can(recording: Recording) -> tuple[bool, bool, bool]:
        seen = Snapshot(recording).to_json()["outputs"][0]
        return seen["can_pause"], seen["can_cancel"], seen["can_retry"]

    queued = given.processed("Talks")
    running = given.begun(queued, 1)
    failed = transitions.failed(running, 1, Permanent("Refused."), NOW)
    assert can(given.new("Talks")) == (False, True, False)
    assert can(queued) == (True, True, False)
    assert can(running) == (False, True, False)
    assert can(running.with_output(1, resumable=True)) == (True, True, False)
    assert can(failed) == (False, True, True)
    assert can(failed.with_output(1, status=OutputStatus.CANCELLED)) == (False, False, True)
    assert can(given.done(running, 1)) == (False, False, False)
