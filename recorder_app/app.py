"""The composition root: which program the command line asks for, built and stopped in order."""

from __future__ import annotations

import logging
import logging.handlers
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from recorder_app.domain.verdict import ExitCode
from recorder_app.paths import Home, find_home

_ON_RECORDINGS = {"process", "run", "pause", "cancel", "reset", "skip", "add", "list", "log"}
COMMANDS = frozenset(_ON_RECORDINGS | {"accounts", "presets", "serve", "version"})
_HELP = frozenset({"--help", "-h"})


def main() -> int:
    """Entry point of `python main.py` and of the installed `recorder`."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--child"]:
        # How a packaged program, which has no `python -m`, starts its children.
        from recorder_app.engine.children import child

        child.main()
        return 0
    if arguments and arguments[0] in COMMANDS:
        _end_when_interrupted()
    try:
        home = find_home()
        home.prepare()
    except ValueError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    _log_to(home)
    if arguments and arguments[0] in COMMANDS | _HELP:
        return _command_line(home, arguments)
    return _window(home, arguments)


def _end_when_interrupted() -> None:
    """At once, until a command has begun and takes Ctrl-C itself: an exception in the middle of an
    import is a page of traceback, and crashes some of what is imported."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(ExitCode.INTERRUPTED))


def _command_line(home: Home, arguments: Sequence[str]) -> int:
    from recorder_app.cli import cli
    from recorder_app.control_api.serving import serve
    from recorder_app.store.errors import StoreError

    cli.command()(serve)
    try:
        if arguments[0] != "version" and _HELP.isdisjoint(arguments):
            _update(home)
        cli(prog_name="recorder")
    except StoreError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    return 0


def _update(home: Home) -> None:
    """An older version's library, unless a program works on it: that may be the older version."""
    from recorder_app.engine.instance.lock import InstanceLock
    from recorder_app.store.opening import is_older, prepare

    lock = InstanceLock(home)
    if is_older(home.database) and lock.take():
        print("Updating your library…", file=sys.stderr)  # noqa: T201
        try:
            prepare(home.database, home.backups)
        finally:
            lock.release()


def _window(home: Home, files: Sequence[str]) -> int:
    for each in files:
        if not (Path(each).exists() or "://" in each):
            print(f"“{each}” is neither a command nor a file.", file=sys.stderr)  # noqa: T201
            return 2
    from recorder_app.ui import desktop

    problem = desktop.display_problem()
    if problem is not None:
        print(problem, file=sys.stderr)  # noqa: T201
        return 2
    from recorder_app.control_api.offer import Offer
    from recorder_app.engine.engine import Engine
    from recorder_app.engine.instance.channel import ChannelClient, ChannelServer, Unreachable
    from recorder_app.engine.instance.handover import Desk, resolved
    from recorder_app.engine.instance.lock import InstanceLock
    from recorder_app.engine.supplies import MachineSupplies
    from recorder_app.settings import load
    from recorder_app.store.errors import StoreError
    from recorder_app.store.opening import HISTORY, is_older, prepare

    lock = InstanceLock(home)
    try:
        paths = resolved(files)
        if not lock.take():
            ChannelClient(home).ask("show", files=paths)
            return 0
    except (ValueError, Unreachable) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    application = desktop.make_application(sys.argv)
    with ExitStack() as parts:
        parts.callback(lock.release)
        try:
            if is_older(home.database):
                desktop.update_library(
                    load(home.settings).window,
                    lambda tell: prepare(home.database, home.backups, HISTORY, tell),
                )
            engine = Engine(home, supplies=MachineSupplies())
        except StoreError as error:
            print(error, file=sys.stderr)  # noqa: T201
            desktop.tell_refusal(load(home.settings).window, str(error))
            return 2
        parts.callback(engine.stop)
        channel = ChannelServer(home, Desk(engine, has_window=True).answer)
        parts.callback(channel.close)

        def start() -> None:
            engine.start()
            parts.callback(Offer(home, engine).close)

        return desktop.run_desktop(
            application,
            engine,
            state_path=home.root / "window.json",
            files=[Path(each) for each in paths],
            start=start,
        )


def _log_to(home: Home) -> None:
    """Warnings and errors go to a file in the data folder that never grows past a few megabytes."""
    handler = logging.handlers.RotatingFileHandler(
        home.logs / "recorder.log", maxBytes=2_000_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s")
    )
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # They tell of every tick, at length of a system that can't be kept awake, and of every address that
    # is asked, which may be secret.
    for talkative in ("apscheduler", "wakepy", "httpx", "httpcore"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
