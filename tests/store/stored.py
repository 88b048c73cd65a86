"""What stands in the file, read past the store."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

Rows = list[tuple[Any, ...]]


def rows(database: Path, query: str) -> Rows:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def without_log(database: Path, query: str) -> Rows:
    """As the file itself knows it, without what stands in the write-ahead log alone."""
    address = f"{database.absolute().as_uri()}?immutable=1"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
        return connection.execute(query).fetchall()


def change(database: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def derived_rows(database: Path) -> dict[str, Rows]:
    """All that is derived and stored."""
    return {
        "projection": rows(database, "SELECT * FROM projection ORDER BY recording_id"),
        "stages": rows(
            database,
            "SELECT recording_id, type, lane, queue_position FROM stages ORDER BY recording_id, type",
        ),
        "outputs": rows(database, "SELECT id, queue_position FROM outputs ORDER BY id"),
    }


def schema(database: Path) -> dict[str, tuple[str, list[str], Rows]]:
    """Of each table and index: how its statement begins, what it declares (a column that was added
    later stands behind the constraints there), and its columns in their order."""
    found = rows(database, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: (*_declared(sql), rows(database, f"PRAGMA table_xinfo('{name}')"))
        for name, sql in found
    }


def _declared(statement: str) -> tuple[str, list[str]]:
    """What stands before the outer brackets, and the declarations within them, sorted."""
    head, _, body = " ".join(statement.split()).partition("(")
    declarations, depth = [""], 0
    for letter in body.rpartition(")")[0]:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            declarations.append("")
        else:
            declarations[-1] += letter
    return head.strip(), sorted(each.strip() for each in declarations)
