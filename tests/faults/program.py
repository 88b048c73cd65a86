"""One life of the program as its supervisor sees it: started, asked over HTTP, dying, killed."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import signal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path
from typing import Any

import httpx
import psutil

from recorder_app.engine.children.worker import HOME_MARK
from tests.faults.points import Fault
from tests.faults.victim import live

PATIENCE_S = 60.0
_LOOKS, _LOOK_S = 500, 0.02

# A server that has imported the program forks its lives: each begins in a few milliseconds.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.faults.victim"])


class Died(Exception):
    """The program died before it answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Any


class Program:
    """A process that works on `home`, until the fault strikes or its supervisor ends it."""

    def __init__(self, home: Path, fault: Fault | None, environment: Mapping[str, str]) -> None:
        self._home = home
        incoming, outgoing = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(
            target=live, args=(home, fault, environment, outgoing, home.with_suffix(".log"))
        )
        self._process.start()
        outgoing.close()
        self._client: httpx.Client | None = None
        with os.fdopen(os.dup(incoming.fileno()), encoding="utf-8") as lines:
            incoming.close()
            line = lines.readline()
        if line:
            access = json.loads(line)
            self._client = httpx.Client(
                base_url=access["url"],
                headers={"Authorization": f"Bearer {access['token']}"},
                timeout=PATIENCE_S,
                trust_env=False,
            )

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def dead(self) -> bool:
        return not self._process.is_alive()

    def ask(self, method: str, path: str, body: object = None, *, key: str | None = None) -> Answer:
        """Raises `Died`."""
        if self._client is None:
            raise Died
        headers = {} if key is None else {"X-Idempotency-Key": key}
        try:
            answer = self._client.request(method, path, json=body, headers=headers)
        except httpx.TransportError as error:
            self._process.join(PATIENCE_S)
            if self.dead:
                raise Died from error
            raise
        assert answer.status_code < 500, f"{method} {path}: {answer.text}"
        return Answer(answer.status_code, answer.json())

    def recordings(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("GET", "/recordings").body
        return found

    def lives_on(self, seconds: float) -> bool:
        """Let it work for so long; False as soon as it is dead."""
        return not connection.wait([self._process.sentinel], timeout=seconds)

    def kill(self) -> None:
        self._process.kill()
        self._over()

    def stop(self) -> int:
        """Politely; returns the exit code."""
        os.kill(self.pid, signal.SIGTERM)
        self._over()
        assert self._process.exitcode is not None
        return self._process.exitcode

    def _over(self) -> None:
        self._process.join(PATIENCE_S)
        assert self.dead, "it does not end"
        if self._client is not None:
            self._client.close()


@contextlib.contextmanager
def program(
    home: Path, fault: Fault | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[Program]:
    """A life that is over at the end, by `kill` if by nothing else."""
    alive = Program(home, fault, environment or {})
    try:
        yield alive
    finally:
        alive.kill()


def processes_of(home: Path) -> list[psutil.Process]:
    """Every child process that works for this data folder, by our mark."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get(HOME_MARK) == str(home):
                found.append(process)
    return found


def orphans(home: Path) -> list[psutil.Process]:
    """What still works for a program that is dead, after the moment it takes to notice."""
    for _ in range(_LOOKS):
        # A dead one that nobody has waited for yet has no environment any more.
        left = processes_of(home)
        if not left:
            return []
        psutil.wait_procs(left, timeout=_LOOK_S)
    return left
