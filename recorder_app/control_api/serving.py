"""`serve`: the engine and the control API without a window."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack
from queue import SimpleQueue
from typing import Annotated

import typer

from recorder_app.domain.verdict import ExitCode
from recorder_app.engine.children.worker import CHILD_MODULE
from recorder_app.engine.engine import Engine
from recorder_app.engine.instance.channel import ChannelServer
from recorder_app.engine.instance.handover import Desk
from recorder_app.engine.instance.lock import InstanceLock
from recorder_app.paths import Home, find_home

_PATIENCE_S = 1.0
"""A command on the line holds the data folder for a moment only."""


def serve(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes any.")
    ] = 0,
) -> None:
    """Work without a window, and take commands over loopback HTTP until SIGTERM or Ctrl-C.

    Prints one line of JSON, {"url": …, "token": …}, when ready. All progress is kept at the end.
    """
    raise typer.Exit(serve_on(find_home(), port))


def serve_on(home: Home, port: int, child_module: str = CHILD_MODULE) -> int:
    """Blocks until a signal; returns the exit code. To be called on the main thread."""
    ends: SimpleQueue[int] = SimpleQueue()  # the one that a signal handler may put into
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda signum, _frame: ends.put(signum))
    lock = InstanceLock(home)
    if not lock.take(_PATIENCE_S):
        return _refused(f"Recorder works on the data folder “{home.root}” already.")
    with ExitStack() as parts:
        parts.callback(lock.release)
        engine = Engine(home, child_module)
        parts.callback(engine.stop)
        channel = ChannelServer(home, Desk(engine, has_window=False).answer)
        parts.callback(channel.close)
        engine.start()
        from recorder_app.control_api.server import ControlServer

        try:
            server = ControlServer(home, engine, port)
        except OSError as error:
            return _refused(f"Port {port} can't be listened on: {error.strerror}.")
        parts.callback(server.close)
        print(server.access.announcement, flush=True)  # noqa: T201
        ends.get()
    return 0


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201
    return ExitCode.BAD_ARGUMENTS
