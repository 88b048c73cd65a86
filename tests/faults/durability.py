"""What a power cut would leave: notes of every fsync, rename, new folder and commit of the program and
its children, and what they must add up to.

A file that is renamed must be on disk with all that was written to it, and a rename or a new folder must
be on disk itself before a commit, or a line to the engine, speaks of it. (https://lwn.net/Articles/457667/)
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from recorder_app.engine.children import child

VARIABLE = "RECORDER_TEST_DURABILITY"
"""The file that notes are appended to."""


def install() -> None:
    """Take notes in this process, if the environment says so."""
    found = os.environ.get(VARIABLE)
    if found is None:
        return
    notes = os.open(found, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(**what: Any) -> None:
        by = {"by": os.getpid(), "thread": threading.get_ident()}
        os.write(notes, f"{json.dumps({**by, **what})}\n".encode())

    fsync, mkdir = os.fsync, os.mkdir

    def noted_fsync(descriptor: int) -> None:
        before = os.fstat(descriptor)
        fsync(descriptor)
        note(did="fsync", of=_name(before), at=before.st_mtime_ns)

    def noted_mkdir(path: Any, *args: Any, **kwargs: Any) -> None:
        mkdir(path, *args, **kwargs)
        if "dir_fd" not in kwargs:
            made = Path(path).absolute()
            note(did="mkdir", of=str(made), parent=_name(made.parent.stat()))

    def noted(rename: Callable[..., None]) -> Callable[..., None]:
        def renamed(source: Any, target: Any, **kwargs: Any) -> None:
            files = [
                (_name(each.stat()), each.stat().st_mtime_ns, str(each)) for each in _files(source)
            ]
            rename(source, target, **kwargs)
            to = Path(target).absolute()
            note(did="rename", of=str(to), files=files, parent=_name(to.parent.stat()))

        return renamed

    for name, wrapped in (
        ("fsync", noted_fsync),
        ("mkdir", noted_mkdir),
        ("rename", noted(os.rename)),
        ("replace", noted(os.replace)),
    ):
        setattr(os, name, wrapped)
    tell = child.Pipe.send

    def noted_tell(pipe: child.Pipe, message: Mapping[str, Any]) -> None:
        note(did="tell")
        tell(pipe, message)

    vars(child)["Pipe"].send = noted_tell
    _note_commits(lambda: note(did="commit"))


def _name(stat: os.stat_result) -> str:
    return f"{stat.st_dev}:{stat.st_ino}"


def _files(path: Any) -> Iterator[Path]:
    found = Path(path)
    yield from (each for each in (found, *found.rglob("*")) if each.is_file())


def _note_commits(note: Callable[[], None]) -> None:
    from sqlalchemy.engine.default import DefaultDialect  # slow to import, and no child needs it

    real = DefaultDialect.do_commit

    def commit(dialect: DefaultDialect, connection: Any) -> None:
        note()
        real(dialect, connection)  # type: ignore[no-untyped-call]

    DefaultDialect.do_commit = commit  # type: ignore[method-assign]


def losses(notes: Iterable[str], home: Path) -> list[str]:
    """What a power cut could have taken although it was told to be done, by a commit or to the engine:
    below the folders of `home` in which work is kept."""
    synced: dict[str, int] = {}
    pending: dict[Path, tuple[Mapping[str, Any], str]] = {}
    kept: set[Path] = set()
    found: list[str] = []
    for line in notes:
        noted = json.loads(line)
        match noted["did"]:
            case "fsync":
                synced[noted["of"]] = noted["at"]
                pending = {each: made for each, made in pending.items() if made[1] != noted["of"]}
            case "rename" if _is_kept(Path(noted["of"]), home):
                found += [
                    f"{path} was renamed to {noted['of']} before it was on disk"
                    for name, changed_at, path in noted["files"]
                    if synced.get(name, 0) < changed_at
                ]
                kept.add(Path(noted["of"]))
                pending[Path(noted["of"])] = (noted, noted["parent"])
            case "mkdir" if _is_kept(Path(noted["of"]), home):
                pending[Path(noted["of"])] = (noted, noted["parent"])
            case "tell" | "commit" as did:
                # What another thread commits meanwhile speaks of something else.
                same = ("by",) if did == "tell" else ("by", "thread")
                lost = [
                    each
                    for each, (made, _parent) in pending.items()
                    if all(made[name] == noted[name] for name in same)
                    and any(one.is_relative_to(each) for one in kept)
                ]
                found += [f"{each} was told of before it was on disk" for each in lost]
                for each in lost:
                    del pending[each]
    return found


def _is_kept(path: Path, home: Path) -> bool:
    return path.is_relative_to(home / "work") or path.is_relative_to(home / "recordings")
