"""Named places at which a process can be killed: around every commit, rename, spawn, network write,
fsync and removal.

The program knows nothing of them: what it calls at these places is wrapped before its `main` is called,
in the program (`tests.faults.victim`) and in its children (`tests.faults.child`). A `Fault` in the
environment says at which place, and when it is reached for the how manyth time, who dies by SIGKILL.
"""

from __future__ import annotations

import functools
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

VARIABLE = "RECORDER_TEST_FAULT"

_real_open, _real_close = os.open, os.close


class Point(StrEnum):
    COMMIT = "commit"
    """The commit of a transaction that has written."""
    RENAME = "rename"
    SPAWN = "spawn"
    SEND = "send"
    """A write to a socket."""
    FSYNC = "fsync"
    REMOVE = "remove"
    """Of one file or one folder."""


class Place(StrEnum):
    BEFORE = "before"
    AFTER = "after"


class Who(StrEnum):
    PROGRAM = "program"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class Fault:
    """`dies` is killed when `role` reaches the point for the `nth` time; once in a life."""

    point: Point
    place: Place
    nth: int
    """From 1 on, counted in each process."""
    role: Who
    dies: Who
    mark: str
    """A file that is made in the moment of the kill."""

    @property
    def name(self) -> str:
        died = "" if self.role is self.dies else f", the {self.dies} dies"
        return f"{self.role}: {self.place} {self.point}{died}"

    @property
    def struck(self) -> bool:
        return Path(self.mark).exists()

    def to_environment(self, program: int) -> dict[str, str]:
        """`program` is the process id of the program itself."""
        return {VARIABLE: json.dumps(asdict(self) | {"program": program})}


class Trap:
    """Counts how often each place is reached in this process, and kills at the one that is meant."""

    def __init__(self, fault: Fault, program: int) -> None:
        self._fault = fault
        self._victim = os.getpid() if fault.dies is fault.role else program
        self._counts: defaultdict[tuple[Point, Place], Iterator[int]] = defaultdict(
            functools.partial(itertools.count, 1)
        )

    def reached(self, point: Point, place: Place) -> None:
        fault = self._fault
        nth = next(self._counts[point, place])
        if (point, place, nth) != (fault.point, fault.place, fault.nth):
            return
        try:
            _real_close(_real_open(fault.mark, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.kill(self._victim, signal.SIGKILL)


def install(role: Who) -> None:
    """Set the trap of the environment, if it is one for this role."""
    found = os.environ.get(VARIABLE)
    if found is None:
        return
    data = json.loads(found)
    program = int(data.pop("program"))
    fault = Fault(
        Point(data["point"]),
        Place(data["place"]),
        int(data["nth"]),
        Who(data["role"]),
        Who(data["dies"]),
        str(data["mark"]),
    )
    if fault.role is role:
        reached = Trap(fault, program).reached
        _wrap_calls(reached)
        if role is Who.PROGRAM:
            _wrap_commits(reached)


def _wrap_calls(reached: Callable[[Point, Place], None]) -> None:
    def around(point: Point, real: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(real)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            reached(point, Place.BEFORE)
            result = real(*args, **kwargs)
            reached(point, Place.AFTER)
            return result

        return wrapped

    for owner, name, point in (
        (os, "rename", Point.RENAME),
        (os, "replace", Point.RENAME),
        (os, "fsync", Point.FSYNC),
        (os, "unlink", Point.REMOVE),
        (os, "rmdir", Point.REMOVE),
        (subprocess.Popen, "__init__", Point.SPAWN),
        (socket.socket, "send", Point.SEND),
        (socket.socket, "sendall", Point.SEND),
    ):
        setattr(owner, name, around(point, getattr(owner, name)))
    # A call that is chosen by looking for `os.unlink` in here must find the wrapped one too.
    os.supports_dir_fd |= {os.unlink, os.rmdir, os.rename}
    assert shutil.rmtree.avoids_symlink_attacks


def _wrap_commits(reached: Callable[[Point, Place], None]) -> None:
    from sqlalchemy.engine.default import DefaultDialect  # slow to import, and no child needs it

    real = DefaultDialect.do_commit
    written: dict[int, int] = {}

    def commit(dialect: DefaultDialect, connection: Any) -> None:
        changes = connection.total_changes
        if written.get(id(connection), 0) == changes:
            real(dialect, connection)  # type: ignore[no-untyped-call]
            return
        reached(Point.COMMIT, Place.BEFORE)
        real(dialect, connection)  # type: ignore[no-untyped-call]
        written[id(connection)] = changes
        reached(Point.COMMIT, Place.AFTER)

    DefaultDialect.do_commit = commit  # type: ignore[method-assign]
