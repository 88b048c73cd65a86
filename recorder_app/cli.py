"""The program without its window: `process`, `list`."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, NoReturn, Protocol

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from recorder_app import __version__
from recorder_app.domain.query import Query
from recorder_app.domain.verdict import ExitCode, Verdict, errors, exit_code, verdict
from recorder_app.engine import handover
from recorder_app.engine.channel import ChannelClient, ChannelServer, Unreachable
from recorder_app.engine.engine import Engine
from recorder_app.engine.instance import InstanceLock
from recorder_app.paths import Home, find_home

Json = dict[str, Any]

cli = typer.Typer(
    name="recorder",
    help="Trim, transcribe, divide, subtitle and publish recordings. Without a command: the window.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_POLL_S = 0.2
_TRIES = 50
"""How often another instance is asked before it is given up: ten seconds."""


class Worksite(Protocol):
    """Where the recordings are worked on: here, or in the instance that was there before."""

    def recordings(self, ids: Sequence[int]) -> list[Json]:
        """As scripts see them, in this order."""

    def wait(self, timeout_s: float) -> None:
        """Until something may have changed."""


@cli.command()
def process(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Recordings: files, folders or links.")
    ],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to publish to.")],
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whisper model: a name or a folder.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the recordings as JSON at the end.")
    ] = False,
) -> None:
    """Do the main job on FILES, to the end, and publish each to a folder of its own in DIR.

    Run it again to go on with what was cut off; what is finished is not done twice. Ctrl-C stops and
    keeps all progress. Exit code: 0 all ready, 1 some failed, 2 bad arguments, 3 some wait for you.
    """
    folder = str(to.expanduser().absolute())
    if Path(folder).exists() and not Path(folder).is_dir():
        _refuse(f"“{folder}” is not a folder.")
    console = Console(stderr=True)
    try:
        order = handover.Order(tuple(handover.resolved(files)), folder, model)
        with _interruptible():
            recordings = _carry_out(find_home(), order, console)
    except ValueError as error:
        _refuse(str(error))
    except KeyboardInterrupt:
        console.print("Stopped; all progress is kept. Run the same command to go on.")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    if as_json:
        _print_json(recordings)
    raise typer.Exit(exit_code([_verdict(each) for each in recordings]))


def _carry_out(home: Home, order: handover.Order, console: Console) -> list[Json]:
    """Here, or in the instance that was there before; where that ends meanwhile, here after all."""
    lock = InstanceLock(home)
    patience = threading.Event()
    for _ in range(_TRIES):
        if lock.take():
            try:
                return _process_here(home, order, console)
            finally:
                lock.release()
        with suppress(Unreachable):
            return _process_there(ChannelClient(home), order, console)
        patience.wait(_POLL_S)
    raise ValueError("Recorder works on this data folder already, and does not answer.")


def _process_here(home: Home, order: handover.Order, console: Console) -> list[Json]:
    engine = Engine(home)
    desk = handover.Desk(engine, has_window=False)
    channel = ChannelServer(home, desk.answer)
    site = _Here(engine)
    try:
        engine.start(only=frozenset())
        done = _follow(site, desk.bring(order), console)
        # Others may have handed files over meanwhile; they are followed from there.
        while any(_verdict(each) is Verdict.WORKING for each in site.recordings(desk.brought)):
            site.wait(_POLL_S)
        return done
    finally:
        channel.close()
        engine.stop()


def _process_there(client: ChannelClient, order: handover.Order, console: Console) -> list[Json]:
    ids = client.ask("process", **asdict(order))["ids"]
    console.print("Recorder is running: it has taken the files over.")
    return _follow(_There(client), ids, console)


class _Here:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._changed = threading.Event()
        engine.subscribe(lambda _event: self._changed.set())

    def recordings(self, ids: Sequence[int]) -> list[Json]:
        return [each.to_json() for each in self._engine.recordings(ids)]

    def wait(self, timeout_s: float) -> None:
        self._changed.wait(timeout_s)
        self._changed.clear()


class _There:
    def __init__(self, client: ChannelClient) -> None:
        self._client = client
        self._never = threading.Event()

    def recordings(self, ids: Sequence[int]) -> list[Json]:
        recordings: list[Json] = self._client.ask("recordings", ids=list(ids))["recordings"]
        return recordings

    def wait(self, timeout_s: float) -> None:
        self._never.wait(timeout_s)


def _follow(site: Worksite, ids: Sequence[int], console: Console) -> list[Json]:
    """Show progress until every recording is at an end; then what became of each."""
    with _bars(console) as show:
        recordings = site.recordings(ids)
        while any(_verdict(each) is Verdict.WORKING for each in recordings):
            show(recordings)
            site.wait(_POLL_S)
            recordings = site.recordings(ids)
        show(recordings)
    for each in recordings:
        _report(each, console)
    return recordings


def _verdict(recording: Json) -> Verdict:
    return verdict(recording, source_is_there=Path(recording["source"]).exists())


def _report(recording: Json, console: Console) -> None:
    if _verdict(recording) is not Verdict.READY:
        word = "Failed" if _verdict(recording) is Verdict.FAILED else "Waiting"
        for error in errors(recording):
            _say(console, f"[red]{word}[/] {escape(recording['source'])}: {escape(error)}")
        return
    where = ", ".join(output["url"] for output in recording["outputs"] if output["url"])
    _say(console, f"[green]Ready[/] {escape(recording['title'])}: {escape(where)}")
    for stage in recording["stages"]:
        if stage["reason"]:
            _say(console, f"  {stage['type']} was skipped: {escape(stage['reason'])}")


def _say(console: Console, line: str) -> None:
    """A line of its own: a name that is cut in two can't be searched for."""
    console.print(line, soft_wrap=True, highlight=False)


@contextmanager
def _bars(console: Console) -> Iterator[Callable[[list[Json]], None]]:
    """A line for each recording on a terminal; nothing where the output is not one."""
    bars = Progress(
        TextColumn("{task.fields[title]}"),
        BarColumn(bar_width=24),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    )
    tasks: dict[int, TaskID] = {}

    def show(recordings: list[Json]) -> None:
        for each in recordings:
            if each["id"] not in tasks:
                title = escape(each["title"])
                tasks[each["id"]] = bars.add_task("", total=None, title=title)
            parts = [part["progress"] for part in (*each["stages"], *each["outputs"])]
            bars.update(
                tasks[each["id"]],
                completed=sum(parts),
                total=len(parts),
                description=escape(each["status_text"]),
            )

    with bars:
        yield show


@contextmanager
def _interruptible() -> Iterator[None]:
    """A polite kill is taken like Ctrl-C."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@cli.command(name="list")
def list_recordings(
    as_json: Annotated[bool, typer.Option("--json", help="All that scripts can know.")] = False,
) -> None:
    """The recordings, newest first."""
    engine = Engine(find_home())
    try:
        query = Query()
        recordings = [each.to_json() for each in engine.page(query, 0, engine.count(query))]
    finally:
        engine.stop()
    if as_json:
        _print_json(recordings)
        return
    console = Console()
    for each in recordings:
        console.print(
            f"{each['id']:>6}  {escape(each['title'])}  [dim]{escape(each['status_text'])}[/]"
        )


@cli.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def _print_json(recordings: list[Json]) -> None:
    typer.echo(json.dumps(recordings, ensure_ascii=False, indent=2))


def _refuse(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)  # noqa: T201
    raise typer.Exit(ExitCode.BAD_ARGUMENTS)
