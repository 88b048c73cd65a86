"""`serve`: the engine and the control API without a window."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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
    with _ending() as end:
        return _serve(home, port, child_module, end)


@contextmanager
def _ending() -> Iterator[socket.socket]:
    """From it can be read once SIGTERM or Ctrl-C has come. A handler alone would not do: the system may
    hand a signal to another thread, and what Python calls for it waits until the main thread wakes."""
    inner, outer = socket.socketpair()
    with inner, outer:
        outer.setblocking(False)
        before_fd = signal.set_wakeup_fd(outer.fileno(), warn_on_full_buffer=False)
        numbers = (signal.SIGTERM, signal.SIGINT)
        before = {each: signal.signal(each, lambda *_: None) for each in numbers}
        try:
            yield inner
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(before_fd)


def _serve(home: Home, port: int, child_module: str, end: socket.socket) -> int:
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
            return _refused(f"The control API can't be offered on port {port}: {error.strerror}.")
        parts.callback(server.close)
        print(server.access.announcement, flush=True)  # noqa: T201
        end.recv(1)
    return 0


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201
    return ExitCode.BAD_ARGUMENTS
