"""What is committed stays, what is not never was, and writers do not fail "locked"."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from recorder_app.domain.query import Query
from recorder_app.store.connection import connect
from recorder_app.store.store import Store
from tests.store.examples import add
from tests.store.stored import rows, without_log


def test_a_killed_writer_loses_nothing_and_leaves_nothing_half(tmp_path: Path) -> None:
    database = tmp_path / "recorder.db"
    for round_ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.interrupted", str(database)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        seen = [int(process.stdout.readline()) for _ in range(4 + 5 * round_)]
        process.kill()
        seen += [int(line) for line in process.communicate()[0].split()]
        with closing(Store.open(database, tmp_path / "backups")) as store, store.read() as reader:
            recording = reader.recording(1)
            others = reader.count(Query()) - 1
        assert recording is not None
        # It may have been killed between the commit and the print.
        assert recording.revision in (seen[-1], seen[-1] + 1)
        assert recording.title == str(recording.revision)
        # Each third transaction is there whole.
        assert others == 50 * (recording.revision // 3)
        assert rows(database, "PRAGMA integrity_check") == [("ok",)]
        assert rows(database, "PRAGMA foreign_key_check") == []


def test_every_connection_is_durable_and_checks_references(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "recorder.db")) as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    full = 2
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


def test_a_commit_leaves_it_to_a_checkpoint_to_bring_it_into_the_file(
    store: Store, tmp_path: Path
) -> None:
    count = tmp_path / "recorder.db", "SELECT count(*) FROM recordings"
    with store.write() as writer:
        for number in range(500):
            add(writer, f"{number}: {'long title' * 200}")
    assert (tmp_path / "recorder.db-wal").stat().st_size > 2**22
    assert without_log(*count) == [(0,)]
    # A reader holds it up only beyond what it has seen.
    with store.read() as reader:
        reader.count(Query())
        store.checkpoint()
    assert without_log(*count) == [(500,)]


def test_a_deferred_transaction_would_fail_at_once(store: Store, tmp_path: Path) -> None:
    """The trap: without it, `BEGIN IMMEDIATE` would be for nothing."""
    with store.write() as writer:
        recording = add(writer)
    with closing(connect(tmp_path / "recorder.db")) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT * FROM recordings").fetchall()
        with store.write() as writer:
            writer.save(replace(recording, title="Other"))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connection.execute("UPDATE recordings SET title = 'Third'")
        connection.execute("ROLLBACK")


def test_writers_of_two_stores_wait_for_each_other(store: Store, tmp_path: Path) -> None:
    """As two processes would: each reads first and writes then, and none of it is lost."""
    with store.write() as writer:
        add(writer)
    together = Barrier(2)

    def work(store: Store) -> None:
        together.wait()
        for _ in range(50):
            with store.write() as writer:
                recording = writer.recording(1)
                assert recording is not None
                writer.save(replace(recording, title=f"{recording.title}+"))

    with closing(Store.open(tmp_path / "recorder.db", tmp_path)) as other:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(work, (store, other)))
        with other.read() as reader:
            recording = reader.recording(1)
    assert recording is not None
    assert recording.title == "Talk" + "+" * 100


def test_a_reader_sees_one_moment(store: Store) -> None:
    with store.write() as writer:
        recording = add(writer)
    with store.read() as reader:
        assert reader.count(Query()) == 1
        with store.write() as writer:
            writer.save(replace(recording, title="Other"))
            add(writer)
        assert reader.count(Query()) == 1
        assert reader.recording(recording.id) == recording
    with store.read() as reader:
        assert reader.count(Query()) == 2
