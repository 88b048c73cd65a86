"""What holds of a data folder at any moment, whoever was killed: looked at while nobody works on it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from recorder_app.engine import durable
from recorder_app.engine.children.child import RESULT

Rows = list[tuple[Any, ...]]


def rows(home: Path, question: str) -> Rows:
    with contextlib.closing(sqlite3.connect(home / "recorder.db")) as database:
        return database.execute(question).fetchall()


def check_whole(home: Path) -> None:
    """The database is whole, and what is derived in it is what its facts say."""
    assert rows(home, "PRAGMA integrity_check") == [("ok",)]
    assert rows(home, "PRAGMA foreign_key_check") == []


def has_tables(home: Path) -> bool:
    """False of a program that was killed before it had made any."""
    return rows(home, "SELECT name FROM sqlite_master") != []


def check_done_stages_have_their_files(home: Path) -> None:
    done = "SELECT recording_id, type, attempt_id FROM stages WHERE status = 'COMPLETED'"
    for recording_id, stage, attempt_id in rows(home, done):
        folder = home / "recordings" / str(recording_id) / f"{stage}-{attempt_id}"
        result = durable.read_json(folder / RESULT)
        assert result is not None, f"{folder} is missing"
        for name in ("transcript", "srt", "vtt"):
            if name in result["data"]:
                assert (folder / result["data"][name]).is_file()


def check_nothing_was_finished_twice(home: Path, begun_anew: Counter[int]) -> None:
    """`begun_anew`: how often a person has had each recording start from nothing."""
    finished = rows(
        home,
        "SELECT recording_id, part, count(*) FROM attempts "
        "WHERE ended IN ('completed', 'skipped') GROUP BY recording_id, part",
    )
    for recording_id, part, count in finished:
        assert count <= 1 + begun_anew[recording_id], f"{part} of {recording_id}: {count} times"


def check_trace(trace: Path) -> None:
    """No unit of work that a checkpoint had confirmed was begun again."""
    confirmed: set[str] = set()
    lines = trace.read_text(encoding="utf-8").splitlines() if trace.exists() else []
    for line in lines:
        what, _, unit = line.partition(" ")
        if what == "confirmed":
            confirmed.add(unit)
        else:
            assert unit not in confirmed, f"done twice: {unit}"


def paused(home: Path) -> dict[int, int]:
    """The recordings that are held, and how many attempts they have had."""
    found = rows(
        home,
        "SELECT recording_id, (SELECT count(*) FROM attempts WHERE "
        "attempts.recording_id = runs.recording_id) FROM runs "
        "WHERE open = 1 AND pause IS NOT NULL AND cancelling = 0",
    )
    return dict(found)


def check_nothing_is_left(home: Path) -> None:
    """No attempt's folder and no result without an owner. Of a data folder that was closed in order."""
    work = home / "work"
    wanted = {
        str(attempt)
        for (attempt,) in rows(
            home,
            "SELECT attempts.id FROM attempts JOIN stages ON stages.recording_id = "
            "attempts.recording_id AND stages.type = attempts.part "
            "WHERE stages.status NOT IN ('COMPLETED', 'SKIPPED') UNION "
            "SELECT attempts.id FROM attempts JOIN outputs ON attempts.part = 'output-' || outputs.id "
            "WHERE outputs.status <> 'UPLOADED'",
        )
    }
    there = {each.name for each in work.iterdir()} if work.exists() else set()
    assert there <= wanted, f"without an owner: {there - wanted}"
    held = {
        (str(recording_id), f"{stage}-{attempt_id}")
        for recording_id, stage, attempt_id in rows(
            home, "SELECT recording_id, type, attempt_id FROM stages WHERE attempt_id IS NOT NULL"
        )
    }
    results = {
        (folder.name, result.name)
        for folder in home.glob("recordings/*")
        for result in folder.iterdir()
        if not result.name.startswith("kept-")
    }
    assert results <= held, f"without an owner: {results - held}"
