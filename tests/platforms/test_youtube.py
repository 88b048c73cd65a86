"""YouTube: what is sent, what is asked after an interruption, and what follows the video."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Stopped, Transient, Undecided, Unknown
from recorder_app.domain.words import WaitKind
from recorder_app.platforms.resumable import upload as resumable
from tests.platforms.finished_recording import SRT, FinishedRecording
from tests.platforms.uploading import Uploading
from tests.servers.google import CLIENT_SECRET, REFRESH_TOKEN, problem_body
from tests.servers.script import Fault
from tests.servers.youtube import YouTubeServer

pytestmark = pytest.mark.usefixtures("at_once")
MIB = 1024 * 1024


@pytest.fixture
def server() -> Iterator[YouTubeServer]:
    with YouTubeServer() as server:
        yield server
        assert not server.strays


@pytest.fixture
def uploading(server: YouTubeServer, tmp_path: Path) -> Uploading:
    """Of a film that goes in several chunks."""
    recording = FinishedRecording(tmp_path / "recording", film=Random(3).randbytes(3 * MIB))
    account = server.credentials(logged_in=True)
    return Uploading("youtube", server, account, recording, tmp_path / "attempt")


def published(server: YouTubeServer, uploading: Uploading) -> bool:
    """Once, and whole."""
    return [film.bytes for film in server.films] == [uploading.recording.film]


def test_the_video_is_announced_with_what_the_preset_says(
    server: YouTubeServer, uploading: Uploading
) -> None:
    later = (datetime.now(UTC) + timedelta(days=1)).replace(microsecond=0)
    uploading.settings = {
        "title": "{{ title }} of {{ date.year }}",
        "tags": "rivers, bridges",
        "publish_at": later.isoformat(),
        "category": "27",
        "language": "de",
        "license": "creativeCommon",
        "made_for_kids": "true",
        "notify": "false",
    }
    uploaded = uploading.attempt()

    [film] = server.films
    snippet, status = film.metadata["snippet"], film.metadata["status"]
    assert uploaded.url == f"https://www.youtube.com/watch?v={film.id}"
    assert uploading.context.urls == [uploaded.url]
    assert film.title == "talk of 2026"
    assert snippet["tags"][:2] == ["rivers", "bridges"]
    assert (snippet["categoryId"], snippet["defaultAudioLanguage"]) == ("27", "de")
    assert (status["privacyStatus"], status["license"]) == ("private", "creativeCommon")
    assert status["publishAt"] == later.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert status["selfDeclaredMadeForKids"] is True
    assert server.asked("open")[0].query["notifySubscribers"] == "false"
    assert "Rivers" in snippet["description"]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"title": "x" * 101}, "101 characters"),
        ({"title": "a < b"}, "no < and >"),
        ({"description": "é" * 2501}, "5,002 bytes"),
        ({"tags": ", ".join(f"{number:049}" for number in range(11))}, "549 characters"),
        ({"publish_at": "2020-01-01"}, "is past"),
        ({"publish_at": "2999-01-01", "privacy": "public"}, "private until then"),
        ({"privacy": "secret"}, "private, unlisted, public"),
        ({"category": "music"}, "number"),
        ({"language": "German!"}, "code"),
        ({"thumbnail": "/nowhere.png"}, "no file"),
    ],
)
def test_limits_are_checked_before_anything_is_sent(
    server: YouTubeServer, uploading: Uploading, settings: dict[str, str], says: str
) -> None:
    uploading.settings = dict(settings)
    with pytest.raises(Permanent, match=says):
        uploading.attempt()
    assert not server.requests


def test_a_title_of_its_own_is_made_to_fit(server: YouTubeServer, uploading: Uploading) -> None:
    uploading.recording.title = "a<b> " + "x" * 200
    uploading.attempt()
    [film] = server.films
    assert film.title.startswith("a‹b› x")
    assert len(film.title) == 100


@pytest.mark.parametrize("after", [0, 1, 300_000, MIB])
def test_a_cut_connection_costs_no_attempt(
    server: YouTubeServer, uploading: Uploading, after: int
) -> None:
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.CUT, after=after)
    uploading.attempt()
    assert published(server, uploading)
    assert len(server.asked("open")) == len(server.asked("query")) == 1


def test_the_server_s_offset_is_trusted(server: YouTubeServer, uploading: Uploading) -> None:
    server.script.next("upload", Fault.FORGET, after=1000)
    server.script.next("upload", Fault.FORGET, after=0)
    uploading.attempt()
    assert published(server, uploading)


def test_a_chunk_that_does_not_fit_any_more_is_asked_about(
    server: YouTubeServer, uploading: Uploading
) -> None:
    server.script.next("upload", Fault.ANSWER, status=400)
    server.script.next("upload", Fault.ANSWER_AFTER, status=409)
    uploading.attempt()
    assert published(server, uploading)
    assert len(server.asked("query")) == 2


def test_a_server_that_takes_nothing_is_left(server: YouTubeServer, uploading: Uploading) -> None:
    server.script.always("upload", Fault.FORGET)
    with pytest.raises(Transient, match="take any more"):
        uploading.attempt()
    assert len(server.asked("upload")) < 10


@pytest.mark.usefixtures("impatient")
def test_a_silent_server_is_tried_again_later(server: YouTubeServer, uploading: Uploading) -> None:
    server.script.next("upload", Fault.STALL, after=1000)
    with pytest.raises(Transient, match="YouTube has"):
        uploading.attempt()
    uploading.attempt()
    assert published(server, uploading)


def test_an_overloaded_server_says_when_to_come_back(
    server: YouTubeServer, uploading: Uploading
) -> None:
    server.script.next("upload", Fault.ANSWER, status=503, headers={"Retry-After": "120"})
    with pytest.raises(Transient) as caught:
        uploading.attempt()
    assert caught.value.retry_after_s == 120
    uploading.attempt()
    assert published(server, uploading)
    assert len(server.asked("open")) == 1


@pytest.mark.parametrize("fault", [Fault.LOSE_REPLY, Fault.CUT_REPLY])
@pytest.mark.parametrize("forgets", [False, True])
def test_a_lost_reply_is_asked_for(
    server: YouTubeServer, uploading: Uploading, fault: Fault, forgets: bool
) -> None:
    server.sessions.forgets_done = forgets
    uploading.recording.film = uploading.recording.film[: MIB // 2]
    server.script.next("upload", fault)
    uploading.attempt()
    assert published(server, uploading)
    assert len(server.asked("upload")) == 1


def test_an_answer_that_names_no_video_is_looked_into(
    server: YouTubeServer, uploading: Uploading
) -> None:
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.ANSWER_AFTER, status=200, body={"kind": "youtube#video"})
    uploaded = uploading.attempt()
    assert published(server, uploading)
    assert uploaded.data == {"id": server.films[0].id}


def test_a_video_without_room_for_our_tag_is_known_by_its_title(
    server: YouTubeServer, uploading: Uploading
) -> None:
    uploading.settings = {"tags": ",".join(f"{number:049}" for number in range(10))}
    server.add_film("talk", b"another size")
    server.sessions.forgets_done = True
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.LOSE_REPLY)
    uploaded = uploading.attempt()
    assert uploaded.data == {"id": server.films[1].id}
    assert len(server.asked("open")) == 1


def test_what_may_have_arrived_is_never_sent_again(
    server: YouTubeServer, uploading: Uploading, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.sessions.forgets_done = True
    server.unlisted_yet = 1
    uploading.recording.film = uploading.recording.film[: MIB // 2]
    server.script.next("upload", Fault.LOSE_REPLY)
    for _ in range(2):
        with pytest.raises(Unknown):
            uploading.attempt()
    monkeypatch.setattr(resumable, "LISTED_WITHIN", timedelta())
    with pytest.raises(Undecided):
        uploading.attempt()
    server.unlisted_yet = 0
    uploading.attempt()
    assert published(server, uploading)
    assert len(server.asked("open")) == 1


def test_another_video_of_that_name_is_not_taken_for_ours(
    server: YouTubeServer, uploading: Uploading
) -> None:
    first = uploading.attempt()
    uploading.folder, uploading.marker = uploading.folder.with_name("2"), "marker-2"
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.GONE, status=410)
    second = uploading.attempt()
    assert first.url != second.url
    assert [film.bytes for film in server.films] == [uploading.recording.film] * 2


@pytest.mark.parametrize("status", [404, 410])
def test_a_session_that_is_gone_begins_anew_once_the_video_was_asked_for(
    server: YouTubeServer, uploading: Uploading, status: int
) -> None:
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.GONE, status=status)
    uploading.attempt()
    assert published(server, uploading)
    asked = [each.operation for each in server.requests]
    assert asked.index("list") < len(asked) - asked[::-1].index("open")
    assert asked.count("open") == 2


def test_no_secret_is_kept_or_told(
    server: YouTubeServer, uploading: Uploading, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Stopped):
        uploading.attempt(stop_after=1)
    uploading.account = server.credentials()
    uploading.attempt()
    told = uploading.kept + caplog.text + str(uploading.context.said)
    for secret in (REFRESH_TOKEN, CLIENT_SECRET, "ya29", "upload_id"):
        assert secret not in told


def test_an_expired_token_is_renewed_in_the_middle(
    server: YouTubeServer, uploading: Uploading
) -> None:
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.ANSWER, status=401)
    before = uploading.account["token"]
    uploading.attempt()
    assert published(server, uploading)
    assert uploading.account["token"] != before
    assert server.refreshes == 1


def test_a_revoked_login_waits_for_the_person(server: YouTubeServer, uploading: Uploading) -> None:
    server.revoke()
    with pytest.raises(NeedsUser, match="Log in again") as caught:
        uploading.attempt()
    assert caught.value.kind is WaitKind.LOGIN


@pytest.mark.parametrize(
    ("status", "reason", "hours"),
    [(403, "quotaExceeded", 25), (400, "uploadLimitExceeded", 25)],
)
def test_a_used_up_quota_is_waited_for(
    server: YouTubeServer, uploading: Uploading, status: int, reason: str, hours: int
) -> None:
    server.script.next("open", Fault.ANSWER, status=status, body=problem_body(status, reason))
    with pytest.raises(NeedsUser, match="YouTube: ") as caught:
        uploading.attempt()
    now = datetime.now(UTC)
    assert caught.value.kind is WaitKind.QUOTA
    assert caught.value.until is not None
    assert now < caught.value.until <= now + timedelta(hours=hours)
    uploading.attempt()
    assert published(server, uploading)


def test_a_location_elsewhere_gets_nothing(server: YouTubeServer, uploading: Uploading) -> None:
    elsewhere = {"Location": "http://other.example/upload?upload_id=1"}
    server.script.next("open", Fault.ANSWER, status=200, headers=elsewhere)
    with pytest.raises(Permanent, match="another host"):
        uploading.attempt()
    assert not server.asked("upload")


def test_a_video_that_is_too_short_there_is_no_success(
    server: YouTubeServer, uploading: Uploading
) -> None:
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.SHORT, after=5)
    with pytest.raises(Permanent, match="Delete the video there"):
        uploading.attempt()
    assert not uploading.context.urls


def test_captions_thumbnail_and_playlist_follow_once(
    server: YouTubeServer, uploading: Uploading, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    uploading.settings = {"thumbnail": str(picture), "playlist": "Talks"}
    server.script.next("caption", Fault.ANSWER, status=500)
    server.script.next("playlist_item", Fault.LOSE_REPLY)
    with pytest.raises(Transient, match="The video is up, but not its captions"):
        uploading.attempt()
    assert uploading.context.urls
    uploading.attempt()
    uploading.attempt()

    [film], [caption] = server.films, server.captions
    assert published(server, uploading)
    assert caption.content == SRT.encode()
    assert caption.snippet["language"] == "en"
    assert server.thumbnails == {film.id: picture.read_bytes()}
    assert [each["snippet"]["title"] for each in server.playlists] == ["Talks"]
    assert len(server.playlist_items) == 1
    assert len(server.asked("thumbnail")) == 1


def test_captions_whose_reply_was_lost_are_not_sent_twice(
    server: YouTubeServer, uploading: Uploading
) -> None:
    server.script.next("caption", Fault.LOSE_REPLY)
    with pytest.raises(Transient):
        uploading.attempt()
    uploading.attempt()
    assert len(server.asked("caption")) == 1


def test_a_cancelled_upload_is_deleted_there(server: YouTubeServer, uploading: Uploading) -> None:
    with pytest.raises(Stopped):
        uploading.attempt(stop_after=1)
    uploading.abandon()
    uploading.abandon()
    assert len(server.sessions.deleted) == 1


def test_a_film_that_was_changed_is_not_gone_on_with(
    server: YouTubeServer, uploading: Uploading
) -> None:
    with pytest.raises(Stopped):
        uploading.attempt(stop_after=2)
    uploading.recording.film = bytes(3 * MIB)
    with pytest.raises(NeedsUser, match="was changed") as caught:
        uploading.attempt()
    assert caught.value.kind is WaitKind.SOURCE
    assert not server.films
