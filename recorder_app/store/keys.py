"""Idempotency keys: which command came with one, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from recorder_app.store.schema import keys


@dataclass(frozen=True, slots=True)
class StoredKey:
    key: str
    fingerprint: str
    """Of the command and all that it was given."""
    answer: Any
    """As JSON."""
    final: bool
    """Everything the command does has been done; else it has begun, and the answer is what is known
    of it so far."""
    at: datetime


def find(connection: Connection, key: str) -> StoredKey | None:
    row = connection.execute(select(keys).where(keys.c.key == key)).one_or_none()
    return None if row is None else StoredKey(*row)


def find_begun(connection: Connection) -> list[StoredKey]:
    """The keys whose commands have not been carried out to their end."""
    return [StoredKey(*row) for row in connection.execute(select(keys).where(~keys.c.final))]


def put(connection: Connection, stored: StoredKey) -> None:
    """Remember it; a key that is known already gets the new answer."""
    values = {
        "fingerprint": stored.fingerprint,
        "answer": stored.answer,
        "final": stored.final,
        "at": stored.at,
    }
    connection.execute(
        insert(keys)
        .values(key=stored.key, **values)
        .on_conflict_do_update(index_elements=["key"], set_=values)
    )


def forget(connection: Connection, before: datetime) -> None:
    """Keys from before that time are no longer known."""
    connection.execute(delete(keys).where(keys.c.at < before))
