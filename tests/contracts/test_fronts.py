"""The list behind the engine and behind the fake that windows are tested with answers the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app.domain.outcome import Word
from recorder_app.domain.query import Folder, Query, SortKey
from recorder_app.domain.search import Hit, Sentence
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import Event, RecordingsChanged, RecordingsRemoved
from recorder_app.engine.front import Front
from recorder_app.paths import Home
from tests.ui.fake_front import FakeFront

SAID = [Sentence(0.0, "Welcome."), Sentence(4.5, "This is the École of gradient descent.")]


@pytest.fixture(params=["engine", "fake"])
def front(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Front]:
    if request.param == "fake":
        yield FakeFront()
        return
    engine = Engine(Home(tmp_path / "home"))
    yield engine
    engine.stop()


@pytest.fixture
def talks(front: Front, tmp_path: Path) -> list[int]:
    """Of the second is known what is said in it."""
    sources = [tmp_path / "b.mp4", tmp_path / "Ä.mp4"]
    for each in sources:
        each.write_bytes(b"film")
    added = front.add([*map(str, sources), "https://talks.example/c.mp4"])
    ids = [each.recording.id for each in added]
    if isinstance(front, Engine):
        with front._store.write() as tx:
            tx.index_transcript(ids[1], SAID)
    else:
        assert isinstance(front, FakeFront)
        front.said[ids[1]] = SAID
    return ids


@pytest.fixture
def events(front: Front, talks: list[int]) -> list[Event]:
    heard: list[Event] = []
    front.subscribe(heard.append)
    return heard


def found(front: Front, search: str) -> list[int]:
    query = Query(search=search)
    ids = front.ids(query)
    assert front.count(query) == len(ids)
    return ids


def test_search(front: Front, talks: list[int]) -> None:
    assert found(front, "a") == [talks[1]]
    assert found(front, "GRADIENT desc") == [talks[1]]
    assert found(front, "ecole") == [talks[1]]
    assert found(front, "nowhere") == []
    assert front.hits("desc", talks) == [Hit(talks[1], 4.5, SAID[1].text, ((30, 34),))]
    assert front.hits("b", talks) == []


@pytest.mark.parametrize("sort", SortKey)
def test_sort(front: Front, talks: list[int], sort: SortKey) -> None:
    up = front.ids(Query(sort=sort, descending=False))
    assert sorted(up) == talks
    assert front.ids(Query(sort=sort)) == up[::-1]
    if sort is SortKey.TITLE:
        assert up == [talks[1], talks[0], talks[2]]


def test_folders(front: Front, talks: list[int], tmp_path: Path) -> None:
    films, host = front.folders()
    assert films == Folder(str(tmp_path), tmp_path.name, 2)
    assert host == Folder("https://talks.example", "talks.example", 1)
    assert front.ids(Query(folder=films.path)) == [talks[1], talks[0]]
    assert front.ids(Query(folder=host.path, search="b")) == []


def test_rename(front: Front, talks: list[int], events: list[Event]) -> None:
    outcome = front.rename(talks[0], " Kings  and queens ", key="once")
    assert (outcome.word, outcome.message) == (Word.RENAMED, "Renamed to “Kings and queens”.")
    assert front.rename(talks[0], " Kings  and queens ", key="once") == outcome
    (event,) = events
    assert isinstance(event, RecordingsChanged)
    assert event.snapshots[0].recording.title == "Kings and queens"
    assert front.rename(talks[0], "Kings and queens").word is Word.RENAMED
    for refused in ("  ", "x" * 301):
        assert front.rename(talks[0], refused).word is Word.REFUSED
    assert front.rename(99, "Nobody's").word is Word.UNKNOWN
    assert len(events) == 1


def test_remove_and_restore(front: Front, talks: list[int], events: list[Event]) -> None:
    first, second, _ = talks
    front.run([second])
    events.clear()
    outcomes = front.remove([first, second, 99], files=True, key="once")
    assert [each.word for each in outcomes] == [Word.REMOVED, Word.RUNNING, Word.UNKNOWN]
    assert front.remove([first, second, 99], files=True, key="once") == outcomes
    assert events == [RecordingsRemoved((first,))]
    assert front.recording(first) is None
    assert front.recordings(talks) == front.page(Query(descending=False), 0, 9)
    outcomes = front.restore([first, second, 99], key="back")
    assert [each.word for each in outcomes] == [Word.RESTORED, Word.NOT_REMOVED, Word.UNKNOWN]
    assert front.restore([first, second, 99], key="back") == outcomes
    event = events[-1]
    assert isinstance(event, RecordingsChanged)
    assert event.added
    assert front.ids(Query(descending=False)) == talks
