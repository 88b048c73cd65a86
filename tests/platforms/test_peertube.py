"""PeerTube against a server that speaks its API, and lies when told to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recorder_app import platforms
from recorder_app.domain.errors import NeedsUser, Permanent, Stopped, Transient, Undecided, Unknown
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json, Uploaded
from tests.platforms.finished_recording import VTT, FinishedRecording
from tests.servers.peertube import CHANNEL_ID, PeerTubeServer, problem_body
from tests.servers.script import Fault
from tests.stages.fake_context import FakeUploadContext

PEERTUBE = platforms.load("peertube")
PICTURE = b"\xff\xd8\xff a picture"


@pytest.fixture
def server() -> Iterator[PeerTubeServer]:
    with PeerTubeServer() as server:
        yield server


class Person:
    """Uploads one recording, attempt after attempt."""

    def __init__(self, server: PeerTubeServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.account: Mapping[str, Json] = server.credentials()
        self.recording = FinishedRecording(folder / "recording")
        self.settings: dict[str, Json] = {}
        self.context = self.next_attempt()

    def next_attempt(
        self, *, marker: str = "marker-1", stop_after: int | None = None
    ) -> FakeUploadContext:
        self.context = FakeUploadContext(
            self.folder / marker, account=self.account, stop_after=stop_after
        )
        return self.context

    def upload(self, *, marker: str = "marker-1", stop_after: int | None = None) -> Uploaded:
        context = self.next_attempt(marker=marker, stop_after=stop_after)
        try:
            return PEERTUBE.upload(self.recording.uploading(self.settings, marker), context)
        finally:
            self.account = context.account

    @property
    def checkpoint(self) -> Mapping[str, Json]:
        return self.context.resume() or {}

    @property
    def films(self) -> list[bytes]:
        return [film.bytes for film in self.server.films]

    def picture(self) -> str:
        path = self.folder / "picture.jpg"
        path.write_bytes(PICTURE)
        return str(path)


@pytest.fixture
def person(server: PeerTubeServer, tmp_path: Path) -> Person:
    return Person(server, tmp_path)


def announced(server: PeerTubeServer) -> dict[str, Json]:
    said: dict[str, Json] = json.loads(server.asked("open")[-1].content)
    return said


def test_what_the_preset_says_reaches_the_server(person: Person, server: PeerTubeServer) -> None:
    publish_at = datetime.now(UTC) + timedelta(days=1)
    person.settings = {
        "title": "{{ title }} by the river",
        "description": "Recorded {{ date }}",
        "tags": "rivers, {{ topics[1].title }}",
        "privacy": "public",
        "publish_at": publish_at.isoformat(),
        "channel": "Recorder's",
        "category": "education",
        "licence": "7",
        "comments": "approval",
        "downloads": "false",
        "nsfw": True,
        "wait_transcoding": False,
    }
    person.upload()

    said = announced(server)
    assert said["name"] == "talk by the river"
    assert said["description"] == "Recorded 2026-03-02"
    assert said["tags"] == ["rivers", "Bridges"]
    assert (said["privacy"], said["scheduleUpdate"]["privacy"]) == (3, 1)
    assert datetime.fromisoformat(said["scheduleUpdate"]["updateAt"]) == publish_at
    assert (said["category"], said["licence"], said["language"]) == (13, 7, "en")
    assert (said["commentsPolicy"], said["channelId"]) == (3, CHANNEL_ID)
    assert (said["downloadEnabled"], said["nsfw"], said["waitTranscoding"]) == (False, True, False)


def test_the_film_is_found_where_the_server_says(person: Person, server: PeerTubeServer) -> None:
    uploaded = person.upload()
    assert uploaded.url == server.films[0].metadata["url"]
    assert person.context.urls == [uploaded.url]
    assert person.context.fractions[-1] == 1.0


@pytest.mark.parametrize(("chosen", "then"), [("", 1), ("private", 1), ("internal", 4)])
def test_what_is_published_later_is_private_until_then(
    person: Person, server: PeerTubeServer, chosen: str, then: int
) -> None:
    person.settings = {"privacy": chosen, "publish_at": "2999-01-01T12:00Z"}
    person.upload()
    said = announced(server)
    assert (said["privacy"], said["scheduleUpdate"]["privacy"]) == (3, then)
    assert said["scheduleUpdate"]["updateAt"] == "2999-01-01T12:00:00Z"


@pytest.mark.parametrize("ending", ["/", "/api/v1", "/api/v1/"])
def test_the_root_may_be_written_in_several_ways(person: Person, ending: str) -> None:
    person.account = {**person.account, "api_root": f"{person.account['api_root']}{ending}"}
    person.upload()
    assert person.films == [person.recording.film]


def test_the_session_is_kept_before_the_first_byte(person: Person, server: PeerTubeServer) -> None:
    with pytest.raises(Stopped):
        person.upload(stop_after=1)
    assert server.asked("upload") == []
    assert "upload_id" not in json.dumps(person.checkpoint)
    person.upload()
    assert person.films == [person.recording.film]
    assert len(server.asked("open")) == 1


@pytest.mark.parametrize("wanted", ["", "recorder_channel", "RECORDER'S", str(CHANNEL_ID)])
def test_a_channel_is_found_by_its_name_or_id(person: Person, wanted: str) -> None:
    person.settings = {"channel": wanted}
    person.upload()
    assert person.films == [person.recording.film]


def test_a_channel_that_is_not_there_is_named(person: Person) -> None:
    person.settings = {"channel": "elsewhere"}
    with pytest.raises(Permanent, match=r"“elsewhere”.*recorder_channel"):
        person.upload()


def test_captions_thumbnail_and_playlist_follow(person: Person, server: PeerTubeServer) -> None:
    server.playlists.append({"id": 5, "uuid": "five", "shortUUID": "5s", "displayName": "Talks"})
    person.settings = {"thumbnail": person.picture(), "playlist": "talks"}
    person.upload()
    (film,) = server.films
    assert server.captions == {(film.id, "en"): VTT.encode()}
    assert server.thumbnails == {film.id: PICTURE}
    assert server.playlist_items == [(5, film.id)]
    assert server.strays == []


def test_a_playlist_that_is_not_there_is_made_once(person: Person, server: PeerTubeServer) -> None:
    person.settings = {"playlist": "{{ title }}s", "privacy": "unlisted"}
    server.script.next("playlist", Fault.LOSE_REPLY)
    with pytest.raises(Transient, match="playlist"):
        person.upload()
    person.upload()
    (playlist,) = server.playlists
    assert (playlist["displayName"], playlist["privacy"]) == ("talks", 2)
    assert server.playlist_items == [(playlist["id"], server.films[0].id)]


def test_a_session_s_address_is_in_no_sentence(person: Person, server: PeerTubeServer) -> None:
    body = problem_body(400, "bad", "PUT /upload-resumable?upload_id=5a3f is wrong")
    server.script.next("upload", Fault.ANSWER, status=400, body=body)
    with pytest.raises(Permanent, match="is wrong") as caught:
        person.upload()
    assert "5a3f" not in str(caught.value)


def test_captions_can_be_left_out(person: Person, server: PeerTubeServer) -> None:
    person.settings = {"captions": "false"}
    person.upload()
    assert server.captions == {}


def test_a_step_that_fails_stops_no_other_and_repeats_nothing(
    person: Person, server: PeerTubeServer
) -> None:
    person.settings = {"thumbnail": person.picture()}
    server.script.next("caption", Fault.ANSWER, status=400, body=problem_body(400, "bad", "No"))
    with pytest.raises(Permanent, match=r"The video is up, but not its captions\. .*No"):
        person.upload()
    assert person.context.urls
    assert len(server.thumbnails) == 1

    person.upload()
    assert person.films == [person.recording.film]
    assert len(server.captions) == 1
    assert len(server.asked("update")) == 1


def test_a_video_is_put_into_a_playlist_once(person: Person, server: PeerTubeServer) -> None:
    server.playlists.append({"id": 5, "uuid": "five", "shortUUID": "5s", "displayName": "Talks"})
    person.settings = {"playlist": "Talks"}
    server.script.next("playlist_item", Fault.LOSE_REPLY)
    with pytest.raises(Transient, match="playlist"):
        person.upload()
    person.upload()
    assert len(server.playlist_items) == 1


def test_a_lost_video_is_told_from_others_of_its_title(
    person: Person, server: PeerTubeServer
) -> None:
    """Two outputs of one recording: each finds its own by the name of the file."""
    server.sessions.forgets_done = True
    server.script.next("upload", Fault.LOSE_REPLY)
    first = person.upload(marker="one")
    server.script.next("upload", Fault.LOSE_REPLY)
    second = person.upload(marker="two")
    assert first.url != second.url
    assert len(server.films) == len(server.asked("open")) == 2


def test_older_servers_have_a_lost_video_if_there_is_one_more(
    person: Person, server: PeerTubeServer
) -> None:
    server.add_film("talk", b"another")
    server.script.always("source", Fault.ANSWER, status=404)
    server.script.next("upload", Fault.LOSE_REPLY)
    person.upload()
    assert person.films == [b"another", person.recording.film]


def test_a_person_is_asked_which_of_several_it_is(person: Person, server: PeerTubeServer) -> None:
    with pytest.raises(Stopped):
        person.upload(stop_after=1)
    server.script.always("source", Fault.ANSWER, status=404)
    for content in (b"one", b"other"):
        server.add_film("talk", content)
    server.sessions.open.clear()
    with pytest.raises(Undecided):
        person.upload()
    assert len(server.films) == 2


def test_own_videos_are_read_page_by_page(person: Person, server: PeerTubeServer) -> None:
    server.page_size = 1
    for _ in range(3):
        server.add_film("talk", b"another")
    person.upload()
    assert len(person.checkpoint["published"]) > 0
    assert [each.query["start"] for each in server.asked("list")] == ["0", "1", "2"]


def test_a_truncated_film_is_not_uploaded(person: Person, server: PeerTubeServer) -> None:
    server.script.next("upload", Fault.SHORT, after=10)
    for _ in range(2):
        with pytest.raises(Permanent, match="299,990"):
            person.upload()
    assert len(server.films) == 1

    server.films.clear()
    person.upload()
    assert person.films == [person.recording.film]


def test_a_video_that_the_server_does_not_show_yet(person: Person, server: PeerTubeServer) -> None:
    server.script.next("get", Fault.ANSWER, status=404)
    person.upload()
    assert person.films == [person.recording.film]


def test_a_token_is_renewed_and_kept(person: Person, server: PeerTubeServer) -> None:
    before = dict(person.account)
    server.expire()
    person.upload()
    assert person.account["refresh_token"] == server.refresh_token != before["refresh_token"]
    assert person.account["access_token"] != before["access_token"]
    assert person.account["api_root"] == before["api_root"]


def test_without_a_refresh_token_a_person_has_to_log_in(
    person: Person, server: PeerTubeServer
) -> None:
    person.account = {name: person.account[name] for name in ("access_token", "api_root")}
    server.expire()
    with pytest.raises(NeedsUser) as caught:
        person.upload()
    assert caught.value.kind is WaitKind.LOGIN


@pytest.mark.parametrize("status", [403, 413])
def test_a_quota_is_waited_for(person: Person, server: PeerTubeServer, status: int) -> None:
    body = problem_body(status, "quota_reached")
    server.script.next("open", Fault.ANSWER, status=status, body=body)
    with pytest.raises(NeedsUser) as caught:
        person.upload()
    assert caught.value.kind is WaitKind.QUOTA


def test_an_upload_that_is_being_processed_is_asked_about_later(
    person: Person, server: PeerTubeServer
) -> None:
    wait = {"Retry-After": "300"}
    server.script.next("upload", Fault.ANSWER_AFTER, status=503, headers=wait)
    with pytest.raises((Transient, Unknown)):
        person.upload()
    person.upload()
    assert person.films == [person.recording.film]


@pytest.mark.parametrize("header", ["location", "redirect"])
def test_another_host_sees_nothing(person: Person, server: PeerTubeServer, header: str) -> None:
    with PeerTubeServer() as other:
        elsewhere = {"Location": f"{other.origin}/api/v1/videos/upload-resumable?upload_id=1"}
        status = 201 if header == "location" else 307
        server.script.next("open", Fault.ANSWER, status=status, headers=elsewhere)
        with pytest.raises(Permanent):
            person.upload()
        assert other.requests == []


def test_abandoning_deletes_the_session(person: Person, server: PeerTubeServer) -> None:
    with pytest.raises(Stopped):
        person.upload(stop_after=1)
    PEERTUBE.abandon(person.checkpoint, person.next_attempt())
    assert server.sessions.open == {}
    PEERTUBE.abandon(person.checkpoint, person.next_attempt())


def test_abandoning_leaves_what_is_published(person: Person, server: PeerTubeServer) -> None:
    person.upload()
    PEERTUBE.abandon(person.checkpoint, person.next_attempt())
    assert person.films == [person.recording.film]
    assert server.asked("delete") == []


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"title": "ab"}, "2 characters"),
        ({"title": "x" * 121}, "121"),
        ({"description": "ab"}, "description"),
        ({"description": "x" * 10_001}, "10,001"),
        ({"tags": "one, two, three, four, five, six"}, "6 tags"),
        ({"tags": ["x"]}, "“x”"),
        ({"privacy": "secret"}, "privacy"),
        ({"publish_at": "2020-01-01", "privacy": "public"}, "past"),
        ({"publish_at": "soon"}, "soon"),
        ({"category": "gardening"}, "Education"),
        ({"thumbnail": "/nowhere/picture.jpg"}, "thumbnail"),
        ({"captions": "perhaps"}, "captions"),
    ],
)
def test_what_a_server_would_refuse_is_said_beforehand(
    person: Person, settings: Mapping[str, Json], reason: str
) -> None:
    with pytest.raises(Permanent, match=reason):
        PEERTUBE.check(person.recording.uploading(settings))


@pytest.mark.parametrize(("title", "length"), [("я" * 500, 120), (".", 11), ("", 9)])
def test_a_title_of_the_recording_s_own_is_made_to_fit(
    person: Person, server: PeerTubeServer, title: str, length: int
) -> None:
    person.recording.title = title
    person.upload()
    assert len(server.films[0].title) == length
