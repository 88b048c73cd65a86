"""The commands over HTTP: status, outcome, recording."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.control_api.served import Json, Served
from tests.engine.bench import Gate


def test_run_pause_continue_to_the_end(api: Served, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    steps: list[list[object]] = [["checkpoint", position] for position in range(10, 90)]
    film = api.film(transcribe=[gate.action, *steps])
    started = api.post(f"/recordings/{film}/run")
    assert started.status_code == 200
    assert started.json()["outcome"] == "started"
    assert started.json()["recording"]["id"] == film
    again = api.post(f"/recordings/{film}/run")
    assert again.status_code == 409
    assert again.json()["outcome"] == again.json()["error"] == "already_running"
    assert again.json()["message"] == again.json()["detail"]

    api.bench.until_recording(film, lambda each: each["stages"][2]["status"] == "RUNNING")
    assert api.post(f"/recordings/{film}/pause").json()["outcome"] == "pausing"
    gate.open()
    api.bench.until_recording(film, lambda each: each["paused"])
    assert api.get(f"/recordings/{film}").json()["stages"][2]["checkpoint_s"] >= 10
    assert api.post(f"/recordings/{film}/pause").json()["outcome"] == "already_paused"
    assert api.post(f"/recordings/{film}/run").json()["outcome"] == "continued"
    assert api.bench.until_closed(film)["status"] == "READY"
    complete = api.post(f"/recordings/{film}/run")
    assert (complete.status_code, complete.json()["outcome"]) == (200, "complete")
    assert api.post(f"/recordings/{film}/pause").status_code == 409
    assert api.post(f"/recordings/{film}/cancel").json()["outcome"] == "not_running"


def test_cancel_answers_when_nothing_runs_any_more(api: Served, tmp_path: Path) -> None:
    film = api.film(trim=[["spool", 1000], Gate(tmp_path).action])
    api.post(f"/recordings/{film}/run")
    api.bench.until_recording(film, lambda each: each["status"] == "PROCESSING")
    answer = api.post(f"/recordings/{film}/cancel")
    assert answer.status_code == 200
    assert answer.json()["outcome"] == "cancelled"
    after: Json = answer.json()["recording"]
    assert (after["status"], after["can_cancel"], after["cancelling"]) == (
        "DOWNLOADED",
        False,
        False,
    )
    assert [*(tmp_path / "home" / "work").iterdir()] == []


def test_skip_and_reset(api: Served) -> None:
    film = api.film()
    assert api.post(f"/recordings/{film}/skip").json()["recording"]["status"] == "SKIPPED"
    assert api.post(f"/recordings/{film}/run").json()["outcome"] == "started"
    api.bench.until_closed(film)
    reset = api.post(f"/recordings/{film}/reset", {"keep_files": True})
    assert (reset.status_code, reset.json()["outcome"]) == (200, "reset")
    assert reset.json()["recording"]["status"] == "INITIALIZED"


@pytest.mark.parametrize("body", [None, {}, {"mode": "checkpoint"}, {"mode": "after_stage"}])
def test_pause_takes_a_mode_or_nothing(api: Served, tmp_path: Path, body: Json | None) -> None:
    film = api.film(download=[Gate(tmp_path).action])
    api.post(f"/recordings/{film}/run")
    assert api.post(f"/recordings/{film}/pause", body).json()["outcome"] in ("pausing", "paused")


def test_a_pause_ends_by_itself(api: Served, tmp_path: Path) -> None:
    film = api.film(download=[Gate(tmp_path).action])
    api.post(f"/recordings/{film}/run")
    until = datetime.now(UTC) + timedelta(hours=2)
    answer = api.post(f"/recordings/{film}/pause", {"until": until.isoformat()})
    assert datetime.fromisoformat(answer.json()["recording"]["paused_until"]) == until
    other = api.film("other", download=[["gate", str(tmp_path / "gate")]])
    api.post(f"/recordings/{other}/run")
    ends: Json = api.post(f"/recordings/{other}/pause", {"for_s": 900}).json()["recording"]
    left = datetime.fromisoformat(ends["paused_until"]) - datetime.now(UTC)
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)


@pytest.mark.parametrize(
    "body",
    [
        {"mode": "at_once"},
        {"mod": "after_stage"},
        {"until": "tomorrow"},
        {"until": "2999-01-01T08:00:00"},
        {"until": "2001-01-01T08:00:00+00:00"},
        {"for_s": 0},
        {"for_s": "900"},
        {"for_s": 1e300},
        {"for_s": 900, "until": "2999-01-01T08:00:00+00:00"},
        [],
        7,
    ],
)
def test_a_pause_that_makes_no_sense_is_refused(api: Served, body: object) -> None:
    film = api.film()
    answer = api.post(f"/recordings/{film}/pause", body)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_many_at_once_one_outcome_each(api: Served, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    ids = [api.film(f"talk {number}", download=[gate.action]) for number in range(3)]
    api.post(f"/recordings/{ids[0]}/run")

    def outcomes(command: str, **body: object) -> list[str]:
        answer = api.post(f"/recordings/bulk/{command}", {"recording_ids": [*ids, 99], **body})
        assert answer.status_code == 200
        assert [each["recording_id"] for each in answer.json()["results"]] == [*ids, 99]
        assert all(each["message"] for each in answer.json()["results"])
        return [each["outcome"] for each in answer.json()["results"]]

    assert outcomes("run") == ["already_running", "started", "started", "unknown"]
    summary = api.post("/recordings/bulk/run", {"recording_ids": ids}).json()["summary"]
    assert summary == "3 already running"
    assert set(outcomes("pause", mode="after_stage")) <= {"pausing", "paused", "unknown"}
    assert outcomes("cancel") == ["cancelled"] * 3 + ["unknown"]
    assert outcomes("pause") == ["not_pausable"] * 3 + ["unknown"]
    assert outcomes("reset", keep_files=True) == ["reset"] * 3 + ["unknown"]


@pytest.mark.parametrize(
    "body",
    [None, [], {}, {"recording_ids": 1}, {"recording_ids": ["x"]}, {"recording_ids": [1.5]}],
)
def test_a_bad_bulk_body_is_refused(shared_api: Served, body: object) -> None:
    for command in ("run", "pause", "cancel", "reset"):
        assert shared_api.post(f"/recordings/bulk/{command}", body).status_code == 422


@pytest.mark.parametrize("command", ["run", "pause", "cancel", "reset"])
def test_an_id_that_no_recording_can_have_stops_no_other(api: Served, command: str) -> None:
    known = api.film("talk")
    ids = [2**63, known, -(2**63) - 1, 10**30]
    answer = api.post(f"/recordings/bulk/{command}", {"recording_ids": ids})
    assert answer.status_code == 200
    outcomes = {each["recording_id"]: each["outcome"] for each in answer.json()["results"]}
    assert list(outcomes) == ids
    assert [each for each in ids if outcomes[each] != "unknown"] == [known]


def test_an_empty_selection_is_no_mistake(shared_api: Served) -> None:
    answer = shared_api.post("/recordings/bulk/run", {"recording_ids": []})
    assert answer.json() == {"summary": "nothing selected", "results": []}


def test_outputs_have_commands_of_their_own(api: Served) -> None:
    film = api.film()
    api.post(f"/recordings/{film}/run")
    api.bench.until_closed(film)
    added = api.post(f"/recordings/{film}/outputs", {"preset": "Folder"})
    assert (added.status_code, added.json()["outcome"]) == (200, "added")
    assert api.post(f"/recordings/{film}/outputs", {"preset": "Nope"}).status_code == 422
    api.bench.until_closed(film)
    first, second = api.get(f"/recordings/{film}").json()["outputs"]
    assert first["status"] == second["status"] == "UPLOADED"
    for command, status in (("pause", 409), ("cancel", 409), ("retry", 200)):
        answer = api.post(f"/outputs/{second['id']}/{command}")
        assert answer.status_code == status, answer.text
        assert answer.json()["recording"]["id"] == film


NO_BODY = ("/recordings/{film}/cancel", "/recordings/{film}/skip", *(
    f"/outputs/{{output}}/{each}" for each in ("pause", "cancel", "retry")
))  # fmt: skip


@pytest.mark.parametrize("path", [*NO_BODY, "/recordings/{film}/run", "/recordings/{film}/reset"])
def test_a_command_that_needs_no_more_takes_no_body_or_an_empty_one(api: Served, path: str) -> None:
    film = api.film()
    output = api.get(f"/recordings/{film}").json()["outputs"][0]["id"]
    url = path.format(film=film, output=output)
    json_type = {"Content-Type": "application/json"}
    for headers, content in (
        ({}, b""),
        ({}, b"{}"),
        (json_type, b""),
        (json_type, b"{}"),
        (json_type, b" { } "),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b""),
    ):
        answer = api.client.post(url, headers=headers, content=content)
        assert answer.status_code in (200, 409), answer.text
    for content in (b'{"now": 1}', b'{"speed": 11}', b"[]", b"7", b"{", b"speed=11", b'"run"'):
        answer = api.client.post(url, headers=json_type, content=content)
        assert answer.status_code == 422, (content, answer.text)
        assert answer.json()["error"] == "invalid"
