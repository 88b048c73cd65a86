"""The program without its window: `process`, the commands on recordings, `add`, `list`, `log`."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn
from uuid import uuid4

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from recorder_app import __version__
from recorder_app.domain import times
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.verdict import ExitCode, Verdict, errors, exit_code
from recorder_app.domain.words import PauseMode, RecordingStatus
from recorder_app.engine.instance import handover
from recorder_app.engine.instance.worksite import Worksite, at_work, look, recordings, standing
from recorder_app.paths import find_home

Json = dict[str, Any]

cli = typer.Typer(
    name="recorder",
    help="Trim, transcribe, divide, subtitle and publish recordings. Without a command: the window.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_Ids = Annotated[
    list[int],
    typer.Argument(metavar="ID", help="As `list` shows them.", min=0, max=2**63 - 1),
]
_AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON, as the control API does.")]


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

    def do(site: Worksite) -> list[Json]:
        ids = site.ask("process", **asdict(order))["ids"]
        if not site.is_here:
            console.print("Recorder is running: it has taken the files over.")
        return _follow(site, ids, console)

    with _told():
        order = handover.Order(tuple(handover.resolved(files)), folder, model)
        done = at_work(find_home(), do)
    if as_json:
        _print_json(done)
    raise typer.Exit(exit_code([standing(each) for each in done]))


@cli.command()
def run(
    ids: _Ids,
    now: Annotated[bool, typer.Option("--now", help="Before all else that is queued.")] = False,
    as_json: _AsJson = False,
) -> None:
    """Start, continue or retry recordings: whatever is meaningful for each.

    While Recorder is running it takes this over, and the exit code is 0 unless it refuses some (1).
    Otherwise these recordings are worked on here, to the end, and no others; exit code: 0 all ready,
    1 some failed, 3 some wait for you. An unknown ID: 2.
    """
    console = Console(stderr=True)
    command = _command("run", ids, now=now)

    def do(site: Worksite) -> int:
        code = _give(site, command, as_json)
        if not site.is_here or code is ExitCode.BAD_ARGUMENTS:
            return code
        done = _follow(site, list(dict.fromkeys(ids)), console)
        return exit_code([standing(each) for each in done])

    _carry_out(do)


@cli.command()
def pause(
    ids: _Ids,
    after_stage: Annotated[
        bool, typer.Option("--after-stage", help="Let the current stage finish.")
    ] = False,
    for_time: Annotated[
        str | None,
        typer.Option("--for", metavar="TIME", help="Go on by itself after 15m, 1h, 1h30m, …"),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="Go on by itself at 8:00, 2026-05-01T08:00, …"),
    ] = None,
    as_json: _AsJson = False,
) -> None:
    """Stop recordings at their next checkpoint, with all progress kept."""
    with _told():
        end = _end_of_pause(for_time, until)
    mode = PauseMode.AFTER_STAGE if after_stage else PauseMode.CHECKPOINT
    moment = None if end is None else end.isoformat()
    _carry_out_one(_command("pause", ids, mode=mode.value, until=moment), as_json)


@cli.command()
def cancel(ids: _Ids, as_json: _AsJson = False) -> None:
    """Stop recordings now; what is unfinished is removed, what is finished stays."""
    _carry_out_one(_command("cancel", ids), as_json)


@cli.command()
def reset(
    ids: _Ids,
    keep_files: Annotated[bool, typer.Option("--keep-files", help="Keep what was made.")] = False,
    as_json: _AsJson = False,
) -> None:
    """Discard everything that was made of recordings; nothing is deleted at a platform."""
    _carry_out_one(_command("reset", ids, keep_files=keep_files), as_json)


@cli.command()
def skip(ids: _Ids, as_json: _AsJson = False) -> None:
    """Mark recordings as not to be processed; `run` takes the mark away."""
    _carry_out_one(_command("skip", ids), as_json)


@cli.command()
def add(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE…", help="Files, folders or links.")
    ],
    presets: Annotated[
        list[str] | None,
        typer.Option("--preset", metavar="NAME", help="An output for each; may be given again."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Of the one recording that is added.")] = None,
    as_json: _AsJson = False,
) -> None:
    """Put recordings on the list, where they wait for `run`."""

    def do(site: Worksite) -> int:
        what = {"sources": found, "presets": presets, "title": title, "key": key}
        added: list[Json] = site.ask("add", **what)["recordings"]
        _print_recordings(added, as_json)
        return ExitCode.READY

    key = uuid4().hex
    with _told():
        found = handover.resolved(sources)
        if title is not None and len(found) > 1:
            raise ValueError(f"These are {len(found)} recordings: a title is for one.")
    _carry_out(do)


@cli.command(name="list")
def list_recordings(
    status: Annotated[
        RecordingStatus | None, typer.Option(help="Those with this status.", case_sensitive=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All that scripts can know.")] = False,
) -> None:
    """The recordings, newest first."""
    found = look(find_home(), "list", status=status and status.value)["recordings"]
    _print_recordings(found, as_json)


@cli.command()
def log(
    recording_id: Annotated[
        int, typer.Argument(metavar="ID", help="As `list` shows it.", min=0, max=2**63 - 1)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """What happened to a recording, oldest first."""
    with _told():
        entries = look(find_home(), "log", id=recording_id)["entries"]
    if as_json:
        _print_json(entries)
        return
    for each in entries:
        at = datetime.fromisoformat(each["at"]).astimezone()
        typer.echo(f"{at:%Y-%m-%d %H:%M:%S}  {each['text']}")


@cli.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def _end_of_pause(for_time: str | None, until: str | None) -> datetime | None:
    now = datetime.now().astimezone()
    if for_time is not None and until is not None:
        raise ValueError("Give --for or --until, not both.")
    if for_time is not None:
        return now + times.duration(for_time)
    return None if until is None else times.moment(until, now)


def _command(name: str, ids: Sequence[int], **what: Any) -> Json:
    """With a key, because an instance that ends may have carried it out before it could answer."""
    return {"command": name, "ids": list(ids), "key": uuid4().hex, **what}


def _give(site: Worksite, command: Json, as_json: bool) -> ExitCode:
    answer = site.ask("command", **command)
    _show(answer, as_json)
    return _code(answer)


def _carry_out_one(command: Json, as_json: bool) -> NoReturn:
    _carry_out(lambda site: _give(site, command, as_json))


def _carry_out(do: Callable[[Worksite], int]) -> NoReturn:
    with _told():
        code = at_work(find_home(), do)
    raise typer.Exit(code)


def _show(answer: Json, as_json: bool) -> None:
    if as_json:
        _print_json(answer)
        return
    for each in answer["results"]:
        if each["outcome"] == Word.UNKNOWN:
            _complain(each["message"])
        else:
            typer.echo(f"{each['recording_id']:>6}  {each['message']}")


def _code(answer: Json) -> ExitCode:
    """Of a command: 0 done, 1 some were refused, 2 some are unknown."""
    words = [Word(each["outcome"]) for each in answer["results"]]
    if Word.UNKNOWN in words:
        return ExitCode.BAD_ARGUMENTS
    refused = any(Outcome(0, word, "").http_status != 200 for word in words)
    return ExitCode.FAILED if refused else ExitCode.READY


def _follow(site: Worksite, ids: Sequence[int], console: Console) -> list[Json]:
    """Show progress until every recording is at an end; then what became of each."""
    with _bars(console) as show:
        found = recordings(site, ids)
        while any(standing(each) is Verdict.WORKING for each in found):
            show(found)
            site.wait()
            found = recordings(site, ids)
        show(found)
    for each in found:
        _report(each, console)
    return found


def _report(recording: Json, console: Console) -> None:
    stands = standing(recording)
    if stands is not Verdict.READY:
        word = "Failed" if stands is Verdict.FAILED else "Waiting"
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

    def show(found: list[Json]) -> None:
        for each in found:
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
def _told() -> Iterator[None]:
    """Refusals become a sentence and an exit code; a polite kill is taken like Ctrl-C."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except ValueError as error:
        _refuse(str(error))
    except KeyboardInterrupt:
        _complain("Stopped; all progress is kept. Run the same command to go on.")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _print_recordings(found: Sequence[Json], as_json: bool) -> None:
    if as_json:
        _print_json(found)
        return
    console = Console()
    for each in found:
        _say(
            console,
            f"{each['id']:>6}  {escape(each['title'])}  [dim]{escape(each['status_text'])}[/]",
        )


def _print_json(what: object) -> None:
    typer.echo(json.dumps(what, ensure_ascii=False, indent=2))


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201


def _refuse(sentence: str) -> NoReturn:
    _complain(sentence)
    raise typer.Exit(ExitCode.BAD_ARGUMENTS)
