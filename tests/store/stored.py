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


def schema(database: Path) -> list[str]:
    """The statements that make the schema, in a fixed order."""
    found = rows(database, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return [str(row[0]) for row in found]
