"""Idempotency keys: one key, one effect, the same answer, at the same moment and after a crash."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest

from recorder_app.domain import decide
from recorder_app.domain.outcome import InProgress, KeyConflict, Word
from recorder_app.domain.recording import Recording
from recorder_app.engine.commands import keys
from recorder_app.engine.commands.cancelling import Cancelling
from recorder_app.store.store import Store
from tests.engine.bench import Gate, add, running


def test_the_same_command_is_answered_the_same_and_done_once(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path)
        first = bench.engine.run([recording_id], key="one")
        assert [each.word for each in first] == [Word.STARTED]
        bench.until_closed(recording_id)
        assert bench.engine.run([recording_id], key="one") == first
        assert bench.json(recording_id)["status"] == "READY"
        (again,) = bench.engine.run([recording_id], key="another")
        assert again.word is Word.COMPLETE


def test_adding_twice_answers_the_same_recordings(home: Path, tmp_path: Path) -> None:
    source = tmp_path / "talk.mp4"
    source.write_bytes(b"film")
    with running(home) as bench:
        first = bench.engine.add([str(source)], key="one")
        again = bench.engine.add([str(source)], key="one")
        assert [each.recording for each in again] == [each.recording for each in first]
        other = bench.engine.add([str(source)], key="other")
        assert other[0].recording.id != first[0].recording.id


def test_another_content_is_a_conflict(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path)
        bench.engine.skip([recording_id], key="one")
        with pytest.raises(KeyConflict):
            bench.engine.skip([recording_id, 8], key="one")
        with pytest.raises(KeyConflict):
            bench.engine.run([recording_id], key="one")
        with pytest.raises(KeyConflict):
            bench.engine.pause_output(recording_id, key="one")


def test_what_is_refused_leaves_its_key_free(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        missing = tmp_path / "later.mp4"
        with pytest.raises(ValueError, match="no file"):
            bench.engine.add([str(missing)], key="one")
        missing.write_bytes(b"film")
        assert len(bench.engine.add([str(missing)], key="one")) == 1


def test_two_at_the_same_moment_have_one_effect_and_one_answer(home: Path, tmp_path: Path) -> None:
    source = tmp_path / "talk.mp4"
    source.write_bytes(b"film")
    together = Barrier(8)
    with running(home) as bench, ThreadPoolExecutor(8) as pool:

        def add_one() -> int:
            together.wait()
            (snapshot,) = bench.engine.add([str(source)], key="one")
            return snapshot.recording.id

        answers = {each.result() for each in [pool.submit(add_one) for _ in range(8)]}
        assert len(answers) == 1


def test_the_second_waits_for_the_first(home: Path, tmp_path: Path) -> None:
    """Two equal cancels: the second has not the first half's answer, but the whole."""
    gate = Gate(tmp_path)
    with running(home) as bench, ThreadPoolExecutor(2) as pool:
        recording_id = add(bench, tmp_path, transcribe=[["checkpoint", 5], gate.action])
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][2]["checkpoint_s"] == 5)
        cancels = [pool.submit(bench.engine.cancel, [recording_id], key="one") for _ in range(2)]
        first, second = (each.result() for each in cancels)
        assert first == second
        assert first[0].word is Word.CANCELLED
        assert first[0].message.endswith("Back to: Partly processed.")


def test_one_that_takes_too_long_is_in_progress(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "PATIENCE_S", 0.05)
    deciding, go_on = Event(), Event()
    really = decide.skip

    def slowly(recording: Recording) -> decide.Decision:
        deciding.set()
        assert go_on.wait(10)
        return really(recording)

    monkeypatch.setattr(decide, "skip", slowly)
    with running(home) as bench, ThreadPoolExecutor(1) as pool:
        recording_id = add(bench, tmp_path)
        first = pool.submit(bench.engine.skip, [recording_id], key="one")
        assert deciding.wait(10)
        with pytest.raises(InProgress):
            bench.engine.skip([recording_id], key="one")
        with pytest.raises(KeyConflict):
            bench.engine.skip([8], key="one")
        go_on.set()
        assert bench.engine.skip([recording_id], key="one") == first.result()


def test_keys_live_a_day(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path)
        bench.engine.skip([recording_id], key="one")
        monkeypatch.setattr(keys, "LIFETIME", -keys.LIFETIME)
        (again,) = bench.engine.skip([recording_id], key="one")
        assert again.word is Word.ALREADY_SKIPPED


def test_a_cancel_that_the_program_did_not_live_to_finish_has_its_answer(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(tmp_path)

    def die(*_args: object) -> None:
        raise KeyboardInterrupt

    with running(home) as bench:
        recording_id = add(
            bench, tmp_path, transcribe=[["spool", 2_000_000], ["checkpoint", 5], gate.action]
        )
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][2]["checkpoint_s"] == 5)
        with monkeypatch.context() as broken:
            broken.setattr(Cancelling, "_end", die)
            with pytest.raises(KeyboardInterrupt):
                bench.engine.cancel([recording_id], key="one")
        assert bench.json(recording_id)["cancelling"]
    with running(home) as bench:
        after = bench.json(recording_id)
        assert (after["status"], after["can_cancel"]) == ("DOWNLOADED", False)
        assert list((home / "work").iterdir()) == []
        (answer,) = bench.engine.cancel([recording_id], key="one")
        assert answer.word is Word.CANCELLED
        assert answer.message.startswith("Cancelled: stopped transcribing. Removed 2.0 MB")
        (other,) = bench.engine.cancel([recording_id], key="two")
        assert other.word is Word.NOT_RUNNING


def test_a_cancel_that_broke_is_carried_out_when_it_comes_again(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(tmp_path)
    with running(home) as bench:
        recording_id = add(bench, tmp_path, trim=[["checkpoint", 5], gate.action])
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][1]["checkpoint_s"] == 5)
        with monkeypatch.context() as broken:
            broken.setattr(Cancelling, "_end", lambda *_: (_ for _ in ()).throw(RuntimeError("no")))
            with pytest.raises(RuntimeError):
                bench.engine.cancel([recording_id], key="one")
        (answer,) = bench.engine.cancel([recording_id], key="one")
        assert answer.word is Word.CANCELLED
        assert not bench.json(recording_id)["can_cancel"]


def test_an_answer_outlives_the_program(home: Path, tmp_path: Path) -> None:
    with running(home) as bench:
        recording_id = add(bench, tmp_path)
        first = bench.engine.skip([recording_id], key="one")
    with running(home) as bench:
        assert bench.engine.skip([recording_id], key="one") == first
    database = Store.open(home / "recorder.db", home / "backups")
    with database.read() as tx:
        assert tx.begun_keys() == []
    database.close()
