"""Google Drive: a reserved id decides what became of an upload; the checksum whether it is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Stopped, Transient
from recorder_app.domain.words import WaitKind
from tests.platforms.finished_recording import FinishedRecording
from tests.platforms.uploading import Uploading
from tests.servers.google import problem_body
from tests.servers.google_drive import GoogleDriveServer
from tests.servers.script import Fault

pytestmark = pytest.mark.usefixtures("at_once")
MIB = 1024 * 1024


@pytest.fixture
def server() -> Iterator[GoogleDriveServer]:
    with GoogleDriveServer() as server:
        yield server
        assert not server.strays


@pytest.fixture
def uploading(server: GoogleDriveServer, tmp_path: Path) -> Uploading:
    recording = FinishedRecording(tmp_path / "recording", film=Random(5).randbytes(3 * MIB))
    account = server.credentials(logged_in=True)
    return Uploading("google_drive", server, account, recording, tmp_path / "attempt")


def published(server: GoogleDriveServer, uploading: Uploading) -> bool:
    """Once, and whole."""
    return [film.bytes for film in server.films] == [uploading.recording.film]


@pytest.mark.parametrize(
    "link", ["{}", "https://drive.google.com/drive/u/0/folders/{}?usp=sharing"]
)
def test_the_file_stands_in_its_folder(
    server: GoogleDriveServer, uploading: Uploading, link: str
) -> None:
    folder = server.add_folder("Talks")
    uploading.settings = {"folder": link.format(folder), "title": "{{ title }} (2026)"}
    uploaded = uploading.attempt()

    [film] = server.films
    assert film.title == "talk (2026).mp4"
    assert film.metadata["parents"] == [folder]
    assert uploaded.url == film.metadata["webViewLink"]
    assert uploading.context.urls == [uploaded.url]


@pytest.mark.parametrize("fault", [Fault.LOSE_REPLY, Fault.CUT_REPLY])
@pytest.mark.parametrize("forgets", [False, True])
def test_a_lost_reply_is_asked_for(
    server: GoogleDriveServer, uploading: Uploading, fault: Fault, forgets: bool
) -> None:
    server.sessions.forgets_done = forgets
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", fault)
    uploading.attempt()
    assert published(server, uploading)
    assert len(server.asked("open")) == 1


def test_a_session_that_is_gone_begins_anew_under_the_same_id(
    server: GoogleDriveServer, uploading: Uploading
) -> None:
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.GONE, status=404)
    uploading.attempt()
    assert published(server, uploading)
    assert len(server.asked("open")) == 2
    assert len(server.generated) == 1


def test_the_id_is_kept_before_anything_is_sent(
    server: GoogleDriveServer, uploading: Uploading
) -> None:
    with pytest.raises(Stopped):
        uploading.attempt(stop_after=1)
    assert not server.asked("open")
    assert next(iter(server.generated)) in uploading.kept
    uploading.attempt()
    assert {film.id for film in server.films} == server.generated


def test_a_file_that_is_too_short_there_is_no_success(
    server: GoogleDriveServer, uploading: Uploading
) -> None:
    server.script.next("upload", Fault.NONE)
    server.script.next("upload", Fault.SHORT, after=5)
    with pytest.raises(Permanent, match="Delete the file there"):
        uploading.attempt()
    assert not uploading.context.urls


def test_other_bytes_are_no_success(server: GoogleDriveServer, uploading: Uploading) -> None:
    wrong = {
        "id": "any",
        "size": str(3 * MIB),
        "md5Checksum": hashlib.md5(b"other", usedforsecurity=False).hexdigest(),
    }
    server.script.next("get", Fault.ANSWER, status=200, body=wrong)
    with pytest.raises(Permanent, match="not what was sent"):
        uploading.attempt()


def test_a_full_drive_is_waited_for(server: GoogleDriveServer, uploading: Uploading) -> None:
    body = problem_body(403, "storageQuotaExceeded")
    server.script.next("open", Fault.ANSWER, status=403, body=body)
    with pytest.raises(NeedsUser, match="Google Drive is full") as caught:
        uploading.attempt()
    assert caught.value.kind is WaitKind.QUOTA


def test_a_folder_that_is_not_there_is_named(
    server: GoogleDriveServer, uploading: Uploading
) -> None:
    uploading.settings = {"folder": "missing"}
    with pytest.raises(Permanent, match="File not found: missing"):
        uploading.attempt()


def test_an_overloaded_server_is_tried_later(
    server: GoogleDriveServer, uploading: Uploading
) -> None:
    server.script.next("upload", Fault.ANSWER, status=429, headers={"Retry-After": "7"})
    with pytest.raises(Transient) as caught:
        uploading.attempt()
    assert caught.value.retry_after_s == 7
    uploading.attempt()
    assert published(server, uploading)


def test_a_cancelled_upload_is_deleted_there(
    server: GoogleDriveServer, uploading: Uploading
) -> None:
    with pytest.raises(Stopped):
        uploading.attempt(stop_after=2)
    uploading.abandon()
    assert len(server.sessions.deleted) == 1
    assert not server.films
