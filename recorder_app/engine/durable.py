"""Files that are whole or not there, and that survive a power cut once a call has returned."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any


def sync_folder(folder: Path) -> None:
    """Make the entries of `folder` durable, where the system can (Windows has no such call)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make `folder` and the folders above it that are missing; durable when it returns."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Replace `path` whole."""
    partial = path.with_name(f"{path.name}.partial")
    # File names that are not UTF-8 have lone surrogates; `json.loads` takes them back.
    with partial.open("w", encoding="utf-8", errors="surrogatepass") as file:
        json.dump(data, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)


def read_json(path: Path) -> dict[str, Any] | None:
    """None where there is no such file, or it was damaged from outside."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def sync_tree(folder: Path) -> None:
    """Make every file below `folder` durable."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        elif path.is_dir():
            sync_folder(path)
    sync_folder(folder)


def move_folder(source: Path, target: Path) -> None:
    """Rename `source` to `target`, whose parent is made; durable when it returns."""
    make_folder(target.parent)
    try:
        source.rename(target)
    except FileNotFoundError:
        make_folder(target.parent)  # another thread has just removed it, because it was empty
        source.rename(target)
    sync_folder(target.parent)
    sync_folder(source.parent)


def remove_tree(folder: Path) -> int:
    """Remove `folder`; returns how many bytes its files had. What another thread removes at the same
    moment is gone, too, and no error."""
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                size += _size_of_file(Path(place, name))
    shutil.rmtree(folder, ignore_errors=True)
    return size


def _size_of_file(path: Path) -> int:
    facts = path.lstat()
    return facts.st_size if stat.S_ISREG(facts.st_mode) else 0
