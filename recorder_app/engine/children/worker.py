"""The engine's side of one child process: begin a job, hear what it says, stop it, kill it."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psutil

from recorder_app.engine.children import wire

log = logging.getLogger(__name__)

HOME_MARK = "RECORDER_CHILD_OF"
"""Environment variable that all our children carry: the data folder that they work for. Leftovers of
a crash are recognised by it, never by name."""


class WorkerDied(Exception):
    """The child ended without saying how its job ended."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code

    def story(self) -> str:
        if self.code < 0:
            with contextlib.suppress(ValueError):
                return f"Its process was ended by {signal.Signals(-self.code).name}."
        return f"Its process ended with code {self.code}."


CHILD_MODULE = "recorder_app.engine.children.child"


def _command(module: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--child"]
    return [sys.executable, "-m", module]


class Worker:
    """A child process in a session of its own. Only one thread at a time gives it jobs; `stop` and
    `kill` may be called from any thread."""

    def __init__(self, home: Path, module: str = CHILD_MODULE) -> None:
        package_root = str(Path(__file__).resolve().parents[3])
        environment = os.environ | {
            HOME_MARK: str(home),
            "PYTHONPATH": os.pathsep.join(
                filter(None, [package_root, os.environ.get("PYTHONPATH")])
            ),
        }
        self._process = subprocess.Popen(
            _command(module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=os.name != "nt",
            creationflags=_windows_flags(),
        )
        self._write_lock = threading.Lock()
        self._kill_lock = threading.Lock()
        self._killed = False
        self.jobs = 0
        threading.Thread(target=self._drain_errors, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def begin(self, job: wire.Message, secrets: wire.Message | None = None) -> None:
        """Give it a job; wishes to stop that came before are forgotten. `secrets` are an upload's
        (`wire`)."""
        self.jobs += 1
        self._send({"job": job, "secrets": secrets})

    def limit(self, bytes_per_s: float | None) -> None:
        """The upload's share of the bandwidth from now on."""
        self._send({"bytes_per_s": bytes_per_s})

    def warm_up(self, message: wire.Message) -> None:
        """Have it get ready for a stage whose job will come."""
        self._send({"warm_up": message})

    def messages(self) -> Iterator[wire.Message]:
        """What the child says of its job, an ending last. Raises `WorkerDied`."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            message = wire.decode(line)
            yield message
            if message["say"] in wire.ENDINGS:
                return
        raise WorkerDied(self._process.wait())

    def want_stop(self, wanted: bool) -> None:
        """Have the job stop at its next checkpoint, or take that back."""
        self._send({"stop": wanted})

    def kill(self) -> None:
        """End the child and everything it started, whatever state they are in; once, because its number
        may be another's afterwards."""
        with self._kill_lock:
            if not self._killed:
                self._kill()
                self._killed = True

    def _kill(self) -> None:
        if os.name == "nt":
            with contextlib.suppress(psutil.Error):
                for each in psutil.Process(self.pid).children(recursive=True):
                    each.kill()
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self._process.wait()

    def retire(self) -> None:
        """Let an idle child go."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError, ValueError):
                if stream is not None:
                    stream.close()

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None
        line = wire.encode(message)
        # A child that is gone is noticed where its lines are read.
        with self._write_lock, contextlib.suppress(OSError, ValueError):
            self._process.stdin.write(line)
            self._process.stdin.flush()

    def _drain_errors(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as stream:
            for line in stream:
                log.warning("child %d: %s", self.pid, line.decode(errors="replace").rstrip())


def _windows_flags() -> int:
    if os.name != "nt":
        return 0
    return int(
        getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
        | getattr(subprocess, "CREATE_NO_WINDOW", 0)
    )
