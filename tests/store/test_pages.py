"""The list: what SQL answers is what the same question asked of all recordings in Python answers."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from recorder_app.domain import decide, facts, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.errors import NeedsUser, Permanent
from recorder_app.domain.query import Filter, Query, SortKey
from recorder_app.domain.recording import Recording
from recorder_app.domain.search import fold
from recorder_app.domain.words import (
    Lane,
    PauseMode,
    RecordingStatus,
    SourceKind,
    StageType,
    WaitKind,
)
from recorder_app.store.store import Reader, Store
from tests.store.examples import NOW, add, finished, started

COUNT = 120
TITLES = ("Lecture", "lecture", "ÉCOLE", "école", "Straße", "Встреча", "100%", "a_b", "Podcast")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages") / "recorder.db"


@pytest.fixture(scope="module")
def full(database: Path) -> Iterator[Store]:
    """A store with recordings in all kinds of states, with titles, times and lengths that often are the
    same. Only read by the tests."""
    store = Store.open(database, database.parent / "backups")
    choose = random.Random(7)
    with store.write() as writer:
        for _ in range(COUNT):
            title = f"{choose.choice(TITLES)} {choose.randint(1, 4)} {choose.choice(TITLES)}"
            moment = NOW + timedelta(seconds=choose.randint(0, 9))
            recording = add(writer, title, outputs=1, now=moment)
            if choose.random() < 0.5:
                length = choose.choice([60.0, 3600.5])
                recording = transitions.completed(
                    recording, StageType.DOWNLOAD, {"duration_s": length}, NOW
                )
            writer.save(choose.choice(STATES)(recording))
        for claimable in writer.claimable(Lane.NETWORK, 5):
            assert writer.claim(*claimable, NOW) is not None
    yield store
    store.close()


@pytest.fixture(scope="module")
def many(full: Store) -> dict[int, Recording]:
    """All its recordings, by id."""
    with full.read() as reader:
        return {each.id: each for each in reader.recordings(range(1, COUNT + 1))}


STATES: list[Callable[[Recording], Recording]] = [
    lambda recording: recording,
    started,
    lambda recording: decide.skip(recording).recording,
    lambda recording: decide.pause(started(recording), PauseMode.CHECKPOINT).recording,
    lambda recording: transitions.failed(
        started(recording), StageType.TRIM, Permanent("Broken."), NOW
    ),
    lambda recording: transitions.failed(
        started(recording), StageType.DOWNLOAD, NeedsUser("Sign in.", kind=WaitKind.LOGIN), NOW
    ),
    finished,
    lambda recording: transitions.uploaded(
        finished(recording), recording.outputs[0].id, "file:///talk", NOW
    ),
]


def _attention(recording: Recording) -> bool:
    person = {WaitKind.LOGIN, WaitKind.QUOTA, WaitKind.DISK, WaitKind.SOURCE}
    waits = {each.kind for each in derive.waiting_parts(recording)}
    return derive.failed(recording) or bool(waits & person)


_BELONGS: dict[Filter, Callable[[Recording], bool]] = {
    Filter.ALL: lambda recording: True,
    Filter.RUNNING: lambda recording: bool(derive.running_parts(recording)),
    Filter.QUEUED: derive.queued,
    Filter.PAUSED: lambda recording: derive.paused(recording) or derive.pausing(recording),
    Filter.ATTENTION: _attention,
    Filter.READY: lambda recording: derive.status(recording) is RecordingStatus.READY,
}
_KEYS: dict[SortKey, Callable[[Recording], Any]] = {
    SortKey.TITLE: lambda recording: fold(recording.title),
    SortKey.STATUS: lambda recording: (
        not _attention(recording),
        list(RecordingStatus).index(derive.status(recording)),
    ),
    SortKey.DURATION: lambda recording: recording.duration_s or 0.0,
    SortKey.CREATED: lambda recording: recording.created_at,
    SortKey.QUEUE: lambda recording: (recording.run is None, recording.run and recording.run.place),
    SortKey.SIZE: lambda recording: facts.size_bytes(recording) or -1,
    SortKey.LANGUAGE: lambda recording: facts.language(recording) or "",
    SortKey.SOURCE: lambda recording: recording.source,
    SortKey.ATTEMPTS: facts.attempts,
    SortKey.ERROR: lambda recording: facts.last_error(recording) or "",
    SortKey.FINISHED: lambda recording: (
        ((at := facts.finished_at(recording)) and at.isoformat()) or ""
    ),
    SortKey.PROGRESS: facts.progress,
}
_WITHOUT_INDEX = set(SortKey) - {
    *(SortKey.TITLE, SortKey.STATUS, SortKey.DURATION, SortKey.CREATED, SortKey.QUEUE)
}


def _expected(many: dict[int, Recording], query: Query) -> list[int]:
    words = fold(query.search).split()
    found = [
        each
        for each in many.values()
        if _BELONGS[query.filter](each)
        and query.status in (None, derive.status(each))
        and all(word in fold(each.title) for word in words)
        and query.folder in (None, facts.folder_path(each.source_kind, each.source))
    ]
    found.sort(key=lambda each: (_KEYS[query.sort](each), each.id), reverse=query.descending)
    return [each.id for each in found]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SortKey)
def test_pages_make_the_list_that_was_asked_for(
    full: Store, many: dict[int, Recording], sort: SortKey, descending: bool
) -> None:
    queries = [
        *(Query(each, sort=sort, descending=descending) for each in Filter),
        *(Query(status=each, sort=sort, descending=descending) for each in RecordingStatus),
        Query(Filter.QUEUED, RecordingStatus.INITIALIZED, "LECTURE 1", sort, descending),
    ]
    with full.read() as reader:
        for query in queries:
            expected = _expected(many, query)
            assert reader.ids(query) == expected
            assert reader.count(query) == len(expected)
            paged = [
                each.id for offset in range(0, COUNT, 7) for each in reader.page(query, offset, 7)
            ]
            assert paged == expected
        assert all(_expected(many, Query(each)) for each in Filter), "a group is empty"
        assert reader.page(Query(sort=sort), 0, 3)[0] == many[reader.ids(Query(sort=sort))[0]]


def test_counts(full: Store, many: dict[int, Recording]) -> None:
    with full.read() as reader:
        assert reader.counts() == {
            each: sum(map(belongs, many.values())) for each, belongs in _BELONGS.items()
        }


SEARCHES = (
    *("lecture", "LECTURE podcast", "école", "STRASSE", "встреча", "1  2", "nowhere", "  "),
    *("100%", "%", "_", "a_b", "a%b", "'", "\\", "*"),
)


@pytest.mark.parametrize("search", SEARCHES)
def test_search_finds_every_word_in_any_case(
    full: Store, many: dict[int, Recording], search: str
) -> None:
    query = Query(search=search)
    with full.read() as reader:
        assert reader.ids(query) == _expected(many, query)


def test_search_finds_decomposed_letters(store: Store) -> None:
    with store.write() as writer:
        add(writer, "Ecole\u0301e")
        add(writer, "tal\udcffk")
    with store.read() as reader:
        assert reader.ids(Query(search="l\u00e9e")) == [1]
        assert reader.ids(Query(search="tal\udcff")) == [2]


def test_an_empty_list(store: Store) -> None:
    with store.read() as reader:
        assert reader.counts() == dict.fromkeys(Filter, 0)
        assert reader.count(Query()) == 0
        assert reader.page(Query(search="x"), 10, 10) == []


@contextmanager
def _statements() -> Iterator[list[tuple[str, Any]]]:
    """The statements that are executed meanwhile, with their parameters."""
    heard: list[tuple[str, Any]] = []

    def hear(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        heard.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def _page(query: Query) -> Callable[[Reader], Any]:
    return lambda reader: reader.page(query, 0, 50)


def _claimable(lane: Lane) -> Callable[[Reader], Any]:
    return lambda reader: reader.claimable(lane, 4)


QUESTIONS: dict[str, Callable[[Reader], Any]] = {
    **{
        f"page by {each}": _page(Query(sort=each)) for each in SortKey if each not in _WITHOUT_INDEX
    },
    # Few run at a time: these are sorted.
    **{f"page of {each}": _page(Query(each)) for each in Filter if each is not Filter.RUNNING},
    "page ascending": _page(Query(descending=False)),
    "page searched": _page(Query(search="a b")),
    "page of a status": _page(Query(status=RecordingStatus.READY)),
    "counts": lambda reader: reader.counts(),
    "count": lambda reader: reader.count(Query(Filter.READY)),
    **{f"claimable, {lane}": _claimable(lane) for lane in Lane},
    "due": lambda reader: reader.due(NOW),
    "next due": lambda reader: reader.next_due(),
    "open runs": lambda reader: reader.open_runs(),
    "paused": lambda reader: reader.paused(),
    "source problems": lambda reader: reader.with_source_problem(),
    "running attempts": lambda reader: reader.running_attempts(),
    "attempts of a part": lambda reader: reader.attempts_of_part(1, StageType.TRIM),
    "by source": lambda reader: reader.by_source(SourceKind.FILE, "/home/me/Talk.mp4"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_sorted_or_searched_row_by_row(
    full: Store, database: Path, question: str
) -> None:
    with full.read() as reader, _statements() as statements:
        QUESTIONS[question](reader)
    connection = sqlite3.connect(database)
    steps = [
        str(row[3])
        for statement, parameters in statements
        if not statement.startswith("BEGIN")
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
    ]
    connection.close()
    assert steps
    assert not [step for step in steps if "TEMP B-TREE" in step]
    # An index that is read in its order is no scan of the table; partial ones hold what is asked for.
    scans = [step for step in steps if step.startswith("SCAN") and "VIRTUAL TABLE" not in step]
    assert not [step for step in scans if "INDEX" not in step]
