"""The program, `serve`, as something to be killed: its `main` is called once the trap is set."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from recorder_app.control_api import serving
from recorder_app.paths import Home
from tests.faults import durability
from tests.faults.clock import set_clock
from tests.faults.points import Fault, Who, install

CHILD = "tests.faults.child"


def _die_with_the_supervisor() -> None:
    supervisor = multiprocessing.parent_process()
    assert supervisor is not None
    supervisor.join()
    os.kill(os.getpid(), signal.SIGKILL)


def live(
    home: Path,
    fault: Fault | None,
    environment: Mapping[str, str],
    announcements: Connection,
    log: Path,
) -> None:
    """Be the program from its start to its end. What it prints goes to `announcements`."""
    os.setsid()
    threading.Thread(target=_die_with_the_supervisor, daemon=True).start()
    os.environ.update(environment)
    if fault is not None:
        os.environ.update(fault.to_environment(os.getpid()))
    os.dup2(announcements.fileno(), 1)
    announcements.close()
    with log.open("ab") as file:
        os.dup2(file.fileno(), 2)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    set_clock()
    install(Who.PROGRAM)
    durability.install()
    code = serving.serve_on(Home(home), 0, CHILD)
    sys.stdout.flush()
    # As the interpreter's own end, but for what was forked into this process.
    os._exit(code)
