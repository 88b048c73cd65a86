"""VK Video against a server that speaks its API, and lies when told to."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from recorder_app import platforms
from recorder_app.domain.errors import (
    NeedsUser,
    Permanent,
    Stopped,
    Transient,
    Undecided,
    Unknown,
    WorkError,
)
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json, Uploaded
from tests.platforms.finished_recording import FinishedRecording
from tests.servers.loopback import Reply, Request, Route
from tests.servers.script import Fault
from tests.servers.vk import OWNER_ID, VkServer, error_body
from tests.stages.fake_context import FakeUploadContext

VK = platforms.load("vk")


@pytest.fixture
def server() -> Iterator[VkServer]:
    with VkServer() as server:
        yield server


LONG_FILM = bytes(16 * 1024 * 1024)
"""Longer than what fits into the buffers of a connection: its end is not sent when that breaks early."""


class Person:
    """Uploads one recording, attempt after attempt."""

    def __init__(self, server: VkServer, folder: Path) -> None:
        self.server = server
        self.account = server.credentials()
        self.recording = FinishedRecording(folder / "recording")
        self.attempt = folder / "attempt"
        self.settings: dict[str, Json] = {}
        self.context = self.next_attempt()

    def next_attempt(self, *, stop_after: int | None = None) -> FakeUploadContext:
        self.context = FakeUploadContext(self.attempt, account=self.account, stop_after=stop_after)
        return self.context

    def upload(self, *, stop_after: int | None = None) -> Uploaded:
        context = self.next_attempt(stop_after=stop_after)
        return VK.upload(self.recording.uploading(self.settings), context)

    def abandon(self) -> None:
        checkpoint = self.context.resume()
        assert checkpoint is not None
        VK.abandon(checkpoint, self.next_attempt())

    @property
    def checkpoint(self) -> Mapping[str, Json]:
        return self.context.resume() or {}

    @property
    def films(self) -> list[bytes]:
        return [film.bytes for film in self.server.films]


@pytest.fixture
def person(server: VkServer, tmp_path: Path) -> Person:
    return Person(server, tmp_path)


def test_what_the_preset_says_reaches_vk(person: Person, server: VkServer) -> None:
    person.settings = {
        "title": "{{ title }} by the river",
        "description": "Recorded {{ date }}",
        "privacy_view": ["friends", "-42"],
        "group_id": "-17",
        "album_id": 3,
        "wallpost": "true",
        "repeat": False,
    }
    uploaded = person.upload()

    (said,) = server.reserved.values()
    assert said["name"] == "talk by the river"
    assert said["description"] == "Recorded 2026-03-02"
    assert (said["privacy_view"], said["group_id"], said["album_id"]) == ("friends,-42", "17", "3")
    assert said["wallpost"] == "1"
    assert "repeat" not in said
    assert uploaded.url.startswith("https://vk.com/video-17_")


def test_progress_is_bytes_of_the_film(person: Person) -> None:
    person.upload()
    assert person.context.fractions == sorted(person.context.fractions)
    assert person.context.fractions[-1] == 1.0


def test_the_id_is_reserved_and_kept_before_the_first_byte(
    person: Person, server: VkServer
) -> None:
    with pytest.raises(Stopped):
        person.upload(stop_after=1)

    assert server.asked("upload") == []
    assert str(person.checkpoint["reserved"]["owner_id"]) == str(OWNER_ID)
    assert "upload-secret" not in json.dumps(person.checkpoint)
    person.upload()
    assert person.films == [person.recording.film]
    assert len(server.asked("save")) == 1


def test_the_address_to_send_to_sees_no_token(person: Person, server: VkServer) -> None:
    person.upload()
    (sent,) = server.asked("upload")
    assert "authorization" not in sent.headers
    assert person.account["access_token"] not in sent.target
    assert person.account["access_token"].encode() not in sent.content


def test_no_token_stands_in_an_address(person: Person, server: VkServer) -> None:
    person.upload()
    assert not [each for each in server.requests if "access" in each.target]


def test_a_film_whose_reply_was_lost_is_found_at_once(person: Person, server: VkServer) -> None:
    server.script.next("upload", Fault.LOSE_REPLY)
    person.upload()
    assert person.films == [person.recording.film]
    assert len(server.asked("upload")) == 1


def test_a_film_that_vk_shows_late_is_not_sent_again(person: Person, server: VkServer) -> None:
    server.script.next("upload", Fault.LOSE_REPLY)
    server.hidden_yet = True
    with pytest.raises(Unknown):
        person.upload()
    server.hidden_yet = False
    person.upload()
    assert len(server.asked("upload")) == 1
    assert person.films == [person.recording.film]


def test_what_never_arrives_is_sent_again_to_the_same_id(person: Person, server: VkServer) -> None:
    person.recording.film = LONG_FILM
    server.script.next("upload", Fault.CUT, after=100_000)
    with pytest.raises(Transient):
        person.upload()
    person.upload()
    assert len(server.asked("save")) == 1
    assert len(server.asked("upload")) == 2
    assert person.films == [person.recording.film]


def test_an_id_that_is_shown_without_a_film_proves_nothing(
    person: Person, server: VkServer
) -> None:
    server.shows_reserved = True
    person.recording.film = LONG_FILM
    server.script.next("upload", Fault.CUT, after=100_000)
    with pytest.raises(Transient):
        person.upload()
    person.upload()
    assert person.films == [person.recording.film]


def test_a_person_is_asked_in_the_end(person: Person, server: VkServer) -> None:
    """VK shows the id as it did before, and that all bytes were sent is certain."""
    server.shows_reserved = server.hidden_yet = True
    server.script.next("upload", Fault.LOSE_REPLY)
    ends: list[type[BaseException]] = []
    while Undecided not in ends and len(ends) < 20:
        with pytest.raises(WorkError) as caught:
            person.upload()
        ends.append(caught.type)

    assert set(ends[:-1]) == {Unknown}
    assert len(server.asked("upload")) == 1


def test_a_reservation_that_has_run_out_is_replaced(person: Person, server: VkServer) -> None:
    with pytest.raises(Stopped):
        person.upload(stop_after=1)
    server.script.next("upload", Fault.GONE, status=404)
    person.upload()
    assert len(server.asked("save")) == 2
    assert person.films == [person.recording.film]


def test_an_address_sealed_with_another_key_is_asked_for_anew(
    person: Person, server: VkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Stopped):
        person.upload(stop_after=1)
    monkeypatch.setattr(FakeUploadContext, "unseal", lambda self, sealed: None)
    person.upload()
    assert person.films == [person.recording.film]


def test_a_film_of_which_vk_kept_a_part_is_not_uploaded(person: Person, server: VkServer) -> None:
    server.script.next("upload", Fault.SHORT, after=10)
    for _ in range(2):
        with pytest.raises(Permanent, match="299,990"):
            person.upload()
    assert len(server.asked("upload")) == 1
    server.films.clear()
    person.upload()
    assert person.films == [person.recording.film]


@pytest.mark.parametrize(
    ("code", "kind"),
    [(5, WaitKind.LOGIN), (14, WaitKind.LOGIN), (17, WaitKind.LOGIN), (29, WaitKind.QUOTA)],
)
def test_errors_that_wait_for_a_person(
    person: Person, server: VkServer, code: int, kind: WaitKind
) -> None:
    server.script.next("save", Fault.ANSWER, status=200, body=error_body(code))
    with pytest.raises(NeedsUser) as caught:
        person.upload()
    assert caught.value.kind is kind
    person.upload()
    assert person.films == [person.recording.film]


class VkIdServer(VkServer):
    """With VK ID's token endpoint beside it."""

    def _renew(self, request: Request) -> Reply:
        form = request.form()
        if (form["refresh_token"], form["device_id"], form["client_id"]) != ("r1", "d", "c"):
            return Reply(400, {"error": "invalid_grant"})
        return Reply(200, {"access_token": self.issue(), "refresh_token": "r2", "expires_in": 3600})

    routes = (*VkServer.routes, Route("POST", r"/oauth2/auth", "renew", _renew))


@pytest.mark.parametrize("refresh_token", ["r1", "withdrawn"])
def test_a_token_of_vk_id_is_renewed(tmp_path: Path, refresh_token: str) -> None:
    with VkIdServer() as server:
        person = Person(server, tmp_path)
        person.account |= {
            "refresh_token": refresh_token,
            "device_id": "d",
            "client_id": "c",
            "token_uri": f"{server.api_root}/oauth2/auth",
        }
        server.expire()
        if refresh_token == "withdrawn":
            with pytest.raises(NeedsUser) as caught:
                person.upload()
            assert caught.value.kind is WaitKind.LOGIN
            return
        person.upload()
        assert person.films == [person.recording.film]
        assert person.context.account["refresh_token"] == "r2"


def test_a_call_that_comes_too_fast_waits_a_moment(person: Person, server: VkServer) -> None:
    server.script.next("save", Fault.ANSWER, status=200, body=error_body(6))
    person.upload()
    assert person.films == [person.recording.film]


@pytest.mark.parametrize("code", [1, 9, 10])
def test_errors_that_pass(person: Person, server: VkServer, code: int) -> None:
    server.script.next("save", Fault.ANSWER, status=200, body=error_body(code))
    with pytest.raises(Transient):
        person.upload()


def test_a_refusal_is_said_without_the_token(person: Person, server: VkServer) -> None:
    token = person.account["access_token"]
    body = error_body(100, f"bad value in access_token={token}")
    server.script.next("save", Fault.ANSWER, status=200, body=body)
    with pytest.raises(Permanent, match="bad value") as caught:
        person.upload()
    assert token not in str(caught.value)


def test_a_redirect_of_the_upload_is_not_followed(person: Person, server: VkServer) -> None:
    elsewhere = {"Location": "http://example.invalid/"}
    server.script.next("upload", Fault.ANSWER, status=307, headers=elsewhere)
    with pytest.raises(Permanent):
        person.upload()


def test_a_thumbnail_follows(person: Person, server: VkServer, tmp_path: Path) -> None:
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(b"\xff\xd8\xff a picture")
    person.settings = {"thumbnail": str(picture)}
    server.script.next("save_thumbnail", Fault.ANSWER, status=200, body=error_body(129))
    with pytest.raises(Permanent, match="The video is up, but not its thumbnail"):
        person.upload()
    assert person.context.urls

    person.upload()
    assert list(server.thumbnails.values()) == [picture.read_bytes()]
    assert len(server.asked("upload")) == 1
    assert all("authorization" not in each.headers for each in server.asked("thumbnail"))


def test_an_overloaded_server_says_when_to_come_back(person: Person, server: VkServer) -> None:
    server.script.next("upload", Fault.ANSWER, status=503, headers={"Retry-After": "7"})
    with pytest.raises(Transient) as caught:
        person.upload()
    assert caught.value.retry_after_s == 7


def test_abandoning_gives_the_id_back(person: Person, server: VkServer) -> None:
    person.recording.film = LONG_FILM
    server.script.next("upload", Fault.CUT, after=100_000)
    with pytest.raises(Transient):
        person.upload()
    person.abandon()
    assert len(server.asked("delete")) == 1
    assert server.reserved == {}


def test_abandoning_never_deletes_what_may_be_published(person: Person, server: VkServer) -> None:
    server.script.next("upload", Fault.LOSE_REPLY)
    server.hidden_yet = True
    with pytest.raises(Unknown):
        person.upload()
    person.abandon()
    assert server.asked("delete") == []
    server.hidden_yet = False
    person.upload()
    person.abandon()
    assert server.asked("delete") == []


def test_abandoning_what_is_gone_is_no_failure(person: Person, server: VkServer) -> None:
    with pytest.raises(Stopped):
        person.upload(stop_after=1)
    server.script.next("delete", Fault.ANSWER, status=200, body=error_body(100))
    person.abandon()


def test_the_bandwidth_limit_is_kept(person: Person) -> None:
    person.next_attempt().bytes_per_s = 1_000_000.0
    began = time.monotonic()
    VK.upload(person.recording.uploading({}), person.context)
    assert time.monotonic() - began > 0.2


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"title": "x" * 129}, "129"),
        ({"description": "x" * 5001}, "5,001"),
        ({"group_id": "my-group"}, "number"),
        ({"thumbnail": "/nowhere/picture.png"}, "thumbnail"),
        ({"wallpost": "perhaps"}, "wallpost"),
    ],
)
def test_what_vk_would_refuse_is_said_beforehand(
    person: Person, settings: Mapping[str, Json], reason: str
) -> None:
    with pytest.raises(Permanent, match=reason):
        VK.check(person.recording.uploading(settings))


def test_a_long_title_of_the_recording_s_own_is_made_to_fit(
    person: Person, server: VkServer
) -> None:
    person.recording.title = "я" * 500
    person.upload()
    assert len(server.films[0].title) == 128
