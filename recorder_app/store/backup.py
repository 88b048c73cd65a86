"""Copies of the file, taken before it is migrated."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from recorder_app.store.connection import read_only

KEPT = 5
"""So many copies are kept, the newest."""


def back_up(path: Path, folder: Path, revision: str) -> Path:
    """A copy of the file as it is, write-ahead log included, named by time and revision. It has its
    name only once it is complete and on disk."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    copy = folder / f"{path.stem}-{now:%Y%m%dT%H%M%S%fZ}-{revision}{path.suffix}"
    partial = copy.with_suffix(".partial")
    with (
        contextlib.closing(read_only(path)) as source,
        contextlib.closing(sqlite3.connect(partial)) as target,
    ):
        source.backup(target)
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(copy)
    for old in sorted(folder.glob(f"{path.stem}-*{path.suffix}"))[:-KEPT]:
        old.unlink()
    return copy
