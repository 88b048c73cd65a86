"""A key makes of two requests one command."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recorder_app.engine.events import Event
from tests.control_api.served import Served
from tests.engine.bench import PATIENCE_S, Gate

AT_ONCE = 8


def test_equal_requests_at_the_same_moment_add_one_recording(api: Served, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    together = threading.Barrier(AT_ONCE)

    def ask(_number: int) -> tuple[int, int]:
        with api.new_client() as client:
            together.wait()
            answer = client.post(
                "/recordings", json={"source": str(film)}, headers={"X-Idempotency-Key": "press"}
            )
        return answer.status_code, answer.json()["id"]

    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = set(threads.map(ask, range(AT_ONCE)))
    assert len(answers) == 1
    assert answers.pop()[0] == 201
    assert len(api.get("/recordings").json()) == 1


def test_the_first_answer_is_given_again(api: Served, tmp_path: Path) -> None:
    film = api.film(download=[Gate(tmp_path).action])
    first, second = (api.post(f"/recordings/{film}/run", key="a") for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert first.json()["outcome"] == second.json()["outcome"] == "started"
    assert api.post(f"/recordings/{film}/run").json()["outcome"] == "already_running"


def test_a_pause_of_some_time_is_the_same_command_a_moment_later(
    api: Served, tmp_path: Path
) -> None:
    film = api.film(download=[Gate(tmp_path).action])
    api.post(f"/recordings/{film}/run")
    first, second = (
        api.post(f"/recordings/{film}/pause", {"for_s": 900}, key="a") for _ in range(2)
    )
    assert first.json()["outcome"] == second.json()["outcome"]
    assert first.json()["recording"]["paused_until"] == second.json()["recording"]["paused_until"]


def test_what_was_added_is_answered_though_its_file_is_gone(api: Served, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    first = api.post("/recordings", {"source": str(film)}, key="a")
    film.unlink()
    assert api.post("/recordings", {"source": str(film)}, key="a").json() == first.json()


def test_what_was_added_and_removed_since_is_unknown(api: Served, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    added = api.post("/recordings", {"source": str(film)}, key="a").json()
    api.bench.engine.remove([added["id"]])
    again = api.post("/recordings", {"source": str(film)}, key="a")
    assert (again.status_code, again.json()["error"]) == (404, "unknown")
    api.bench.engine.restore([added["id"]])
    again = api.post("/recordings", {"source": str(film)}, key="a")
    assert (again.status_code, again.json()["id"]) == (201, added["id"])


def test_a_key_is_for_one_content(api: Served, tmp_path: Path) -> None:
    one, other = api.film("one"), api.film("other")
    api.post(f"/recordings/{one}/skip", key="a")
    for answer in (
        api.post(f"/recordings/{other}/skip", key="a"),
        api.post(f"/recordings/{one}/run", key="a"),
        api.post("/recordings/bulk/run", {"recording_ids": [one]}, key="a"),
        api.post("/recordings", {"source": str(tmp_path / "one.mp4")}, key="a"),
    ):
        assert answer.status_code == 422
        assert answer.json()["error"] == "key_conflict"


def test_a_command_that_takes_long_is_said_to_be_in_progress(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recorder_app.engine.commands.keys.PATIENCE_S", 0.05)
    film = api.film()
    begun, may_end = threading.Event(), threading.Event()

    def hold(_event: Event) -> None:
        begun.set()
        may_end.wait(PATIENCE_S)

    release = api.bench.engine.subscribe(hold)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(api.post, f"/recordings/{film}/skip", key="a")
        assert begun.wait(PATIENCE_S)
        answer = api.post(f"/recordings/{film}/skip", key="a")
        may_end.set()
        assert first.result().status_code == 200
    release()
    assert answer.status_code == 409
    assert answer.json()["error"] == "in_progress"
    assert api.post(f"/recordings/{film}/skip", key="a").status_code == 200


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_key_has_a_sensible_length(api: Served, key: str) -> None:
    film = api.film()
    assert api.post(f"/recordings/{film}/skip", key=key).status_code == 422
