"""What was said is found: by FTS5, as the sentences of the domain say it."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.domain.query import Query, SortKey
from recorder_app.domain.search import Sentence, best_hit
from recorder_app.store.store import Store, Writer
from tests.store.examples import NOW, add, finished
from tests.store.stored import rows

WORDS = ("gradient", "descent", "École", "Ёлка", "学习", "don't", "Straße", "go", "gone", "a")


def said(writer: Writer, *texts: str, title: str = "Talk") -> int:
    recording_id = add(writer, title).id
    sentences = [Sentence(7.0 * place, text) for place, text in enumerate(texts)]
    writer.index_transcript(recording_id, sentences)
    return recording_id


def found(store: Store, search: str) -> list[int]:
    query = Query(search=search, sort=SortKey.CREATED, descending=False)
    with store.read() as reader:
        ids = reader.ids(query)
        assert reader.count(query) == len(ids)
        assert [each.id for each in reader.page(query, 0, 99)] == ids
    return ids


@pytest.mark.parametrize(
    ("search", "hits"),
    [
        ("descent", [1]),
        ("DESC", [1]),
        ("grad descent", []),
        ("gradient desc", [1]),
        ("steep slope follows", [1]),
        ("ecole", [2]),
        ("елка йод", [2]),
        ("学习", [2]),
        ("don't", [2]),
        ("lecture", [1]),
        ("lecture descent", []),
        ("word", [1, 2]),
        ("nowhere", []),
        ("++", []),
        ('"descent', [1]),
        ("descent*", [1]),
        ("NOT", []),
        ("OR AND NEAR(", []),
        ("said: descent", []),
        ("descent - slope", [1]),
        ("x\udcffy", []),
        ("gradient descent: " * 300, [1]),
        ("学" * 2000, []),
        ("a" * 5000, []),
        (" ".join(map(str, range(3000))), []),
    ],
)
def test_search_finds_what_is_said(store: Store, search: str, hits: list[int]) -> None:
    with store.write() as writer:
        said(writer, "Gradient descent: a steep", "slope follows.", "Word", title="Lecture")
        said(writer, "École; Ёлка и йод.", "机械学习", "Don't word it.")
    assert found(store, search) == hits


def test_words_that_are_said_far_from_each_other_are_no_hit(store: Store) -> None:
    with store.write() as writer:
        said(writer, "gradient", "and so on " * 30, "descent")
    assert found(store, "gradient descent") == []
    assert found(store, "gradient on") == [1]


def test_a_transcript_is_replaced_and_forgotten(store: Store) -> None:
    with store.write() as writer:
        recording_id = said(writer, "wrong")
    with store.write() as writer:
        writer.index_transcript(recording_id, [Sentence(0.0, "right")])
    assert (found(store, "wrong"), found(store, "right")) == ([], [1])
    with store.write() as writer:
        writer.forget_transcripts([recording_id, 99])
    assert found(store, "right") == []
    with store.read() as reader:
        assert reader.saying("right", [recording_id]) == {}
        assert reader.forgotten_transcripts(9) == [recording_id]


@pytest.mark.parametrize("how", ["swept", "replaced", "purged"])
def test_what_was_forgotten_leaves_nothing(store: Store, tmp_path: Path, how: str) -> None:
    with store.write() as writer:
        recording_id = said(writer, "wrong")
        writer.forget_transcripts([recording_id])
        if how == "swept":
            writer.sweep_transcripts([recording_id])
        elif how == "replaced":
            writer.index_transcript(recording_id, [])
        else:
            writer.remove([recording_id], NOW)
            writer.purge([recording_id])
    with store.read() as reader:
        assert reader.forgotten_transcripts(9) == []
    assert found(store, "wrong") == []
    left = "SELECT rowid FROM transcript_words WHERE transcript_words MATCH 'wrong'"
    assert rows(tmp_path / "recorder.db", left) == []


def test_the_sentences_of_a_hit(store: Store) -> None:
    with store.write() as writer:
        said(writer, "Hello\n\nthere.", "", "General \u2028 greetings.")
        said(writer, "Nothing.", title="Hello")
        said(writer)
    with store.read() as reader:
        assert reader.saying("hel", [3, 2, 1]) == {
            1: [
                Sentence(0.0, "Hello there."),
                Sentence(7.0, ""),
                Sentence(14.0, "General greetings."),
            ]
        }
        assert reader.saying("greetings", [2]) == {}
        assert reader.saying("++", [1]) == {}


def test_what_is_to_be_indexed(store: Store) -> None:
    with store.write() as writer:
        transcribed = [writer.save(finished(add(writer))).id for _ in range(3)]
        add(writer)
        writer.index_transcript(transcribed[1], [])
    with store.read() as reader:
        assert reader.not_indexed(0, 9) == [transcribed[0], transcribed[2]]
        assert reader.not_indexed(0, 1) == transcribed[:1]
        assert reader.not_indexed(transcribed[0], 9) == transcribed[2:]


texts = st.lists(
    st.lists(st.sampled_from(WORDS) | st.text("goné 'Ё习.\n", max_size=5), max_size=4).map(
        " ".join
    ),
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(talks=st.lists(texts, min_size=1, max_size=3), search=st.sampled_from(WORDS))
def test_a_hit_has_its_sentence(talks: list[list[str]], search: str) -> None:
    """FTS5 and the domain agree on what is said."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Store.open(Path(folder) / "recorder.db", Path(folder))) as store,
    ):
        with store.write() as writer:
            ids = [said(writer, *texts) for texts in talks]
        with store.read() as reader:
            hits = reader.saying(search, ids)
        for recording_id, talk in zip(ids, talks, strict=True):
            sentences = [Sentence(0.0, " ".join(text.split())) for text in talk]
            assert (recording_id in hits) == (best_hit(1, sentences, search) is not None)
