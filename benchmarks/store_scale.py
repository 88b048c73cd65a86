"""How the store does with very many recordings: `python benchmarks/store_scale.py [100000]`.

Prints one line per question: the median of 15 answers in milliseconds, and what it may take at most.
Steps in bulk are taken once, in milliseconds of the processor, which is what bounds them, so that
another program beside them blurs the figure less. Exit code 1 where one takes longer.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from recorder_app.domain import decide
from recorder_app.domain.query import Filter, Query, SortKey
from recorder_app.domain.recording import OutputPart, Recording, Run, Waiting, new_stages
from recorder_app.domain.words import (
    Lane,
    OutputStatus,
    PauseMode,
    RecordingStatus,
    SourceKind,
    StageStatus,
    StageType,
    WaitKind,
)
from recorder_app.engine.commands.bulk import without_collector
from recorder_app.settings import Settings
from recorder_app.store.changes import insert_all
from recorder_app.store.connection import for_writing, make_engine
from recorder_app.store.store import Store

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
REPEATS = 15
WORDS = ("Lecture", "Vorlesung", "Встреча", "Podcast", "screencast", "Algebra", "week", "100 %")
SEARCHES = ("nowhere", "vorlesung 0000", "встреча 1", "0", "100 %")
SETTINGS = Settings().frozen()
INDEXED = (SortKey.TITLE, SortKey.STATUS, SortKey.DURATION, SortKey.CREATED, SortKey.QUEUE)


def recording(number: int) -> Recording:
    """One of many: eight of ten are ready, the others at all stages of their way."""
    title = f"{WORDS[number % 8]} {number:06} {WORDS[number * 7 % 5]}"
    output = OutputPart(number, "folder", "Talks", {"dir": "/home/me/Talks"}, f"marker-{number}")
    fresh = Recording(
        id=number,
        title=title,
        source_kind=SourceKind.FILE,
        source=f"/home/me/Videos/{title}.mp4",
        created_at=NOW - timedelta(seconds=(number * 7919) % 40_000_000),
        stages=new_stages(dict.fromkeys(StageType, True)),
        outputs=(output,),
        identity={"size_bytes": 10**9 + number, "mtime_ns": 1764000000000000000 + number},
        revision=1,
    )
    match number % 20:
        case 0:
            return fresh
        case 1:
            return _opened(fresh)
        case 2:
            return _opened(fresh, pause=PauseMode.CHECKPOINT)
        case 3:
            run = _opened(fresh)
            wait = Waiting(WaitKind.RETRY, "No network.", NOW + timedelta(seconds=number))
            return run.with_stage(StageType.DOWNLOAD, waiting=wait, error=wait.message)
        case _:
            return _finished(fresh)


def _opened(fresh: Recording, pause: PauseMode | None = None) -> Recording:
    run = Run(fresh.id, NOW, SETTINGS, pause, place=fresh.id)
    return replace(fresh, run=run, outputs=(replace(fresh.outputs[0], in_run=True),))


def _finished(fresh: Recording) -> Recording:
    length = 60.0 + fresh.id % 7000
    for stage in StageType:
        fresh = fresh.with_stage(
            stage,
            status=StageStatus.COMPLETED,
            attempts=1,
            attempt_id=fresh.id,
            started_at=NOW,
            finished_at=NOW,
            result={"film": "film.mp4", "duration_s": length, "container": "mp4", "words": 4711},
        )
    fresh = fresh.with_output(
        fresh.id,
        status=OutputStatus.UPLOADED,
        url=f"file:///home/me/Talks/{fresh.id}",
        started_at=NOW,
        finished_at=NOW,
    )
    return replace(fresh, duration_s=length)


class Questions:
    """Asks, measures, prints."""

    def __init__(self) -> None:
        self.slow: list[str] = []

    def ask(self, name: str, at_most_ms: float, question: Callable[[], Any]) -> None:
        times = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            question()
            times.append((time.perf_counter() - start) * 1e3)
        self.note(name, at_most_ms, statistics.median(times))

    def note(self, name: str, at_most_ms: float, took_ms: float) -> None:
        print(f"{name:58} {took_ms:9.2f} ms   at most {at_most_ms:g}", flush=True)
        if took_ms > at_most_ms:
            self.slow.append(name)


@contextmanager
def timed(questions: Questions, name: str, at_most_ms: float) -> Iterator[None]:
    """Notes the processor's time."""
    start = time.process_time()
    yield
    questions.note(name, at_most_ms, (time.process_time() - start) * 1e3)


def fill(path: Path, count: int) -> None:
    engine = make_engine(path)
    recordings = (recording(number) for number in range(1, count + 1))
    with for_writing(engine.connect()) as connection, connection.begin():
        while chunk := list(islice(recordings, 5000)):
            insert_all(connection, chunk)
    engine.dispose()


def ask_for_the_list(store: Store, questions: Questions, count: int) -> None:
    with store.read() as reader:

        def page(name: str, query: Query, offset: int = 0) -> None:
            at_most_ms = 50 if query.sort in INDEXED else 100
            questions.ask(f"page by {name}", at_most_ms, lambda: reader.page(query, offset, 100))

        def matches(name: str, query: Query) -> None:
            questions.ask(f"count {name}", 50, lambda: reader.count(query))

        questions.ask("counts of all groups", 50, reader.counts)
        for filter_ in Filter:
            matches(filter_.value, Query(filter_))
        for sort in SortKey:
            for filter_ in Filter:
                query = Query(filter_, sort=sort)
                page(f"{sort.value}, {filter_.value}, first", query)
                page(f"{sort.value}, {filter_.value}, deep", query, int(count * 0.7))
            for search in SEARCHES:
                page(f"{sort.value}, search “{search}”", Query(search=search, sort=sort))
            page(f"{sort.value}, no such status", Query(status=RecordingStatus.EXPIRED, sort=sort))
        for search in SEARCHES:
            matches(f"search “{search}”", Query(search=search))
        questions.ask("all ids by title", 200, lambda: reader.ids(Query(sort=SortKey.TITLE)))


def ask_for_the_queue(store: Store, questions: Questions) -> None:
    with store.read() as reader:
        for lane in Lane:
            questions.ask(f"claimable, {lane.value}", 5, partial(reader.claimable, lane, 4))
        questions.ask("next due", 5, reader.next_due)
        questions.ask("none due", 5, lambda: reader.due(NOW))
        questions.ask("what runs", 5, reader.running)
        waiting = iter(reader.claimable(Lane.NETWORK, REPEATS))

    def claim() -> None:
        with store.write() as writer:
            assert writer.claim(*next(waiting), NOW) is not None

    questions.ask("claim and commit", 10, claim)

    def checkpoint() -> None:
        with store.write() as writer:
            found = writer.recording(1)
            assert found is not None
            seconds = (found.stages[0].checkpoint_s or 0) + 1
            writer.save(found.with_stage(StageType.DOWNLOAD, checkpoint_s=seconds))

    questions.ask("read, save and commit one", 10, checkpoint)


def ask_in_bulk(store: Store, questions: Questions, many: int) -> None:
    with store.read() as reader:
        ids = reader.ids(Query(sort=SortKey.CREATED))[:many]
        with timed(questions, f"read {many}", 1000):
            reader.recordings(ids)
    steps: dict[str, Callable[[Recording], Recording]] = {
        "reset": lambda each: decide.reset(each).recording,
        "run": lambda each: decide.run(each, SETTINGS, NOW).recording,
        "pause": lambda each: decide.pause(each, PauseMode.CHECKPOINT).recording,
        "cancel": lambda each: decide.cancel(each).recording,
    }
    for name, step in steps.items():
        with (
            timed(questions, f"{name} {many}, all of it", 1000),
            without_collector(many),
            store.write() as writer,
        ):
            with timed(questions, f"  {name} {many}: read", 1000):
                found = writer.recordings(ids)
            with timed(questions, f"  {name} {many}: decide", 1000):
                decided = [step(each) for each in found]
            with timed(questions, f"  {name} {many}: save", 1000):
                writer.save_all(decided)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    questions = Questions()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "recorder.db"
        Store.open(path, Path(folder) / "backups").close()
        start = time.perf_counter()
        fill(path, count)
        size = path.stat().st_size / 1e6
        print(f"{count} recordings, {size:.0f} MB, in {time.perf_counter() - start:.1f} s")
        with timed(questions, "open", 150):
            store = Store.open(path, Path(folder) / "backups")
        ask_for_the_list(store, questions, count)
        ask_for_the_queue(store, questions)
        ask_in_bulk(store, questions, min(10_000, count))
        store.close()
    if questions.slow:
        print("Too slow:", ", ".join(questions.slow))
    return 1 if questions.slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
