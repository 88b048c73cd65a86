"""Servers that have what an upload needs and nothing more: a film that they confirm is UPLOADED."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from recorder_app.domain.errors import Permanent, Transient, Undecided
from tests.platforms.finished_recording import FinishedRecording
from tests.platforms.sites import impatient
from tests.platforms.uploading import Uploading
from tests.servers.google_drive import GoogleDriveServer
from tests.servers.minimal import (
    ACCESS_TOKEN,
    Answer,
    Manners,
    MinimalDrive,
    MinimalPeerTube,
    MinimalServer,
    MinimalVk,
    MinimalYouTube,
    ResumableServer,
)
from tests.servers.script import Fault
from tests.servers.youtube import YouTubeServer

FILM = Random(3).randbytes(100_000)
SERVERS: dict[str, type[MinimalServer]] = {
    "youtube": MinimalYouTube,
    "google_drive": MinimalDrive,
    "peertube": MinimalPeerTube,
    "vk": MinimalVk,
}
URLS = {
    "youtube": "https://www.youtube.com/watch?v=abcdefghijk",
    "google_drive": "https://drive.google.com/file/d/own-id/view",
    "peertube": "/w/0b-1c",
    "vk": "https://vk.com/video1_2",
}
RESUMABLE = ("youtube", "google_drive", "peertube")


@contextmanager
def uploading(name: str, server: MinimalServer, folder: Path) -> Iterator[Uploading]:
    recording = FinishedRecording(folder / "recording", film=FILM, transcript=None)
    with impatient(), server:
        yield Uploading(name, server, server.credentials(), recording, folder / "attempt")


def published(name: str, manners: Manners, folder: Path) -> tuple[Uploading, MinimalServer]:
    """Uploaded at the first attempt, whole and once."""
    server = SERVERS[name](manners)
    with uploading(name, server, folder) as each:
        uploaded = each.attempt()
    assert uploaded.url.endswith(URLS[name])
    assert server.films == [FILM]
    return each, server


@pytest.mark.parametrize("missing", [404, 405, 501])
@pytest.mark.parametrize("name", SERVERS)
def test_what_a_server_confirms_is_uploaded(name: str, missing: int, tmp_path: Path) -> None:
    each, _ = published(name, Manners(missing=missing), tmp_path)
    if name != "vk":
        assert any("it was not looked at" in sentence for sentence in each.context.said)


MANNERS = {
    "201": Manners(done=201),
    "named to whoever asks again": Manners(names_film=False),
    "bare range": Manners(range_form="0-{}"),
    "other chunks": Manners(keeps_bytes=1000),
    "absolute location": Manners(location="{origin}{path}?{query}"),
    "location beside": Manners(location="?{query}"),
    "closing": Manners(closes=True),
    "closing unannounced": Manners(closes=True, says_so=False),
    "HTTP/1.0": Manners(protocol="HTTP/1.0", closes=True, says_so=False),
    "chunked": Manners(chunked=True),
    "chunked and closing": Manners(chunked=True, closes=True),
}


@pytest.mark.parametrize("manners", MANNERS.values(), ids=MANNERS)
@pytest.mark.parametrize("name", RESUMABLE)
def test_however_it_is_answered(name: str, manners: Manners, tmp_path: Path) -> None:
    published(name, manners, tmp_path)


@pytest.mark.parametrize("how", ["closing", "closing unannounced", "HTTP/1.0", "chunked"])
def test_however_vk_answers(how: str, tmp_path: Path) -> None:
    published("vk", MANNERS[how], tmp_path)


@pytest.mark.parametrize("name", RESUMABLE)
def test_a_connection_that_breaks_costs_nothing_that_arrived(name: str, tmp_path: Path) -> None:
    server = SERVERS[name](Manners(closes=True))
    assert isinstance(server, ResumableServer)
    server.breaks_after = 60_000
    with uploading(name, server, tmp_path) as each:
        each.attempt()
    assert server.films == [FILM]
    assert sum(asked.startswith("POST") for asked in server.asked) == 1


@pytest.mark.parametrize("name", ["youtube", "peertube"])
def test_a_film_that_nobody_names_is_asked_of_a_person(name: str, tmp_path: Path) -> None:
    manners = Manners(names_film=False, names_again=False)
    server = SERVERS[name](manners)
    with uploading(name, server, tmp_path) as each, pytest.raises(Undecided):
        each.attempt()
    assert server.films == [FILM]


@pytest.mark.parametrize("wrong", [{"size": "5"}, {"md5Checksum": "0" * 32}])
def test_what_drive_answers_is_held_against_the_film(
    wrong: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = {
        "id": "own-id",
        "size": str(len(FILM)),
        "md5Checksum": hashlib.md5(FILM, usedforsecurity=False).hexdigest(),
    }
    monkeypatch.setattr(MinimalDrive, "said", right | wrong)
    with (
        uploading("google_drive", MinimalDrive(), tmp_path) as each,
        pytest.raises(Permanent, match="Delete the file there"),
    ):
        each.attempt()
    assert not each.context.urls
    monkeypatch.setattr(MinimalDrive, "said", right)
    _, server = published("google_drive", Manners(), tmp_path / "other")
    assert isinstance(server, ResumableServer)
    assert {"size", "md5Checksum", "webViewLink"} <= set(server.queries["fields"][0].split(","))
    assert "id" not in server.announced
    assert server.announced["appProperties"]


def test_without_reserved_ids_drive_s_file_is_known_by_its_mark(tmp_path: Path) -> None:
    recording = FinishedRecording(tmp_path / "recording", film=FILM, transcript=None)
    with impatient(), GoogleDriveServer() as server:
        server.sessions.multiple = 1
        account = server.credentials(logged_in=True)
        each = Uploading("google_drive", server, account, recording, tmp_path / "attempt")
        server.script.always("ids", Fault.ANSWER, status=501)
        server.script.next("upload", Fault.NONE)
        server.script.next("upload", Fault.LOSE_REPLY)
        server.script.always("query", Fault.GONE, status=404)
        uploaded = each.attempt()
        assert [film.bytes for film in server.films] == [FILM]
        assert uploaded.url == server.films[0].metadata["webViewLink"]


@pytest.mark.parametrize("wanted", ["", "7", "talks"])
def test_peertube_s_channel_where_nobody_tells_who_one_is(wanted: str, tmp_path: Path) -> None:
    server = MinimalPeerTube()
    with uploading("peertube", server, tmp_path) as each:
        each.settings = {"channel": wanted}
        if wanted == "talks":
            with pytest.raises(Permanent, match="no channel “talks”"):
                each.attempt()
        else:
            each.attempt()
            assert server.announced.get("channelId") == (7 if wanted else None)


def test_peertube_without_a_channel_says_what_to_do(tmp_path: Path) -> None:
    server = MinimalPeerTube()
    with uploading("peertube", server, tmp_path) as each:
        server.answer = lambda request, body: Answer(  # type: ignore[method-assign]
            400 if request.command == "POST" else 404, {"detail": "Incorrect channelId"}
        )
        with pytest.raises(Permanent, match=r"Incorrect channelId.*give the channel's number"):
            each.attempt()


@pytest.mark.parametrize("code", [3, 15, None])
def test_vk_is_believed_where_it_can_not_be_asked(code: int | None, tmp_path: Path) -> None:
    server = MinimalVk(missing_error=code)
    with uploading("vk", server, tmp_path) as each:
        each.attempt()
    assert server.films == [FILM]


def test_vk_names_no_address(tmp_path: Path) -> None:
    server = MinimalVk()
    server.named = {}
    with uploading("vk", server, tmp_path) as each, pytest.raises(Permanent, match="no address"):
        each.attempt()


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_that_knows_no_uploads_is_not_waited_for(name: str, tmp_path: Path) -> None:
    server = SERVERS[name](Manners(missing=501))
    with uploading(name, server, tmp_path) as each:
        each.account = {**each.account, "api_root": f"{server.origin}/elsewhere"}
        with pytest.raises(Permanent):
            each.attempt()


@pytest.mark.parametrize(
    ("held", "renewed"),
    [
        ({"token": "{}"}, 0),
        ({"access_token": "{}"}, 0),
        ({"token": "{}", "expiry": "2020-01-01T00:00:00Z"}, 1),
        ({"token": "{}", "expiry": "2020-01-01T00:00:00.000000"}, 1),
        ({"token": "{}", "expiry": "{later}"}, 0),
        ({"token": "stale"}, 1),
        ({}, 1),
    ],
)
@pytest.mark.parametrize("lasts", [{"expires_in": 3599}, {}, {"expires_in": "soon"}])
def test_google_s_tokens(
    held: dict[str, str], renewed: int, lasts: dict[str, Any], tmp_path: Path
) -> None:
    recording = FinishedRecording(tmp_path / "recording", film=b"film", transcript=None)
    with impatient(), YouTubeServer() as server:
        valid, fresh = server.issue(), server.issue()
        later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
        values = {key: value.format(valid, later=later) for key, value in held.items()}
        account = server.credentials() | values
        body = {"access_token": fresh, "token_type": "Bearer", **lasts}
        server.script.always("token", Fault.ANSWER, status=200, body=body)
        each = Uploading("youtube", server, account, recording, tmp_path / "attempt")
        each.attempt()
        assert len(server.asked("token")) == renewed
        assert len(server.films) == 1


@pytest.mark.parametrize("name", ["youtube", "google_drive"])
def test_too_many_requests_are_tried_again_soon(name: str, tmp_path: Path) -> None:
    said = {"errors": [{"reason": "userRateLimitExceeded"}], "code": 403, "message": "Slow down"}
    for status, body in ((403, {"error": said}), (429, {})):
        server = SERVERS[name]()
        with uploading(name, server, tmp_path / str(status)) as each:
            answer = Answer(status, body)
            server.answer = lambda *_, answer=answer: answer  # type: ignore[method-assign]
            with pytest.raises(Transient):
                each.attempt()


def test_the_token_is_the_account_s(tmp_path: Path) -> None:
    """A minimal server lets nobody in without it."""
    server = MinimalYouTube()
    with uploading("youtube", server, tmp_path) as each:
        assert each.account["access_token"] == ACCESS_TOKEN
        each.account = {**each.account, "access_token": "another"}
        with pytest.raises(Exception, match="Log in again"):
            each.attempt()
    assert not server.films


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_on_this_machine_is_not_asked_through_a_proxy(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("http_proxy", "all_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    published(name, Manners(), tmp_path)


def test_a_lost_video_is_found_in_the_list_alone(tmp_path: Path) -> None:
    recording = FinishedRecording(tmp_path / "recording", film=FILM, transcript=None)
    with impatient(), YouTubeServer() as server:
        server.sessions.multiple = 1
        account = server.credentials(logged_in=True)
        each = Uploading("youtube", server, account, recording, tmp_path / "attempt")
        server.script.always("videos", Fault.ANSWER, status=404)
        server.script.next("upload", Fault.NONE, times=1)
        server.script.next("upload", Fault.LOSE_REPLY)
        server.script.always("query", Fault.GONE, status=404)
        uploaded = each.attempt()
        assert [film.bytes for film in server.films] == [FILM]
        assert server.films[0].id in uploaded.url
        assert not server.script.pending


def test_a_file_under_another_id_than_the_reserved_one_is_found(tmp_path: Path) -> None:
    recording = FinishedRecording(tmp_path / "recording", film=FILM, transcript=None)
    with impatient(), GoogleDriveServer() as server:
        server.sessions.multiple = 1
        account = server.credentials(logged_in=True)
        each = Uploading("google_drive", server, account, recording, tmp_path / "attempt")
        server.script.next("upload", Fault.NONE)
        server.script.next("upload", Fault.LOSE_REPLY)
        server.script.always("query", Fault.GONE, status=404)
        server.script.next("get", Fault.ANSWER, status=404)
        each.attempt()
        assert [film.bytes for film in server.films] == [FILM]


@pytest.mark.parametrize("missing", [404, 405, 501])
@pytest.mark.parametrize("name", ["youtube", "peertube"])
def test_captions_that_nobody_asked_for_and_nobody_takes(
    name: str, missing: int, tmp_path: Path
) -> None:
    server = SERVERS[name](Manners(missing=missing))
    with uploading(name, server, tmp_path) as each:
        each.recording = FinishedRecording(tmp_path / "spoken", film=FILM)
        each.attempt()
        assert any("without captions" in sentence for sentence in each.context.said)
    assert server.films == [FILM]


@pytest.mark.parametrize("name", ["youtube", "peertube"])
def test_captions_that_were_asked_for_and_nobody_takes(name: str, tmp_path: Path) -> None:
    server = SERVERS[name]()
    with uploading(name, server, tmp_path) as each:
        each.recording = FinishedRecording(tmp_path / "spoken", film=FILM)
        each.settings = {"captions": "true"}
        with pytest.raises(Permanent, match="not its captions"):
            each.attempt()
        assert each.context.urls
    assert server.films == [FILM]
