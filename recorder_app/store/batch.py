"""Many rows written with few statements.

Rows of one shape go to the driver together, converted column by column. For ten thousand recordings
that saves a quarter to a half of the time of SQLAlchemy's own `executemany`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

from recorder_app.store.mapping import Row

_DIALECT = sqlite.dialect()
_Names = tuple[str, ...]


class Batch:
    """Gathers rows to change and to insert."""

    def __init__(self) -> None:
        self._updates: dict[tuple[Table, _Names, _Names], list[Sequence[Any]]] = defaultdict(list)
        self._inserts: dict[tuple[Table, _Names], list[Sequence[Any]]] = defaultdict(list)

    def insert(self, table: Table, row: Row) -> None:
        self._inserts[table, tuple(row)].append(tuple(row.values()))

    def update(self, table: Table, key: Row, before: Row, after: Row) -> None:
        """Change what differs of the row that has this key."""
        changed = {name: value for name, value in after.items() if before[name] != value}
        if changed:
            self._updates[table, tuple(changed), tuple(key)].append(
                (*changed.values(), *key.values())
            )

    def execute(self, connection: Connection) -> None:
        """All updates, then all inserts, each in the order in which a table first came up."""
        for (table, names, key), rows in self._updates.items():
            connection.exec_driver_sql(
                _update(table, names, key), _converted(table, names + key, rows)
            )
        for (table, names), rows in self._inserts.items():
            connection.exec_driver_sql(_insert(table, names), _converted(table, names, rows))


@cache
def _update(table: Table, names: _Names, key: _Names) -> str:
    values = ", ".join(f"{name} = ?" for name in names)
    where = " AND ".join(f"{name} = ?" for name in key)
    return f"UPDATE {table.name} SET {values} WHERE {where}"


@cache
def _insert(table: Table, names: _Names) -> str:
    places = ", ".join("?" for _ in names)
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})"


@cache
def _processor(table: Table, name: str) -> Callable[[Any], Any] | None:
    return table.c[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _converted(
    table: Table, names: Iterable[str], rows: Iterable[Sequence[Any]]
) -> list[tuple[Any, ...]]:
    """The rows as the driver takes them."""
    columns: list[Iterable[Any]] = []
    for name, column in zip(names, zip(*rows, strict=True), strict=True):
        process = _processor(table, name)
        columns.append(column if process is None else map(process, column))
    return list(zip(*columns, strict=True))
