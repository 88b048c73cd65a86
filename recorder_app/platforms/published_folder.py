"""Folders that this program has published, and those that it hasn't and must not touch.

A published folder carries a hidden mark that names the upload it came from and what was written.
It appears whole, by one rename, so that a reader never sees half of it.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

MARK = ".recorder.json"

_LITTER = {".ds_store", "thumbs.db", "desktop.ini"}
"""What file managers leave behind in any folder that was looked at."""
_TAKEN = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR, errno.EISDIR}
_CLOCK_NS = 2_000_000_000
"""File systems round times of change, by up to two seconds (FAT)."""


@dataclass(frozen=True, slots=True)
class Mark:
    marker: str
    """Of the upload, see `UploadJob.marker`."""
    digest: str
    """Of all that was published: equal where nothing has changed since."""
    files: Mapping[str, tuple[int, int]]
    """Size in bytes and time of change in nanoseconds of each file."""

    @classmethod
    def of(cls, folder: Path, marker: str, digest: str) -> Self:
        """The mark for what `folder` holds now."""
        files = {}
        for each in sorted(folder.iterdir()):
            found = each.stat()
            files[each.name] = (found.st_size, found.st_mtime_ns)
        return cls(marker, digest, files)

    def write(self, folder: Path) -> None:
        write_durably(folder / MARK, json.dumps(asdict(self), ensure_ascii=False).encode())

    def is_complete(self, folder: Path) -> bool:
        """Whether all files are still there, as long as they were."""
        return all(
            (folder / name).is_file() and (folder / name).stat().st_size == size
            for name, (size, _) in self.files.items()
        )

    def is_untouched(self, folder: Path) -> bool:
        """Whether `folder` holds what was written and nothing else, so that it is ours to replace."""
        there = {each.name for each in folder.iterdir() if each.name.casefold() not in _LITTER}
        return there == {*self.files, MARK} and all(
            self.is_as_written(folder / name) for name in self.files
        )

    def is_as_written(self, file: Path) -> bool:
        """Whether one of its files is there and was not changed since."""
        size, changed_ns = self.files[file.name]
        if not file.is_file():
            return False
        found = file.stat()
        return found.st_size == size and abs(found.st_mtime_ns - changed_ns) <= _CLOCK_NS


def read_mark(folder: Path) -> Mark | None:
    """The mark of a published folder; None where it is somebody else's."""
    try:
        data = json.loads((folder / MARK).read_bytes())
        files = {str(name): (int(size), int(at)) for name, (size, at) in data["files"].items()}
        return Mark(str(data["marker"]), str(data["digest"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def find(parent: Path, name: str, marker: str) -> list[tuple[Path, Mark]]:
    """The folders called `name` or `name (2)` and so on that the upload `marker` has published."""
    numbered = re.compile(rf"{re.escape(name)}(?: \(\d+\))?", re.IGNORECASE)
    marked = (
        (folder, read_mark(folder))
        for folder in sorted(parent.iterdir())
        if numbered.fullmatch(folder.name)
    )
    return [(folder, mark) for folder, mark in marked if mark and mark.marker == marker]


def publish(built: Path, parent: Path, name: str) -> Path:
    """Give the folder `built` its name in `parent`, the first that is free. Returns where it is.

    Never over anything of somebody else's, also not in a race: a folder can be renamed over nothing
    but an empty one.
    """
    for target in _names(parent, name):
        if os.path.lexists(target) and not _is_empty_folder(target):
            continue
        try:
            built.rename(target)
        except OSError as error:
            if error.errno in _TAKEN:
                continue
            raise
        sync_folder(parent)
        return target
    raise AssertionError("names are endless")


def replace(built: Path, own: Path, aside: Path) -> Path:
    """Put the folder `built` in the place of the folder `own`, which goes by way of `aside`."""
    own.rename(aside)
    built.rename(own)
    sync_folder(own.parent)
    shutil.rmtree(aside)
    return own


def unpublish(folder: Path, marker: str, stays: Callable[[Path], bool]) -> None:
    """Delete what the upload `marker` has published in `folder`, and the folder where nothing else is in
    it. A file that was changed since stays, and one of which `stays` says so."""
    mark = read_mark(folder)
    if mark is None or mark.marker != marker:
        return
    for name in mark.files:
        file = folder / name
        if mark.is_as_written(file) and not stays(file):
            file.unlink()
    (folder / MARK).unlink()
    left = list(folder.iterdir())
    if all(each.name.casefold() in _LITTER for each in left):
        shutil.rmtree(folder)


def write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Have what was written to the file outlive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` outlive a power cut. Windows does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _names(parent: Path, name: str) -> Iterator[Path]:
    yield parent / name
    number = 2
    while True:
        yield parent / f"{name} ({number})"
        number += 1


def _is_empty_folder(path: Path) -> bool:
    try:
        return not path.is_symlink() and not any(path.iterdir())
    except OSError:
        return False
