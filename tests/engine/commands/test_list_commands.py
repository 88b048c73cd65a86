"""The list itself: naming, removing, putting back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recorder_app.domain import transitions
from recorder_app.domain.errors import Permanent
from recorder_app.domain.outcome import Word
from recorder_app.domain.recording import OutputPart
from recorder_app.domain.transcript import Transcript
from recorder_app.domain.words import StageType
from recorder_app.engine import tidying
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import Event, RecordingsChanged, RecordingsRemoved
from recorder_app.engine.purging import KEPT_FOR
from recorder_app.paths import Home
from recorder_app.platforms.published_folder import Mark
from tests.engine.bench import running
from tests.engine.transcribed import Transcribed

SAID = Transcript("en", 1.0, "tiny.en", ())


@pytest.fixture
def talk(home: Path, tmp_path: Path) -> Iterator[Transcribed]:
    engine = Engine(Home(home))
    talk = Transcribed(engine, tmp_path, SAID, ())
    talk.until(StageType.SUBTITLES)
    yield talk
    engine.stop()


@pytest.fixture
def events(talk: Transcribed) -> list[Event]:
    heard: list[Event] = []
    talk.engine.subscribe(heard.append)
    return heard


def output(talk: Transcribed) -> OutputPart:
    return talk.now.outputs[0]


def purge(talk: Transcribed, until: datetime | None = None) -> None:
    talk.engine._purging.purge(until or datetime.now(UTC), threading.Event())


def publish(talk: Transcribed, folder: Path) -> None:
    """Its output has published a film and its text."""
    folder.mkdir()
    for name in ("talk.mp4", "talk.srt"):
        (folder / name).write_text(name)
    Mark.of(folder, output(talk).marker, "digest").write(folder)
    with talk.engine._store.write() as tx:
        tx.save(transitions.uploaded(talk.now, output(talk).id, folder.as_uri(), datetime.now(UTC)))


def texts(talk: Transcribed) -> list[str]:
    return [entry.text for entry in talk.engine.journal(talk.id)]


def test_rename(talk: Transcribed, events: list[Event]) -> None:
    outcome = talk.engine.rename(talk.id, "  Kings \n and queens ", key="once")
    assert (outcome.word, outcome.message) == (Word.RENAMED, "Renamed to “Kings and queens”.")
    assert talk.engine.rename(talk.id, "  Kings \n and queens ", key="once") == outcome
    assert talk.now.title == "Kings and queens"
    assert texts(talk)[-1] == outcome.message
    (event,) = events
    assert isinstance(event, RecordingsChanged)
    assert event.snapshots[0].recording == talk.now
    assert talk.engine.rename(99, "Nobody's").word is Word.UNKNOWN


def test_an_upload_keeps_the_title_that_it_began_with(talk: Transcribed) -> None:
    """What it has left where it publishes to is found by that."""
    talk.begin(output(talk).id)
    talk.engine.rename(talk.id, "Later")
    talk.engine.rename(talk.id, "Later still")
    assert (talk.now.title, output(talk).title) == ("Later still", "talk")
    with talk.engine._store.write() as tx:
        tx.save(transitions.stopped(talk.now, output(talk).id))
    talk.engine.cancel([talk.id])
    assert output(talk).title is None


def test_a_failed_upload_begins_anew_with_the_new_title(
    talk: Transcribed, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk.begin(output(talk).id)
    talk.engine.rename(talk.id, "A title that is refused")
    with talk.engine._store.write() as tx:
        error = Permanent("This title is not allowed.")
        tx.save(transitions.failed(talk.now, output(talk).id, error, datetime.now(UTC)))
    discarded = []
    monkeypatch.setattr(
        talk.engine._leftovers, "_at_platform", lambda each, of: discarded.append(of.title)
    )
    talk.engine.rename(talk.id, "Another")
    assert output(talk).title is None
    assert discarded == ["talk"]


def test_what_was_removed_is_gone_at_once_and_deleted_later(
    talk: Transcribed, events: list[Event], tmp_path: Path
) -> None:
    publish(talk, tmp_path / "published")
    events.clear()
    (outcome,) = talk.engine.remove([talk.id], key="once")
    assert outcome.word is Word.REMOVED
    assert talk.engine.remove([talk.id], key="once") == [outcome]
    assert events == [RecordingsRemoved((talk.id,))]
    assert talk.engine.recording(talk.id) is None
    assert [each.word for each in talk.engine.run([talk.id])] == [Word.UNKNOWN]
    assert [each.word for each in talk.engine.remove([talk.id])] == [Word.UNKNOWN]
    purge(talk, datetime.now(UTC) - KEPT_FOR)
    assert talk.folder.exists()
    purge(talk)
    assert not talk.folder.exists()
    assert (tmp_path / "talk.mp4").exists()
    assert (tmp_path / "published" / "talk.mp4").exists()
    assert [each.word for each in talk.engine.restore([talk.id])] == [Word.UNKNOWN]


def test_files_that_were_published_go_where_that_is_wanted(
    talk: Transcribed, tmp_path: Path
) -> None:
    publish(talk, tmp_path / "published")
    talk.engine.remove([talk.id], files=True)
    purge(talk)
    assert not (tmp_path / "published").exists()
    assert (tmp_path / "talk.mp4").exists()


@pytest.mark.parametrize("removed", [False, True])
def test_a_published_film_that_another_recording_is_made_from_stays(
    talk: Transcribed, tmp_path: Path, removed: bool
) -> None:
    """Also where that one was removed after this one, and may be put back."""
    publish(talk, tmp_path / "published")
    film = tmp_path / "published" / "talk.mp4"
    (other,) = talk.engine.add([str(film)])
    talk.engine.remove([talk.id], files=True)
    first = datetime.now(UTC)
    if removed:
        talk.engine.remove([other.recording.id])
    purge(talk, first)
    assert [each.name for each in film.parent.iterdir()] == ["talk.mp4"]


def test_a_removal_is_taken_back(talk: Transcribed, events: list[Event], tmp_path: Path) -> None:
    (refused,) = talk.engine.remove([talk.id])
    assert refused.word is Word.RUNNING
    publish(talk, tmp_path / "published")
    before = talk.now
    talk.engine.remove([talk.id])
    unknown, back = talk.engine.restore([99, talk.id], key="back")
    assert (unknown.word, back.word) == (Word.UNKNOWN, Word.RESTORED)
    assert talk.engine.restore([99, talk.id], key="back") == [unknown, back]
    event = events[-1]
    assert isinstance(event, RecordingsChanged)
    assert event.added
    assert talk.now.revision > before.revision
    assert talk.now.stages == before.stages
    assert [each.word for each in talk.engine.restore([talk.id])] == [Word.NOT_REMOVED]
    assert texts(talk)[-2:] == ["Removed from the list.", "Put back on the list."]
    purge(talk, datetime.now(UTC) + timedelta(days=1))
    assert talk.folder.exists()


def test_the_same_source_is_added_while_it_is_removed(talk: Transcribed, tmp_path: Path) -> None:
    publish(talk, tmp_path / "published")
    talk.engine.remove([talk.id])
    again = Transcribed(talk.engine, tmp_path, SAID, ())
    again.until(StageType.SUBTITLES)
    purge(talk)
    assert not talk.folder.exists()
    assert again.folder.exists()


def test_a_purge_that_broke_off_is_finished(
    talk: Transcribed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_args: object) -> None:
        raise KeyboardInterrupt

    publish(talk, tmp_path / "published")
    talk.engine.remove([talk.id], files=True)
    with monkeypatch.context() as broken:
        broken.setattr(talk.engine._leftovers, "results", die)
        with pytest.raises(KeyboardInterrupt):
            purge(talk)
    assert talk.folder.exists()
    purge(talk)
    assert not talk.folder.exists()
    with talk.engine._store.read() as tx:
        assert tx.removed(datetime.now(UTC), 9) == []


def test_the_next_start_deletes_what_was_removed(
    talk: Transcribed, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(talk, tmp_path / "published")
    talk.engine.remove([talk.id])
    talk.engine.stop()
    monkeypatch.setattr(tidying, "SETTLED_AFTER_S", 0.0)
    with running(home, only=frozenset()) as bench:
        bench.until(lambda: not talk.folder.exists())


def test_what_was_removed_since_the_start_is_kept(
    talk: Transcribed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the start has not come to what was removed before it."""
    looked = threading.Event()
    purge = talk.engine._purging.purge

    def and_tell(until: datetime, giving_up: threading.Event) -> None:
        purge(until, giving_up)
        looked.set()

    monkeypatch.setattr(talk.engine._purging, "purge", and_tell)
    monkeypatch.setattr(tidying, "SETTLED_AFTER_S", 0.0)
    publish(talk, tmp_path / "published")
    talk.engine.remove([talk.id])
    talk.engine._tidying.start()
    assert looked.wait(10)
    assert talk.folder.exists()
    looked.clear()
    talk.engine._tidying.kick()
    assert looked.wait(10)
    assert talk.folder.exists()
