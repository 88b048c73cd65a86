"""From a film to the platforms, through all that comes between: kills, cancels, logins, quotas."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from recorder_app import settings as stored_settings
from recorder_app.paths import Home
from recorder_app.platforms.resumable.transfer import MOST_BYTES
from recorder_app.settings import Settings, UploadSettings
from tests.journeys.publisher import MIB, Publisher, output
from tests.journeys.terminal import Json, until
from tests.servers.google import problem_body
from tests.servers.google_drive import GoogleDriveServer
from tests.servers.loopback import Loopback
from tests.servers.peertube import PeerTubeServer
from tests.servers.script import Fault
from tests.servers.vk import VkServer
from tests.servers.youtube import YouTubeServer

CANCELLED_WITHIN_S = 2.0
"""Usually it takes a hundredth of this."""

PAUSED_WITHIN_S = 8.0
"""A server is given half of this to say something."""


@pytest.fixture
def publisher(home: Path, films: Path) -> Publisher:
    return Publisher(home, films)


def received(server: Loopback) -> int:
    """Bytes of the film that have reached the server."""
    return sum(each.received for each in server.asked("upload"))


def recording(client: httpx.Client) -> Json:
    found: Json = client.get("/recordings/1").json()
    return found


def uploading(server: Loopback, client: httpx.Client, process: subprocess.Popen[str]) -> None:
    """Run the recording until the server has stopped answering in the middle of the film."""
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.STALL, after=500_000)
    client.post("/recordings/1/run")
    until(process, lambda: received(server) >= MIB + 500_000)


def test_from_the_line_to_two_platforms(publisher: Publisher) -> None:
    with YouTubeServer() as youtube, VkServer() as vk:
        publisher.log_in("youtube", youtube.credentials())
        publisher.log_in("vk", vk.credentials())
        for name, platform, chosen in (
            ("A", "youtube", "privacy=unlisted"),
            ("B", "vk", "privacy_view=only_me"),
        ):
            preset = ("--platform", platform, "--account", "main", "--set", chosen)
            assert publisher.run("presets", "add", name, *preset).returncode == 0
        film = publisher.film(MIB)
        (added,) = publisher.json("add", str(film), "--preset", "A", "--preset", "B")
        done = publisher.run("run", str(added["id"]))
        assert done.returncode == 0, done.stderr
        (found,) = publisher.json("list")
        assert found["status"] == "READY"
        assert [each["preset"] for each in found["outputs"]] == ["A", "B"]
        urls = [each["url"] for each in found["outputs"]]
        for server, url in ((youtube, urls[0]), (vk, urls[1])):
            assert [each.bytes for each in server.films] == [film.read_bytes()]
            assert server.films[0].id in url
        assert youtube.films[0].metadata["status"]["privacyStatus"] == "unlisted"
        assert len(youtube.captions) == 1


def test_killed_in_the_middle_it_goes_on_where_the_server_is(publisher: Publisher) -> None:
    with GoogleDriveServer() as server:
        film = publisher.recording_for({"google_drive": server.credentials()}, 3 * MIB)
        server.script.next("upload", Fault.NONE)
        server.script.next("upload", Fault.STALL, after=500_000)
        with publisher.start("run", "1") as process:
            until(process, lambda: received(server) >= MIB + 500_000)
            process.kill()
            process.communicate()
        assert server.films == []
        done = publisher.run("run", "1")
        assert done.returncode == 0, done.stderr
        assert [each.bytes for each in server.films] == [film.read_bytes()]
        assert received(server) <= 3 * MIB + MOST_BYTES
        assert received(server) < 3 * MIB + 600_000, "what had arrived was sent again"
        assert len(server.asked("open")) == 1
        assert publisher.recording(1)["status"] == "READY"


def test_a_cancel_waits_for_no_server(publisher: Publisher) -> None:
    with PeerTubeServer() as server:
        publisher.recording_for({"peertube": server.credentials()}, 3 * MIB)
        with publisher.serve() as (process, client):
            uploading(server, client, process)
            began = time.monotonic()
            answer = client.post("/recordings/1/cancel").json()
            took_s = time.monotonic() - began
            assert answer["outcome"] == "cancelled"
            assert took_s < CANCELLED_WITHIN_S
            assert output(answer["recording"], "peertube")["status"] == "NOT_UPLOADED"
            until(process, lambda: len(server.sessions.deleted) == 1)
        assert server.films == []


@pytest.mark.parametrize("name", ["google_drive", "peertube"])
def test_a_pause_waits_for_no_server_and_keeps_what_it_has(publisher: Publisher, name: str) -> None:
    with GoogleDriveServer() if name == "google_drive" else PeerTubeServer() as server:
        film = publisher.recording_for({name: server.credentials()}, 9 * MIB)
        with publisher.serve() as (process, client):
            uploading(server, client, process)
            began = time.monotonic()
            answer = client.post("/recordings/1/pause").json()
            assert answer["outcome"] == "pausing"
            until(process, lambda: recording(client)["paused"])
            assert time.monotonic() - began < PAUSED_WITHIN_S
            paused = output(recording(client), name)
            assert (paused["status"], paused["error"]) == ("NOT_UPLOADED", None)
            assert not recording(client)["failed"]
            assert client.post("/recordings/1/run").json()["outcome"] == "continued"
            until(process, lambda: recording(client)["status"] == "READY")
        assert [each.bytes for each in server.films] == [film.read_bytes()]
        assert received(server) == 9 * MIB, "what had arrived was sent again"
        assert len(server.asked("open")) == 1


def test_killed_right_after_the_cancel_the_next_start_deletes_the_rest(
    publisher: Publisher,
) -> None:
    with PeerTubeServer() as server:
        publisher.recording_for({"peertube": server.credentials()}, 3 * MIB)
        with publisher.serve() as (process, client):
            uploading(server, client, process)
            server.script.always("delete", Fault.ANSWER, status=503)
            assert client.post("/recordings/1/cancel").json()["outcome"] == "cancelled"
            process.kill()
        assert len(server.sessions.open) == 1
        server.script.clear()
        with publisher.serve() as (process, _):
            until(process, lambda: len(server.sessions.deleted) == 1)
        assert server.films == []


def test_one_upload_is_paused_while_the_other_goes_on(publisher: Publisher) -> None:
    with YouTubeServer() as youtube, GoogleDriveServer() as drive:
        accounts = {"youtube": youtube.credentials(), "google_drive": drive.credentials()}
        film = publisher.recording_for(accounts, 3 * MIB)
        limit = Settings(upload=UploadSettings(limit_kb_per_s=4000))
        stored_settings.save(Home(publisher.home).settings, limit)
        with publisher.serve() as (process, client):
            client.post("/recordings/1/run")
            until(process, lambda: received(youtube) > 0)
            number = output(recording(client), "youtube")["id"]
            paused = client.post(f"/outputs/{number}/pause").json()
            assert paused["outcome"] == "pausing"
            until(process, lambda: output(recording(client), "youtube")["paused"])
            until(process, uploaded("google_drive", client))
            assert [each.bytes for each in drive.films] == [film.read_bytes()]
            assert youtube.films == []
            sent = received(youtube)
            assert 0 < sent < 3 * MIB

            client.post(f"/outputs/{number}/retry")
            until(process, lambda: recording(client)["status"] == "READY")
        assert [each.bytes for each in youtube.films] == [film.read_bytes()]
        assert received(youtube) == 3 * MIB


def uploaded(platform: str, client: httpx.Client) -> Callable[[], bool]:
    return lambda: bool(output(recording(client), platform)["status"] == "UPLOADED")


def test_a_login_that_was_withdrawn_is_waited_for(publisher: Publisher) -> None:
    with GoogleDriveServer() as server:
        film = publisher.recording_for({"google_drive": server.credentials()}, MIB)
        server.revoke()
        with publisher.serve() as (process, client):
            client.post("/recordings/1/run")
            until(process, lambda: output(recording(client), "google_drive")["waiting"] == "login")
            found = recording(client)
            assert found["waiting"]
            assert not found["failed"]
            assert "Log in again" in found["waiting_reason"]

            server.revoked = False
            publisher.log_in("google_drive", server.credentials())
            until(process, lambda: recording(client)["status"] == "READY")
        assert [each.bytes for each in server.films] == [film.read_bytes()]


def test_captions_that_fail_are_done_alone(publisher: Publisher) -> None:
    with PeerTubeServer() as server:
        film = publisher.recording_for({"peertube": server.credentials()}, MIB)
        server.script.next("caption", Fault.ANSWER, status=400)
        with publisher.serve() as (process, client):
            client.post("/recordings/1/run")
            until(process, lambda: output(recording(client), "peertube")["status"] == "FAILED")
            failed = output(recording(client), "peertube")
            assert failed["url"]
            assert "captions" in failed["error"]
            assert client.post(f"/outputs/{failed['id']}/retry").status_code == 200
            until(process, uploaded("peertube", client))
            assert output(recording(client), "peertube")["url"] == failed["url"]
        assert [each.bytes for each in server.films] == [film.read_bytes()]
        assert received(server) == MIB
        assert len(server.captions) == 1


def test_a_quota_is_waited_for_until_it_is_renewed(publisher: Publisher) -> None:
    with YouTubeServer() as server:
        publisher.recording_for({"youtube": server.credentials()}, MIB)
        body = problem_body(403, "quotaExceeded", domain="youtube.quota")
        server.script.next("open", Fault.ANSWER, status=403, body=body)
        with publisher.serve() as (process, client):
            client.post("/recordings/1/run")
            until(process, lambda: output(recording(client), "youtube")["waiting"] == "quota")
            found = recording(client)
            process.send_signal(signal.SIGTERM)
            process.communicate()
        now = datetime.now(UTC)
        next_try = datetime.fromisoformat(output(found, "youtube")["next_try"])
        assert now < next_try < now + timedelta(hours=25)
        assert found["next_try"]
        assert (found["waiting"], found["failed"]) == (True, False)
