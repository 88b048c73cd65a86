"""Presets, and the rules by which recordings get them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from recorder_app.domain.preset import Preset
from recorder_app.domain.rule import Rule
from recorder_app.store import mapping
from recorder_app.store.schema import presets, rules


def find(connection: Connection, *conditions: Any) -> list[Preset]:
    """In the order in which they were made."""
    found = select(*mapping.PRESET).where(*conditions).order_by(presets.c.id)
    return [mapping.to_preset(row) for row in connection.execute(found)]


def put(connection: Connection, preset: Preset) -> None:
    """Add it, or replace the one of its name."""
    values = {
        "platform": preset.platform,
        "account": preset.account,
        "settings": preset.settings,
        "is_default": preset.is_default,
    }
    connection.execute(
        upsert(presets)
        .values(name=preset.name, **values)
        .on_conflict_do_update(index_elements=["name"], set_=values)
    )


def remove(connection: Connection, name: str) -> bool:
    """False where there is none."""
    return bool(connection.execute(delete(presets).where(presets.c.name == name)).rowcount)


def find_rules(connection: Connection) -> list[Rule]:
    """In their order."""
    found = select(rules.c.kind, rules.c.pattern, rules.c.presets).order_by(rules.c.id)
    return [Rule(kind, pattern, tuple(names)) for kind, pattern, names in connection.execute(found)]


def put_rules(connection: Connection, wanted: Sequence[Rule]) -> None:
    """These and no others."""
    connection.execute(delete(rules))
    for each in wanted:
        values = {"kind": each.kind, "pattern": each.pattern, "presets": list(each.presets)}
        connection.execute(insert(rules).values(values))
