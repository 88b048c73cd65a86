"""What was taken off the list is as it was when it is put back, whatever happens meanwhile."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recorder_app.domain import decide
from recorder_app.domain.query import Query, SortKey
from recorder_app.domain.recording import Recording
from recorder_app.domain.search import Sentence
from recorder_app.domain.words import SourceKind
from recorder_app.store.store import Commit, Store
from tests.store.examples import NOW, add, finished
from tests.store.stored import derived_rows

STEPS = st.sampled_from(["add", "remove", "remove", "restore", "restore", "change", "purge"])


@settings(max_examples=60, deadline=None)
@given(history=st.lists(st.tuples(STEPS, st.sets(st.integers(1, 5))), max_size=15))
def test_any_history(history: list[tuple[str, set[int]]]) -> None:
    there: dict[int, Recording] = {}
    removed: dict[int, Recording] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Store.open(Path(folder) / "recorder.db", Path(folder))) as store,
    ):
        for step, ids in history:
            commits: list[Commit] = []
            store.on_commit(commits.append)
            gone, back = ids & set(there), ids & set(removed)
            with store.write() as writer:
                match step:
                    case "add":
                        new = add(writer, f"Talk {len(there)}", outputs=1)
                        writer.index_transcript(new.id, [Sentence(0.0, "Hello.")])
                        there[new.id] = new
                    case "remove":
                        writer.remove(ids, NOW)
                        removed |= {each: there.pop(each) for each in gone}
                    case "restore":
                        assert set(writer.restore(ids)) == back
                        for each in writer.recordings(sorted(back)):
                            before = removed.pop(each.id)
                            assert each == replace(before, revision=before.revision + 1)
                            there[each.id] = each
                    case "change":
                        changed = [finished(there[each], attempts=1) for each in gone]
                        there |= {each.id: each for each in writer.save_all(changed)}
                    case "purge":
                        writer.purge(sorted(ids))
                        removed = {each: removed[each] for each in set(removed) - ids}
            if step == "remove" and gone:
                assert set(commits[0].removed) == gone
            if step == "restore" and back:
                assert set(commits[0].added) == {each.id for each in commits[0].changed} == back
            with store.read() as reader:
                order = Query(sort=SortKey.CREATED, descending=False)
                assert reader.ids(order) == sorted(there)
                assert reader.ids(replace(order, search="hell")) == sorted(there)
                assert reader.recordings(range(20)) == [there[each] for each in sorted(there)]
                kept = reader.removed(NOW, 99)
                assert {each.recording.id: each.recording for each in kept} == removed
        derived = derived_rows(Path(folder) / "recorder.db")
        store.rebuild_projection()
        assert derived_rows(Path(folder) / "recorder.db") == derived


def test_nobody_finds_what_was_removed(store: Store) -> None:
    with store.write() as writer:
        recording = add(writer, outputs=1)
        writer.remove([recording.id], NOW, files=True)
    with store.read() as reader:
        assert reader.recording(recording.id) is None
        assert reader.by_source(SourceKind.FILE, recording.source) == []
        assert reader.output_owner(recording.outputs[0].id) is None
        assert reader.folders() == []
        assert reader.removed(NOW - timedelta(seconds=1), 9) == []
        (removal,) = reader.removed(NOW, 9)
        assert (removal.recording, removal.at, removal.files) == (recording, NOW, True)


def test_what_is_on_the_list_is_not_purged(store: Store) -> None:
    with store.write() as writer:
        recording = add(writer)
        writer.purge([recording.id])
        writer.remove([recording.id], NOW)
        assert writer.restore([recording.id, 7]) == [recording.id]
    with store.read() as reader:
        assert reader.recording(recording.id) is not None


def test_what_the_lanes_may_start_is_not_removed(store: Store) -> None:
    with store.write() as writer:
        opened = writer.save(decide.run(add(writer), {}, NOW).recording)
    with pytest.raises(ValueError, match="open"), store.write() as writer:
        writer.remove([opened.id], NOW)
    with store.read() as reader:
        assert reader.recording(opened.id) == opened
