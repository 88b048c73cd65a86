"""Adding, saving, removing."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from recorder_app.domain import decide
from recorder_app.domain.giving_up import given_up
from recorder_app.domain.query import Query
from recorder_app.domain.search import Sentence
from recorder_app.domain.words import PauseMode, SourceKind, StageType
from recorder_app.store.errors import StaleRecordingError
from recorder_app.store.store import Store
from tests.store.examples import NOW, SETTINGS, add, add_running, finished, output, started


def test_a_new_recording_has_ids_and_the_first_revision(store: Store) -> None:
    with store.write() as writer:
        first, second = add(writer, "One", outputs=2), add(writer, "Two", outputs=1)
    assert (first.id, second.id, first.revision) == (1, 2, 1)
    assert [each.id for each in (*first.outputs, *second.outputs)] == [1, 2, 3]
    with store.read() as reader:
        assert reader.recordings([2, 7, 1, 2]) == [second, first, second]
        assert reader.by_source(SourceKind.FILE, first.source) == [first]
        assert reader.by_source(SourceKind.URL, first.source) == []


def test_ids_are_never_given_out_again(store: Store) -> None:
    with store.write() as writer:
        add(writer, outputs=1)
        writer.remove([1], NOW)
        writer.purge([1])
    with store.write() as writer:
        again = add(writer, outputs=1)
    assert (again.id, again.outputs[0].id) == (2, 2)


def test_saving_what_has_not_changed_changes_nothing(store: Store) -> None:
    with store.write() as writer:
        recording = add(writer)
        assert writer.save(recording) is recording
        assert writer.save(replace(recording, title="Talk")) is recording


def test_each_change_raises_the_revision(store: Store) -> None:
    with store.write() as writer:
        recording = add(writer)
        recording = writer.save(replace(recording, title="Other"))
        recording = writer.save(replace(recording, skipped=True))
    assert recording.revision == 3
    with store.write() as writer:
        assert writer.save(replace(recording, skipped=False)).revision == 4


def test_facts_that_somebody_else_has_changed_are_not_saved_over(store: Store) -> None:
    with store.write() as writer:
        old = add(writer)
        new = writer.save(replace(old, skipped=True))
    with pytest.raises(StaleRecordingError), store.write() as writer:
        writer.save(replace(old, title="Other"))
    with pytest.raises(StaleRecordingError), store.write() as writer:
        writer.save_all([replace(new, title="Other"), replace(new, title="Another")])
    with store.read() as reader:
        stored = reader.recording(old.id)
    assert stored is not None
    assert (stored.title, stored.skipped) == ("Talk", True)


def test_a_recording_that_is_not_there_can_t_be_saved(store: Store) -> None:
    with store.write() as writer:
        recording = add(writer)
        writer.remove([recording.id], NOW)
        with pytest.raises(LookupError):
            writer.save(replace(recording, skipped=True))


def test_runs_are_numbered_in_the_order_of_the_queue(store: Store) -> None:
    with store.write() as writer:
        first, second = add(writer, "One"), add(writer, "Two")
        second, first = writer.save_all([started(second), started(first)])
        assert second.run is not None
        assert first.run is not None
        assert second.run.id < first.run.id
        paused = writer.save(decide.pause(first, PauseMode.CHECKPOINT).recording)
        assert paused.run is not None
        assert paused.run.id == first.run.id
        assert writer.open_runs() == [2, 1]
        assert writer.paused() == [1]
        writer.save(decide.cancel(second).recording)
        assert writer.open_runs() == [1]
    with store.write() as writer:
        cancelled = writer.recording(2)
        assert cancelled is not None
        assert cancelled.run is None
        again = writer.save(started(cancelled)).run
        assert again is not None
        assert again.id > first.run.id
        assert again.settings == SETTINGS


def test_a_run_can_be_replaced_in_one_save(store: Store) -> None:
    with store.write() as writer:
        recording = add_running(writer)
        after = writer.save(started(replace(recording, run=None)))
    assert recording.run is not None
    assert after.run is not None
    assert after.run.id > recording.run.id
    with store.read() as reader:
        assert reader.open_runs() == [recording.id]


def test_outputs_can_be_added_and_taken_away(store: Store) -> None:
    with store.write() as writer:
        recording = finished(add(writer, outputs=2))
        recording = writer.save(recording)
        added = decide.add_output(recording, output("more"), SETTINGS, NOW).recording
        added = writer.save(added)
    assert [each.id for each in added.outputs] == [1, 2, 3]
    assert added.run is not None
    with store.write() as writer:
        writer.save(replace(added, outputs=added.outputs[1:]))
    with store.read() as reader:
        stored = reader.recording(added.id)
    assert stored is not None
    assert [each.preset for each in stored.outputs] == ["preset 1", "more"]


def test_an_exception_takes_everything_back(store: Store) -> None:
    def fail() -> None:
        with store.write() as writer:
            add(writer)
            writer.log(1, "Added", NOW)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.read() as reader:
        assert reader.count(Query()) == 0
        assert reader.journal(1) == []


def test_many_are_saved_and_removed_together(store: Store) -> None:
    with store.write() as writer:
        fresh = [add(writer, f"Talk {number}", outputs=1) for number in range(1200)]
        running = writer.save_all([started(each) for each in fresh])
    with store.read() as reader:
        assert reader.recordings([each.id for each in fresh]) == running
    with store.write() as writer:
        writer.save_all([given_up(each) for each in running])
        writer.remove([*range(1, 1200), 5000], NOW)
    with store.read() as reader:
        assert reader.ids(Query()) == [1200]


def test_what_belongs_to_a_recording_goes_with_it(store: Store, tmp_path: Path) -> None:
    with store.write() as writer:
        recording = add_running(writer, outputs=1)
        assert writer.claim(recording.id, StageType.DOWNLOAD, NOW) is not None
        writer.log(recording.id, "Started", NOW)
        writer.index_transcript(recording.id, [Sentence(0.0, "Hello.")])
        (claimed,) = writer.recordings([recording.id])
        writer.save(given_up(claimed))
        writer.remove([recording.id], NOW)
        writer.log(recording.id, "Removed", NOW)
        writer.purge([recording.id])
    connection = sqlite3.connect(tmp_path / "recorder.db")
    for table in (
        "recordings",
        "stages",
        "outputs",
        "runs",
        "attempts",
        "journal",
        "projection",
        "removals",
        "transcripts",
        "stale_transcripts",
    ):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    connection.close()


def test_nothing_can_belong_to_a_recording_that_is_not_there(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write() as writer:
        writer.log(1, "Nobody's", NOW)
