"""The composition root: which program the command line asks for, built and stopped in order."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

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
    try:
        home = find_home()
        home.prepare()
    except ValueError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    _log_to(home)
    if arguments and arguments[0] in COMMANDS | _HELP:
        return _command_line()
    return _window(home, arguments)


def _command_line() -> int:
    from recorder_app.cli import cli
    from recorder_app.control_api.serving import serve

    cli.command()(serve)
    cli(prog_name="recorder")
    return 0


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
        engine = Engine(home, supplies=MachineSupplies())
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
