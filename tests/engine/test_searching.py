"""What is said is searched as soon as it is transcribed; what was transcribed before, bit by bit."""

from __future__ import annotations

from pathlib import Path

import pytest

from recorder_app.domain.query import Query
from recorder_app.domain.search import Hit
from recorder_app.domain.transcript import Segment, Transcript
from recorder_app.domain.words import StageType
from recorder_app.engine import tidying
from recorder_app.engine.engine import Engine
from recorder_app.engine.indexing import index_next, sweep_next
from recorder_app.engine.purging import Purging
from recorder_app.paths import Home
from tests.engine.bench import running
from tests.engine.transcribed import Transcribed

SAID = Transcript(
    "en", 1.0, "tiny.en", (Segment(1.5, 4.0, "Gradient descent.", ()), Segment(5, 9, "Slopes.", ()))
)


@pytest.fixture
def talk(home: Path, tmp_path: Path) -> Transcribed:
    talk = Transcribed(Engine(Home(home)), tmp_path, SAID, ())
    talk.until(StageType.TRANSCRIBE)
    return talk


def found(talk: Transcribed, search: str) -> list[int]:
    return talk.engine.ids(Query(search=search))


def forget(talk: Transcribed) -> None:
    with talk.engine._store.write() as tx:
        tx.sweep_transcripts([talk.id])
    assert found(talk, "slope") == []


def index(talk: Transcribed) -> None:
    last: int | None = 0
    while last is not None:
        last = index_next(talk.engine.home, talk.engine._store, last)


def test_a_finished_transcript_is_searched(talk: Transcribed) -> None:
    assert found(talk, "descent") == [talk.id]
    (hit,) = talk.engine.hits("slope", [99, talk.id])
    assert hit == Hit(talk.id, 5.0, "Slopes.", ((0, 5),))
    assert talk.engine.hits("talk", [talk.id]) == []
    talk.engine.stop()


def test_a_reset_takes_it_out_of_the_search(talk: Transcribed) -> None:
    talk.engine.cancel([talk.id])
    talk.engine.reset([talk.id])
    assert found(talk, "descent") == []
    assert found(talk, "talk") == [talk.id]
    assert sweep_next(talk.engine._store)
    assert not sweep_next(talk.engine._store)
    with talk.engine._store.read() as tx:
        assert tx.forgotten_transcripts(9) == []
    talk.engine.stop()


def test_what_is_not_indexed_yet_is_indexed_once(talk: Transcribed) -> None:
    forget(talk)
    index(talk)
    assert found(talk, "slope") == [talk.id]
    with talk.engine._store.read() as tx:
        assert tx.not_indexed(0, 9) == []
    talk.engine.stop()


@pytest.mark.parametrize("content", [None, b"no JSON", b'{"segments": [{"text": 1}]}'])
def test_a_transcript_that_can_not_be_read_is_passed_over(
    talk: Transcribed, content: bytes | None
) -> None:
    forget(talk)
    (file,) = talk.folder.glob("transcribe-*/transcript.json")
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    index(talk)
    assert found(talk, "slope") == []
    with talk.engine._store.read() as tx:
        assert tx.not_indexed(0, 9) == []
    talk.engine.stop()


def test_a_start_indexes_what_is_there(
    talk: Transcribed, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(talk)
    talk.engine.stop()
    monkeypatch.setattr(tidying, "SETTLED_AFTER_S", 0.0)
    with running(home, only=frozenset()) as bench:
        bench.until(lambda: bench.engine.ids(Query(search="slope")) == [talk.id])


def test_what_is_put_back_is_indexed(
    talk: Transcribed, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(talk)
    talk.engine.cancel([talk.id])
    talk.engine.remove([talk.id])
    talk.engine.stop()
    monkeypatch.setattr(tidying, "SETTLED_AFTER_S", 0.0)
    monkeypatch.setattr(Purging, "purge", lambda *_what: None)
    with running(home, only=frozenset()) as bench:
        bench.until(lambda: bench.engine._tidying._indexed is None)
        bench.engine.restore([talk.id])
        bench.until(lambda: bench.engine.ids(Query(search="slope")) == [talk.id])
