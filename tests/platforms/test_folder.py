from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Stopped
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json, Uploaded
from recorder_app.platforms import folder
from recorder_app.platforms.folder import PLATFORM
from recorder_app.sources import film_copy
from tests.platforms.finished_recording import CHAPTERS, SRT, VTT, FinishedRecording
from tests.stages.fake_context import FakeContext


@pytest.fixture
def recording(tmp_path: Path) -> FinishedRecording:
    return FinishedRecording(tmp_path / "recording")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "published"


@pytest.fixture
def context(tmp_path: Path) -> FakeContext:
    return FakeContext(tmp_path / "attempt")


@pytest.fixture
def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_copy, "PIECE_BYTES", 20_000)
    monkeypatch.setattr(folder, "CHECKPOINT_EVERY_BYTES", 100_000)


def _upload(
    recording: FinishedRecording, published: Path, context: FakeContext, marker: str = "marker-1"
) -> Uploaded:
    return PLATFORM.upload(recording.uploading({"dir": str(published)}, marker), context)


def _seen(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if not each.name.startswith(".")}


def test_what_a_finished_recording_becomes(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    uploaded = _upload(recording, published, context)

    assert uploaded.url == (published / "talk").as_uri()
    assert _seen(published) == {"talk"}
    talk = published / "talk"
    assert _seen(talk) == {
        "talk.mp4", "talk.srt", "talk.vtt", "talk.txt", "talk.json", "chapters.txt",
        "description.txt",
    }  # fmt: skip
    assert (talk / "talk.mp4").read_bytes() == recording.film
    assert (talk / "talk.srt").read_text() == SRT
    assert (talk / "talk.vtt").read_text() == VTT
    assert (talk / "chapters.txt").read_text() == CHAPTERS
    assert (talk / "talk.txt").read_text() == (
        "Water runs downhill.\n\nBridges stand.\n\nBoats float.\n"
    )
    spoken = json.loads((talk / "talk.json").read_text(encoding="utf-8"))
    assert spoken["language"] == "en"
    assert spoken["segments"][1]["start_s"] == 61.0
    assert spoken["segments"][1]["words"][0]["text"] == "Bridges"
    assert spoken["topics"][1] == {"start_s": 60.0, "title": "Bridges"}
    assert "0:00 Rivers" in (talk / "description.txt").read_text()
    assert list(published.glob(".*")) == []
    assert context.fractions[-1] == 1.0


def test_a_recording_without_words(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    recording.transcript = None
    _upload(recording, published, context)

    assert _seen(published / "talk") == {"talk.mp4", "talk.json", "description.txt"}
    spoken = json.loads((published / "talk" / "talk.json").read_text())
    assert spoken == {"language": None, "segments": [], "topics": []}


def test_topics_without_chapters(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    recording.chapters = None
    _upload(recording, published, context)

    assert "chapters.txt" not in _seen(published / "talk")
    assert "Topics: Rivers, Bridges, Boats" in (published / "talk/description.txt").read_text()


def test_the_film_keeps_its_time_and_is_a_file_of_its_own(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    film = recording.uploading({}).film
    os.utime(film, (1e9, 1e9))
    _upload(recording, published, context)

    copy = published / "talk" / "talk.mp4"
    assert copy.stat().st_mtime == 1e9
    assert not copy.samefile(film)
    assert copy.stat().st_nlink == 1


@pytest.mark.parametrize(
    ("film_name", "ending"),
    [("x.MOV", ".MOV"), ("x.m4a", ".m4a"), ("x", ".mkv"), ("film.txt", ".mkv"), ("x.json", ".mkv"),
     ("x.a b", ".mkv")],
)  # fmt: skip
def test_the_films_own_ending(
    recording: FinishedRecording, published: Path, context: FakeContext, film_name: str, ending: str
) -> None:
    recording.film_name, recording.container = film_name, "mkv"
    _upload(recording, published, context)

    assert (published / "talk" / f"talk{ending}").read_bytes() == recording.film
    assert (published / "talk" / "talk.txt").read_text().startswith("Water")


@pytest.mark.parametrize("title", ["chapters", "Description"])
def test_a_title_that_a_text_has_already(
    recording: FinishedRecording, published: Path, context: FakeContext, title: str
) -> None:
    recording.title = title
    _upload(recording, published, context)

    made = published / title
    assert (made / "chapters.txt").read_text() == CHAPTERS
    assert "Length: 3:00" in (made / "description.txt").read_text()
    assert (made / f"{title} (transcript).txt").read_text().startswith("Water")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Лекция №1 — «введение» & 100%", "Лекция №1 — «введение» & 100%"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\nb\0c", "a b c"),
        ("What? A: B|C", "What_ A_ B_C"),
        ("nul", "nul_"),
        ("", "recording"),
        ("-rf *", "-rf _"),
    ],
)
def test_a_title_as_a_name(
    recording: FinishedRecording, published: Path, context: FakeContext, title: str, name: str
) -> None:
    recording.title = title
    uploaded = _upload(recording, published, context)

    assert _seen(published) == {name}
    assert (published / name / f"{name}.mp4").exists()
    assert uploaded.url == (published / name).as_uri()


def test_the_longest_title(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    recording.title = "Ж" * 1000
    for number in range(3):
        _upload(recording, published, FakeContext(context.folder / str(number)), f"m{number}")

    assert len(_seen(published)) == 3
    assert all(len(made.name.encode()) <= 255 for made in published.rglob("*"))


def test_somebody_elses_folder_is_left_alone(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    theirs = published / "talk"
    theirs.mkdir(parents=True)
    (theirs / "talk.mp4").write_text("theirs")
    (published / "talk (2)").write_text("a file, theirs too")
    (published / "talk (3)").symlink_to("nowhere")
    _upload(recording, published, context)

    assert _seen(published) == {"talk", "talk (2)", "talk (3)", "talk (4)"}
    assert (theirs / "talk.mp4").read_text() == "theirs"
    assert _seen(theirs) == {"talk.mp4"}
    assert (published / "talk (4)" / "talk.mp4").read_bytes() == recording.film


def test_an_empty_folder_is_taken(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    (published / "talk").mkdir(parents=True)
    _upload(recording, published, context)
    assert _seen(published) == {"talk"}


def test_many_of_one_title_at_once(recording: FinishedRecording, published: Path) -> None:
    together = threading.Barrier(8)
    jobs = [recording.uploading({"dir": str(published)}, f"marker-{at}") for at in range(8)]

    def upload(at: int) -> str:
        together.wait()
        return PLATFORM.upload(jobs[at], FakeContext(recording.folder / f"attempt-{at}")).url

    with ThreadPoolExecutor(8) as pool:
        urls = set(pool.map(upload, range(8)))

    assert len(urls) == 8
    assert _seen(published) == {"talk"} | {f"talk ({number})" for number in range(2, 9)}
    for made in published.iterdir():
        assert (made / "talk.mp4").read_bytes() == recording.film


def test_a_changed_recording_replaces_what_was_published(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    first = _upload(recording, published, context)
    (published / "talk" / ".DS_Store").write_text("litter")
    recording.transcript, recording.film = None, b"made anew"
    again = _upload(recording, published, context)

    assert again.url == first.url
    assert _seen(published) == {"talk"}
    assert _seen(published / "talk") == {"talk.mp4", "talk.json", "description.txt"}
    assert list(published.glob(".*")) == []


@pytest.mark.parametrize("by_hand", ["talk.srt", "notes.docx"])
def test_what_a_person_has_worked_on_is_not_replaced(
    recording: FinishedRecording, published: Path, context: FakeContext, by_hand: str
) -> None:
    _upload(recording, published, context)
    (published / "talk" / by_hand).write_text("corrected by hand")
    recording.film = b"made anew"
    _upload(recording, published, context)
    recording.film = b"made anew again"
    _upload(recording, published, context)

    assert _seen(published) == {"talk", "talk (2)"}
    assert (published / "talk" / by_hand).read_text() == "corrected by hand"
    assert (published / "talk (2)" / "talk.mp4").read_bytes() == b"made anew again"


def test_what_was_deleted_is_published_again(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    _upload(recording, published, context)
    (published / "talk" / "talk.mp4").unlink()
    _upload(recording, published, context)

    assert any(each.read_bytes() == recording.film for each in published.glob("*/talk.mp4"))


@pytest.mark.usefixtures("in_small_pieces")
def test_nothing_is_seen_until_all_is_there(recording: FinishedRecording, published: Path) -> None:
    class Watching(FakeContext):
        def progress(
            self, fraction: float, *, position_s: float | None = None, note: str | None = None
        ) -> None:
            super().progress(fraction, position_s=position_s, note=note)
            assert _seen(published) == set()

    watching = Watching(recording.folder / "attempt")
    _upload(recording, published, watching)
    assert len(watching.fractions) == 15


@pytest.mark.usefixtures("in_small_pieces")
def test_a_pause_keeps_what_is_copied(recording: FinishedRecording, published: Path) -> None:
    attempt = recording.folder / "attempt"
    with pytest.raises(Stopped):
        _upload(recording, published, FakeContext(attempt, stop_after=1))
    assert _seen(published) == set()
    going_on = FakeContext(attempt)
    _upload(recording, published, going_on)

    assert len(going_on.fractions) == 10
    assert (published / "talk" / "talk.mp4").read_bytes() == recording.film


@pytest.mark.usefixtures("in_small_pieces")
def test_another_film_is_not_appended(recording: FinishedRecording, published: Path) -> None:
    attempt = recording.folder / "attempt"
    with pytest.raises(Stopped):
        _upload(recording, published, FakeContext(attempt, stop_after=1))
    recording.film = recording.film[::-1]
    _upload(recording, published, FakeContext(attempt))

    assert (published / "talk" / "talk.mp4").read_bytes() == recording.film


@pytest.mark.usefixtures("in_small_pieces")
def test_a_film_that_changes_meanwhile_is_not_published(
    recording: FinishedRecording, published: Path
) -> None:
    class Changing(FakeContext):
        def progress(
            self, fraction: float, *, position_s: float | None = None, note: str | None = None
        ) -> None:
            with (recording.folder / "talk.mp4").open("r+b") as film:
                film.write(b"changed")

    with pytest.raises(NeedsUser, match="was changed while") as caught:
        _upload(recording, published, Changing(recording.folder / "attempt"))
    assert caught.value.kind is WaitKind.SOURCE
    assert _seen(published) == set()


@pytest.mark.usefixtures("in_small_pieces")
def test_what_was_given_up_is_removed(recording: FinishedRecording, published: Path) -> None:
    job = recording.uploading({"dir": str(published)})
    assert PLATFORM.discard(job) == 0
    with pytest.raises(Stopped):
        PLATFORM.upload(job, FakeContext(recording.folder / "attempt", stop_after=1))
    assert len(list(published.iterdir())) == 1

    assert PLATFORM.discard(job) >= 100_000
    assert list(published.iterdir()) == []


def test_results_that_are_gone_are_named(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    job = recording.uploading({"dir": str(published)})
    (recording.folder / "transcribe" / "transcript.json").unlink()
    with pytest.raises(Permanent, match="Reset the recording"):
        PLATFORM.upload(job, context)


@pytest.mark.parametrize("settings", [{}, {"dir": ""}, {"dir": "relative"}, {"dir": "/nul\0"}])
def test_a_preset_without_a_folder(
    recording: FinishedRecording, context: FakeContext, settings: Mapping[str, Json]
) -> None:
    with pytest.raises(Permanent, match="no folder to publish in"):
        PLATFORM.upload(recording.uploading(settings), context)


def test_a_file_in_the_place_of_the_folder(
    recording: FinishedRecording, published: Path, context: FakeContext
) -> None:
    published.write_text("a file")
    for place in (published, published / "below"):
        with pytest.raises(Permanent, match="is not a folder"):
            _upload(recording, place, context)


def test_a_folder_that_can_not_be_written_to(plain_user: Path) -> None:
    recording = FinishedRecording(plain_user / "recording")
    locked = plain_user / "locked"
    locked.mkdir(mode=0o500)
    for published in (locked, locked / "below"):
        with pytest.raises(Permanent, match=f"“{published}” can't be written to"):
            _upload(recording, published, FakeContext(plain_user / "attempt"))
    assert list(locked.iterdir()) == []
