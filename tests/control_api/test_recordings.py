"""The list, and what is added to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import pytest

from recorder_app.domain.preset import Preset
from recorder_app.domain.search import Sentence
from recorder_app.store.errors import StoreError
from recorder_app.store.store import Store
from tests.control_api.served import Served


def test_a_file_is_added_and_found(api: Served, tmp_path: Path) -> None:
    film = tmp_path / "Лекция 1.mp4"
    film.write_bytes(b"film")
    answer = api.post("/recordings", {"source": str(film), "title": "First", "presets": ["Folder"]})
    assert answer.status_code == 201
    added = answer.json()
    assert (added["title"], added["source"], added["status"]) == (
        "First",
        str(film),
        "INITIALIZED",
    )
    assert [each["preset"] for each in added["outputs"]] == ["Folder"]
    assert api.get(f"/recordings/{added['id']}").json() == added
    assert api.get("/recordings").json() == [added]


def test_several_presets_also_of_one_platform(api: Served, tmp_path: Path) -> None:
    film = tmp_path / "talk.mp4"
    film.write_bytes(b"film")
    engine = api.bench.engine
    engine.add_account("vk", "main", {"access_token": "very-secret"})
    for name in ("One", "Two"):
        engine.save_preset(Preset(name, "vk", "main"))
    answer = api.post("/recordings", {"source": str(film), "presets": ["Two", "Folder", "One"]})
    outputs = [(each["preset"], each["platform"]) for each in answer.json()["outputs"]]
    assert outputs == [("Two", "vk"), ("Folder", "folder"), ("One", "vk")]
    presets = api.get("/presets")
    assert [(each["name"], each["account"]) for each in presets.json()] == [
        ("One", "main"),
        ("Two", "main"),
    ]
    assert "very-secret" not in answer.text + presets.text


def test_a_link_is_added_without_asking_the_network(api: Served) -> None:
    answer = api.post("/recordings", {"source": "https://example.org/talk.mp4", "presets": []})
    assert answer.status_code == 201
    assert answer.json()["outputs"] == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"source": "/nowhere/talk.mp4"}, "no file"),
        ({"source": "{folder}"}, "is a folder"),
        ({"source": "https:///talk.mp4"}, "no host"),
        ({"source": "http://["}, ""),
        ({"source": "~nobody-of-that-name/talk.mp4"}, "home"),
        ({"source": "a\0b"}, "no file"),
        ({"source": ""}, "source"),
        ({"source": 1}, "source"),
        ({}, "source"),
        ({"source": "{film}", "presets": ["Nope"]}, "no preset"),
        ({"source": "{film}", "presets": "Folder"}, "presets"),
        ({"source": "{film}", "titel": "Misspelt"}, "titel"),
        ([], "body"),
        (None, "body"),
    ],
)
def test_what_can_not_be_added_is_said_in_a_sentence(
    shared_api: Served, tmp_path: Path, body: object, told: str
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    if isinstance(body, dict) and isinstance(body.get("source"), str):
        names = {"{folder}": str(tmp_path), "{film}": str(film)}
        body["source"] = names.get(body["source"], body["source"])
    answer = shared_api.post("/recordings", body)
    assert answer.status_code == 422
    assert told in answer.json()["detail"]
    assert shared_api.get("/recordings").json() == []


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"source": "\\ud800"}', b"[" * 9999])
def test_a_body_that_is_no_json_is_refused(shared_api: Served, body: bytes) -> None:
    answer = shared_api.client.post("/recordings", content=body)
    assert answer.status_code == 422
    assert answer.json()["error"] == "invalid"


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", "nonsense"])
def test_a_body_is_json_whatever_kind_it_is_called(api: Served, tmp_path: Path, kind: str) -> None:
    film = tmp_path / "talk.mp4"
    film.write_bytes(b"film")
    body = json.dumps({"source": str(film)})
    answer = api.client.post("/recordings", content=body, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["title"]) == (201, "talk")


def test_the_list_is_filtered_searched_and_paged(api: Served) -> None:
    ids = [api.film(f"talk {number}") for number in range(5)]
    other = api.film("meeting")
    api.post(f"/recordings/{other}/skip")

    def found(**params: object) -> list[int]:
        return [each["id"] for each in api.get("/recordings", **params).json()]

    assert found() == [other, *reversed(ids)]
    assert found(search="TALK 3") == [ids[3]]
    assert found(status="SKIPPED") == [other]
    assert found(status="READY") == []
    assert found(status="", search="") == found()
    assert found(offset=1, limit=2) == [ids[4], ids[3]]
    assert found(limit=0) == []
    assert found(offset=100) == []
    assert api.get("/recordings", search="talk", limit=1).headers["X-Total-Count"] == "5"


def test_the_queue_is_seen_in_its_order_and_changed(api: Served) -> None:
    ids = [api.film(f"talk {number}", download=[["gate", "/nowhere"]]) for number in range(3)]
    api.bench.engine.pause_all()
    for each in ids:
        api.post(f"/recordings/{each}/run")
        api.post(f"/recordings/{each}/pause")

    def queue() -> list[int]:
        return [each["id"] for each in api.get("/recordings", sort="queue").json()]

    before = queue()
    answer = api.post(f"/recordings/{before[2]}/move", {"place": "top"})
    assert answer.status_code in (200, 409), answer.text
    if answer.status_code == 200:
        assert queue() == [before[2], before[0], before[1]]
    assert api.post(f"/recordings/{ids[0]}/move", {"place": "away"}).status_code == 422


@pytest.mark.parametrize(
    "params", [{"status": "ready!"}, {"offset": -1}, {"limit": "x"}, {"limit": 2**70}]
)
def test_a_question_that_makes_no_sense_is_refused(
    shared_api: Served, params: dict[str, object]
) -> None:
    assert shared_api.get("/recordings", **params).status_code == 422


@pytest.mark.parametrize("recording_id", ["99", "0", "-1", str(2**63), "9" * 30, "9" * 5000, "abc"])
def test_an_unknown_id_is_not_found(shared_api: Served, recording_id: str) -> None:
    for answer in (
        shared_api.get(f"/recordings/{recording_id}"),
        shared_api.post(f"/recordings/{recording_id}/run"),
        shared_api.post(f"/recordings/{recording_id}/outputs", {"preset": "Folder"}),
        shared_api.post(f"/outputs/{recording_id}/cancel"),
    ):
        assert answer.status_code == 404
        assert answer.json()["error"] == "unknown"
        assert answer.json()["detail"].endswith(".")


def test_unknown_addresses_and_methods_are_told_in_the_same_form(shared_api: Served) -> None:
    nothing = shared_api.get("/nothing")
    assert (nothing.status_code, nothing.json()["error"]) == (404, "unknown")
    wrong = shared_api.client.delete("/recordings")
    assert (wrong.status_code, wrong.json()["error"]) == (405, "method_not_allowed")
    assert wrong.headers["allow"]


def test_presets_are_listed(api: Served) -> None:
    api.bench.engine.bring(
        str(Path(__file__)), Preset("Archive", "folder", settings={"dir": "/a"}), options={}
    )
    assert api.get("/presets").json() == [
        {"name": "Archive", "platform": "folder", "account": None}
    ]


def test_health(shared_api: Served) -> None:
    assert shared_api.get("/health").json()["status"] == "ok"


def test_what_is_said_is_found(api: Served) -> None:
    said, titled = api.film("talk"), api.film("gradients")
    with api.bench.engine._store.write() as tx:
        tx.index_transcript(said, [Sentence(0.0, "Gradient descent.")])
    found = api.get("/recordings", search="gradient").json()
    assert [each["id"] for each in found] == [titled, said]


def test_a_removed_recording_is_unknown_until_it_is_put_back(api: Served) -> None:
    film = api.film()
    api.bench.engine.remove([film])
    assert api.get(f"/recordings/{film}").status_code == 404
    assert api.post(f"/recordings/{film}/run").status_code == 404
    assert api.get("/recordings").json() == []
    api.bench.engine.restore([film])
    assert api.get(f"/recordings/{film}").json()["id"] == film


def test_a_list_that_can_not_be_written_is_told(
    api: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Store) -> NoReturn:
        raise StoreError("There is no room left on the disk.")

    film = api.film()
    monkeypatch.setattr(Store, "write", full)
    answer = api.post(f"/recordings/{film}/run")
    assert answer.status_code == 503
    assert answer.json() == {"error": "store", "detail": "There is no room left on the disk."}
