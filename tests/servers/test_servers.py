"""The servers themselves: a liar is of use only if it lies as it was told."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import httpx
import pytest

from tests.servers.google_drive import GoogleDriveServer
from tests.servers.peertube import CHANNEL_ID, PeerTubeServer
from tests.servers.resumable import MULTIPLE_BYTES
from tests.servers.script import Fault
from tests.servers.vk import VkServer
from tests.servers.youtube import UPLOADS, YouTubeServer

FILM = Random(3).randbytes(2 * MULTIPLE_BYTES + 1000)
SIZE = len(FILM)


@pytest.fixture
def youtube() -> Iterator[YouTubeServer]:
    with YouTubeServer() as server:
        yield server


@pytest.fixture
def client(youtube: YouTubeServer) -> Iterator[httpx.Client]:
    bearer = {"Authorization": f"Bearer {youtube.issue()}"}
    with httpx.Client(headers=bearer, base_url=youtube.api_root, trust_env=False) as client:
        yield client


def opened(client: httpx.Client, title: str = "Talk") -> str:
    answer = client.post(
        "/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status",
        json={"snippet": {"title": title}, "status": {"privacyStatus": "private"}},
        headers={"X-Upload-Content-Length": str(SIZE), "X-Upload-Content-Type": "video/mp4"},
    )
    return answer.headers["location"]


def send(client: httpx.Client, session: str, start: int, end: int) -> httpx.Response:
    span = {"Content-Range": f"bytes {start}-{end - 1}/{SIZE}"}
    return client.put(session, content=FILM[start:end], headers=span)


def ask(client: httpx.Client, session: str) -> httpx.Response:
    return client.put(session, headers={"Content-Range": f"bytes */{SIZE}"})


def test_a_film_comes_in_chunks(youtube: YouTubeServer, client: httpx.Client) -> None:
    session = opened(client)
    assert "range" not in ask(client, session).headers

    first = send(client, session, 0, MULTIPLE_BYTES)
    last = send(client, session, MULTIPLE_BYTES, SIZE)

    assert (first.status_code, first.headers["range"]) == (308, f"bytes=0-{MULTIPLE_BYTES - 1}")
    assert last.status_code == 201
    assert ask(client, session).json() == last.json()
    (film,) = youtube.films
    assert (film.title, film.bytes) == ("Talk", FILM)
    assert [each.received for each in youtube.asked("upload")] == [
        MULTIPLE_BYTES,
        SIZE - MULTIPLE_BYTES,
    ]
    listed = client.get(f"/youtube/v3/playlistItems?part=contentDetails&playlistId={UPLOADS}")
    assert listed.json()["items"][0]["contentDetails"]["videoId"] == film.id


def test_only_multiples_of_256_kib(youtube: YouTubeServer, client: httpx.Client) -> None:
    assert send(client, opened(client), 0, 1000).status_code == 400
    assert youtube.films == []


def test_what_came_before_a_cut_is_kept(youtube: YouTubeServer, client: httpx.Client) -> None:
    session = opened(client)
    youtube.script.next("upload", Fault.CUT, after=70_000)
    with pytest.raises(httpx.HTTPError):
        send(client, session, 0, SIZE)
    assert ask(client, session).headers["range"] == "bytes=0-69999"


def test_a_lost_reply_leaves_the_film(youtube: YouTubeServer, client: httpx.Client) -> None:
    youtube.script.next("upload", Fault.LOSE_REPLY)
    with pytest.raises(httpx.HTTPError):
        send(client, opened(client), 0, SIZE)
    assert [each.bytes for each in youtube.films] == [FILM]


def test_a_stall_lasts_and_others_are_served(youtube: YouTubeServer, client: httpx.Client) -> None:
    session = opened(client)
    youtube.script.next("upload", Fault.STALL, after=1000)
    with pytest.raises(httpx.TimeoutException):
        client.put(
            session,
            content=FILM,
            headers={"Content-Range": f"bytes 0-{SIZE - 1}/{SIZE}"},
            timeout=0.2,
        )
    assert ask(client, session).headers["range"] == "bytes=0-999"


def test_tokens_end(youtube: YouTubeServer, client: httpx.Client) -> None:
    session = opened(client)
    youtube.expire()
    assert ask(client, session).status_code == 401
    account = youtube.credentials()
    form = {name: account[name] for name in ("client_id", "client_secret", "refresh_token")}
    form["grant_type"] = "refresh_token"
    token = httpx.post(account["token_uri"], data=form, trust_env=False).json()["access_token"]
    client.headers["Authorization"] = f"Bearer {token}"
    assert ask(client, session).status_code == 308
    youtube.revoke()
    again = httpx.post(account["token_uri"], data=form, trust_env=False)
    assert again.json()["error"] == "invalid_grant"


def test_drive_takes_an_id_once() -> None:
    with GoogleDriveServer() as drive:
        headers = {"Authorization": f"Bearer {drive.issue()}"}
        with httpx.Client(headers=headers, base_url=drive.api_root, trust_env=False) as client:
            (name,) = client.get("/drive/v3/files/generateIds?count=1").json()["ids"]
            resource = {"id": name, "name": "talk.mp4", "appProperties": {"mark": "m1"}}
            sessions = [
                client.post(
                    "/upload/drive/v3/files?uploadType=resumable",
                    json=resource,
                    headers={
                        "X-Upload-Content-Type": "video/mp4",
                        "X-Upload-Content-Length": str(SIZE),
                    },
                ).headers["location"]
                for _ in range(2)
            ]
            assert [send(client, each, 0, SIZE).status_code for each in sessions] == [200, 409]
            query = "appProperties has { key='mark' and value='m1' } and trashed = false"
            found = client.get("/drive/v3/files", params={"q": query}).json()["files"]
            assert [each["id"] for each in found] == [name]
            assert client.get(f"/drive/v3/files/{name}").json()["size"] == str(SIZE)
        assert [each.bytes for each in drive.films] == [FILM]


def test_peertube_forgets_a_session_that_is_complete() -> None:
    with PeerTubeServer() as peertube:
        headers = {"Authorization": f"Bearer {peertube.issue()}"}
        with httpx.Client(headers=headers, base_url=peertube.api_root, trust_env=False) as client:
            answer = client.post(
                "/api/v1/videos/upload-resumable",
                json={"name": "Talk", "channelId": CHANNEL_ID, "filename": "talk.mp4"},
                headers={
                    "X-Upload-Content-Type": "video/mp4",
                    "X-Upload-Content-Length": str(SIZE),
                },
            )
            session = "http:" + answer.headers["location"]
            assert send(client, session, 0, 1000).status_code == 308
            assert send(client, session, 5000, SIZE).status_code == 409
            video = send(client, session, 1000, SIZE).json()["video"]
            assert ask(client, session).status_code == 404
            source = client.get(f"/api/v1/videos/{video['uuid']}/source").json()
            assert source["size"] == SIZE
        assert [each.bytes for each in peertube.films] == [FILM]


def test_vk_reserves_and_takes_one_request() -> None:
    with VkServer() as vk:
        token = vk.issue()
        with httpx.Client(base_url=vk.api_root, trust_env=False) as client:
            asked = {"access_token": token, "v": "5.199", "name": "Talk"}
            reserved = client.post("/method/video.save", data=asked).json()["response"]
            sent = client.post(
                reserved["upload_url"], files={"video_file": ("talk.mp4", FILM, "video/mp4")}
            ).json()
            assert sent["size"] == SIZE
            name = f"{reserved['owner_id']}_{reserved['video_id']}"
            found = client.post("/method/video.get", data=asked | {"videos": name}).json()
            assert found["response"]["count"] == 1
            wrong = client.get("/method/video.get", params={"access_token": "x", "v": "5.199"})
            assert (wrong.status_code, wrong.json()["error"]["error_code"]) == (200, 5)
        assert [each.bytes for each in vk.films] == [FILM]
