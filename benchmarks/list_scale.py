"""How long the list takes to answer with very many recordings.

    python -m benchmarks.list_scale [100000]

All of them are transcribed, 20 sentences each, in words that are as rare and as common as those of a
language. One line per question: the median and the worst of 5 answers in milliseconds, and what the
worst may take. Exit code 1 where one takes longer.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from benchmarks.store_scale import SEARCHES, fill
from recorder_app.domain.query import Filter, Query, SortKey
from recorder_app.domain.search import Sentence, best_hit
from recorder_app.domain.words import RecordingStatus
from recorder_app.store.store import Reader, Store

REPEATS = 5
LIST_MS, SPEECH_MS = 150.0, 300.0
PAGE = 100

VOCABULARY, SENTENCES, EACH = 30_000, 100_000, 20
_LETTERS = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "xu",
)


def word(rank: int) -> str:
    """The word of that rank: short ones are common, as everywhere."""
    letters = []
    rank += len(_LETTERS)
    while rank:
        rank, letter = divmod(rank, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(letters)


def sentences(choose: random.Random) -> list[str]:
    words = [word(rank) for rank in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))
    return [
        f"{' '.join(choose.choices(words, cum_weights=weights, k=choose.randint(6, 20)))}."
        for _ in range(SENTENCES)
    ]


def speak(store: Store, count: int) -> None:
    choose = random.Random(5)
    known = sentences(choose)
    for first in range(1, count + 1, 500):
        with store.write() as writer:
            for recording_id in range(first, min(first + 500, count + 1)):
                said = choose.choices(known, k=EACH)
                writer.index_transcript(
                    recording_id, [Sentence(7.0 * place, text) for place, text in enumerate(said)]
                )


SPEECH = {
    "the most common word": word(0),
    "a common word": word(20),
    "a rare word": word(5000),
    "no such word": "zzz",
    "the beginning of many words": word(0)[:2],
    "one letter": word(0)[:1],
    "two common words": f"{word(0)} {word(1)}",
    "five common words": " ".join(word(rank) for rank in range(5)),
    "a rare and a common word": f"{word(5000)} {word(0)}",
    "two rare words": f"{word(900)} {word(1100)}",
}


class Questions:
    """Asks, measures, prints."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.slow: list[str] = []

    def ask(self, name: str, at_most_ms: float, question: Callable[[Reader], Any]) -> None:
        times = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            with self._store.read() as reader:
                question(reader)
            times.append((time.perf_counter() - start) * 1e3)
        middle, worst = statistics.median(times), max(times)
        print(f"{name:60} {middle:8.1f} {worst:8.1f} ms   at most {at_most_ms:g}", flush=True)
        if worst > at_most_ms:
            self.slow.append(name)

    def first(self, query: Query) -> list[int]:
        """The ids of the first page."""
        with self._store.read() as reader:
            return [each.id for each in reader.page(query, 0, PAGE)]

    def folder(self) -> str:
        """The one that most recordings came from."""
        with self._store.read() as reader:
            return reader.folders()[0].path

    def both(self, name: str, at_most_ms: float, query: Query, offset: int = 0) -> None:
        """What a window asks for: how many there are, and those that are seen."""

        def ask(reader: Reader) -> None:
            reader.count(query)
            reader.page(query, offset, PAGE)

        self.ask(name, at_most_ms, ask)


def best_sentences(ids: Sequence[int], search: str, reader: Reader) -> None:
    for recording_id, said in reader.saying(search, ids).items():
        best_hit(recording_id, said, search)


def ask_all(questions: Questions, count: int) -> None:
    for sort in SortKey:
        for descending in (False, True):
            way = "down" if descending else "up"
            query = Query(sort=sort, descending=descending)
            questions.both(f"by {sort.value}, {way}", LIST_MS, query)
            questions.both(f"by {sort.value}, {way}, far down", LIST_MS, query, int(count * 0.7))
        query = Query(Filter.ATTENTION, sort=sort, search="vorlesung 0")
        questions.both(f"by {sort.value}, filtered and searched", LIST_MS, query)
    for filter_ in Filter:
        questions.both(f"filter {filter_.value}", LIST_MS, Query(filter_))
    questions.both("of a status", LIST_MS, Query(status=RecordingStatus.READY))
    questions.ask("counts of the sidebar", LIST_MS, Reader.counts)
    questions.ask("folders", LIST_MS, Reader.folders)
    folder = questions.folder()
    for sort in (SortKey.CREATED, SortKey.TITLE, SortKey.SIZE):
        questions.both(f"of a folder, by {sort.value}", LIST_MS, Query(folder=folder, sort=sort))
        none = Query(folder="/nowhere", sort=sort)
        questions.both(f"of no folder, by {sort.value}", LIST_MS, none)
    for search in SEARCHES:
        questions.both(f"title has “{search}”", LIST_MS, Query(search=search))
    for name, search in SPEECH.items():
        questions.both(f"said: {name}", SPEECH_MS, Query(search=search))
        by_size = Query(search=search, sort=SortKey.SIZE)
        questions.both(f"said: {name}, by size", SPEECH_MS, by_size)
        seen = questions.first(Query(search=search))
        sentences = partial(best_sentences, seen, search)
        questions.ask(f"said: {name}, the sentences of a page", SPEECH_MS, sentences)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "recorder.db"
        Store.open(path, Path(folder) / "backups").close()
        fill(path, count)
        store = Store.open(path, Path(folder) / "backups")
        start = time.perf_counter()
        speak(store, count)
        took, size = time.perf_counter() - start, path.stat().st_size / 1e6
        print(f"{count} recordings, {count * EACH} sentences in {took:.0f} s, {size:.0f} MB")
        questions = Questions(store)
        ask_all(questions, count)
        store.close()
    if questions.slow:
        print("Too slow:", ", ".join(questions.slow))
    return 1 if questions.slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
