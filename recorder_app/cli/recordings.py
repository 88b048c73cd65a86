"""What can be done with recordings: `add`, the commands, `list`, `log`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, NoReturn
from uuid import uuid4

import typer
from rich.console import Console
from rich.markup import escape

from recorder_app.cli.following import follow
from recorder_app.cli.speaking import AsJson, carry_out, complain, print_json, say, told
from recorder_app.domain import times
from recorder_app.domain.outcome import Outcome, Word
from recorder_app.domain.verdict import ExitCode
from recorder_app.domain.words import PauseMode, RecordingStatus
from recorder_app.engine.instance import handover
from recorder_app.engine.instance.worksite import Worksite, look
from recorder_app.paths import find_home

Json = dict[str, Any]

_Ids = Annotated[
    list[int],
    typer.Argument(metavar="ID", help="As `list` shows them.", min=0, max=2**63 - 1),
]


def run(
    ids: _Ids,
    now: Annotated[bool, typer.Option("--now", help="Before all else that is queued.")] = False,
    as_json: AsJson = False,
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
        return follow(site, list(dict.fromkeys(ids)), console).exit_code

    carry_out(do)


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
    as_json: AsJson = False,
) -> None:
    """Stop recordings at their next checkpoint, with all progress kept."""
    with told():
        end = _end_of_pause(for_time, until)
    mode = PauseMode.AFTER_STAGE if after_stage else PauseMode.CHECKPOINT
    moment = None if end is None else end.isoformat()
    _carry_out_one(_command("pause", ids, mode=mode.value, until=moment), as_json)


def cancel(ids: _Ids, as_json: AsJson = False) -> None:
    """Stop recordings now; what is unfinished is removed, what is finished stays."""
    _carry_out_one(_command("cancel", ids), as_json)


def reset(
    ids: _Ids,
    keep_files: Annotated[bool, typer.Option("--keep-files", help="Keep what was made.")] = False,
    as_json: AsJson = False,
) -> None:
    """Discard everything that was made of recordings; nothing is deleted at a platform."""
    _carry_out_one(_command("reset", ids, keep_files=keep_files), as_json)


def skip(ids: _Ids, as_json: AsJson = False) -> None:
    """Mark recordings as not to be processed; `run` takes the mark away."""
    _carry_out_one(_command("skip", ids), as_json)


def add(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE…", help="Files, folders or links.")
    ],
    presets: Annotated[
        list[str] | None,
        typer.Option("--preset", metavar="NAME", help="An output for each; may be given again."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Of the one recording that is added.")] = None,
    as_json: AsJson = False,
) -> None:
    """Put recordings on the list, where they wait for `run`."""

    def do(site: Worksite) -> int:
        what = {"sources": found, "presets": presets, "title": title, "key": key}
        added: list[Json] = site.ask("add", **what)["recordings"]
        _print_recordings(added, as_json)
        return ExitCode.READY

    key = uuid4().hex
    with told():
        found = handover.resolved(sources)
        if title is not None and len(found) > 1:
            raise ValueError(f"These are {len(found)} recordings: a title is for one.")
    carry_out(do)


def list_recordings(
    status: Annotated[
        RecordingStatus | None, typer.Option(help="Those with this status.", case_sensitive=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All that scripts can know.")] = False,
) -> None:
    """The recordings, newest first."""
    found = look(find_home(), "list", status=status and status.value)["recordings"]
    _print_recordings(found, as_json)


def log(
    recording_id: Annotated[
        int, typer.Argument(metavar="ID", help="As `list` shows it.", min=0, max=2**63 - 1)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """What happened to a recording, oldest first."""
    with told():
        entries = look(find_home(), "log", id=recording_id)["entries"]
    if as_json:
        print_json(entries)
        return
    for each in entries:
        at = datetime.fromisoformat(each["at"]).astimezone()
        typer.echo(f"{at:%Y-%m-%d %H:%M:%S}  {each['text']}")


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
    carry_out(lambda site: _give(site, command, as_json))


def _show(answer: Json, as_json: bool) -> None:
    if as_json:
        print_json(answer)
        return
    for each in answer["results"]:
        if each["outcome"] == Word.UNKNOWN:
            complain(each["message"])
        else:
            typer.echo(f"{each['recording_id']:>6}  {each['message']}")


def _code(answer: Json) -> ExitCode:
    """Of a command: 0 done, 1 some were refused, 2 some are unknown."""
    words = [Word(each["outcome"]) for each in answer["results"]]
    if Word.UNKNOWN in words:
        return ExitCode.BAD_ARGUMENTS
    refused = any(Outcome(0, word, "").http_status != 200 for word in words)
    return ExitCode.FAILED if refused else ExitCode.READY


def _print_recordings(found: Sequence[Json], as_json: bool) -> None:
    if as_json:
        print_json(found)
        return
    console = Console()
    for each in found:
        say(
            console,
            f"{each['id']:>6}  {escape(each['title'])}  [dim]{escape(each['status_text'])}[/]",
        )
