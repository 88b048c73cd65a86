"""The program without its window: `process`, `list`."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from recorder_app import __version__
from recorder_app.domain.query import Query
from recorder_app.domain.verdict import ExitCode, Verdict, errors, exit_code, verdict
from recorder_app.engine import handover
from recorder_app.engine.channel import ChannelClient, Unreachable
from recorder_app.engine.engine import Engine
from recorder_app.engine.instance import InstanceLock
from recorder_app.paths import find_home

Json = dict[str, Any]

cli = typer.Typer(
    name="recorder",
    help="Trim, transcribe, divide, subtitle and publish recordings. Without a command: the window.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_POLL_S = 0.2


class Worksite(Protocol):
    """Where the recordings are worked on: here, or in the instance that was there before."""

    def recordings(self) -> list[Json]:
        """As scripts see them, in the order in which they were named."""

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
    home = find_home()
    lock = InstanceLock(home)
    console = Console(stderr=True)
    try:
        named = handover.resolved(files)
        if lock.take():
            code = _process_here(Engine(home), named, folder, model, console, as_json)
        else:
            code = _process_there(ChannelClient(home), named, folder, model, console, as_json)
    except (ValueError, Unreachable) as error:
        _refuse(str(error))
    finally:
        lock.release()
    raise typer.Exit(code)


def _process_here(
    engine: Engine,
    files: Sequence[str],
    folder: str,
    model: str | None,
    console: Console,
    as_json: bool,
) -> int:
    changed = threading.Event()
    unsubscribe = engine.subscribe(lambda _event: changed.set())
    try:
        engine.start(only=frozenset())
        brought = handover.bring(engine, files, folder, model)
        site = _Here(engine, [each.recording.id for each in brought], changed)
        with _interruptible():
            return _follow(site, console, as_json)
    except KeyboardInterrupt:
        console.print("Stopped; all progress is kept. Run the same command to go on.")
        return ExitCode.INTERRUPTED
    finally:
        unsubscribe()
        engine.stop()


def _process_there(
    client: ChannelClient,
    files: Sequence[str],
    folder: str,
    model: str | None,
    console: Console,
    as_json: bool,
) -> int:
    answer = client.ask("process", files=list(files), to=folder, model=model)
    console.print("Recorder is running: it has taken the files over.")
    try:
        with _interruptible():
            return _follow(_There(client, answer["ids"]), console, as_json)
    except KeyboardInterrupt:
        console.print("No longer following; the running program goes on.")
        return ExitCode.INTERRUPTED


class _Here:
    def __init__(self, engine: Engine, ids: Sequence[int], changed: threading.Event) -> None:
        self._engine = engine
        self._ids = ids
        self._changed = changed

    def recordings(self) -> list[Json]:
        return [each.to_json() for each in self._engine.recordings(self._ids)]

    def wait(self, timeout_s: float) -> None:
        self._changed.wait(timeout_s)
        self._changed.clear()


class _There:
    def __init__(self, client: ChannelClient, ids: Sequence[int]) -> None:
        self._client = client
        self._ids = ids
        self._never = threading.Event()

    def recordings(self) -> list[Json]:
        recordings: list[Json] = self._client.ask("recordings", ids=list(self._ids))["recordings"]
        return recordings

    def wait(self, timeout_s: float) -> None:
        self._never.wait(timeout_s)


def _follow(site: Worksite, console: Console, as_json: bool) -> int:
    """Show progress until every recording is at an end; then what became of each."""
    with _bars(console) as show:
        recordings = site.recordings()
        while any(verdict(each) is Verdict.WORKING for each in recordings):
            show(recordings)
            site.wait(_POLL_S)
            recordings = site.recordings()
        show(recordings)
    for each in recordings:
        if verdict(each) is Verdict.READY:
            where = ", ".join(output["url"] for output in each["outputs"] if output["url"])
            console.print(f"[green]Ready[/] {_safe(each['title'])}: {_safe(where)}")
            for stage in each["stages"]:
                if stage["reason"]:
                    console.print(f"  {stage['type']} was skipped: {_safe(stage['reason'])}")
        else:
            word = "Failed" if verdict(each) is Verdict.FAILED else "Waiting"
            for error in errors(each):
                console.print(f"[red]{word}[/] {_safe(each['source'])}: {_safe(error)}")
    if as_json:
        _print_json(recordings)
    return exit_code(recordings)


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
                title = _safe(each["title"])
                tasks[each["id"]] = bars.add_task("", total=None, title=title)
            parts = [part["progress"] for part in (*each["stages"], *each["outputs"])]
            bars.update(
                tasks[each["id"]],
                completed=sum(parts),
                total=len(parts),
                description=_safe(each["status_text"]),
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
            f"{each['id']:>6}  {_safe(each['title'])}  [dim]{_safe(each['status_text'])}[/]"
        )


@cli.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def _print_json(recordings: list[Json]) -> None:
    typer.echo(json.dumps(recordings, ensure_ascii=False, indent=2))


def _safe(text: str) -> str:
    """Square brackets in a name are no markup."""
    return text.replace("[", r"\[")


def _refuse(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201
    raise typer.Exit(ExitCode.BAD_ARGUMENTS)
