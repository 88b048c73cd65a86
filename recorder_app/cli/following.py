"""Progress on the terminal, until every recording is at an end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from recorder_app.cli.speaking import say
from recorder_app.domain.verdict import ExitCode, Verdict, errors, exit_code
from recorder_app.engine.instance.worksite import Worksite, recordings, standing

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ended:
    recordings: list[Json]
    """Without those that were removed from the list meanwhile."""
    exit_code: ExitCode


def follow(site: Worksite, ids: Sequence[int], console: Console) -> Ended:
    """Show progress until every recording is at an end; then what became of each."""
    seen: dict[int, Json] = {}
    with _bars(console) as show:
        found = recordings(site, ids)
        while any(standing(each) is Verdict.WORKING for each in found):
            seen |= {each["id"]: each for each in found}
            show(found)
            site.wait()
            found = recordings(site, ids)
        show(found)
    for each in found:
        _report(each, console)
    verdicts = [standing(each) for each in found]
    for recording_id in sorted(set(ids).difference(each["id"] for each in found)):
        before = seen.get(recording_id)
        if before is None or standing(before) is not Verdict.READY:
            what = f"recording {recording_id}" if before is None else before["source"]
            say(console, f"[red]Failed[/] {escape(what)}: It was removed from the list.")
            verdicts.append(Verdict.FAILED)
    return Ended(found, exit_code(verdicts))


def _report(recording: Json, console: Console) -> None:
    stands = standing(recording)
    if stands is not Verdict.READY:
        word = "Failed" if stands is Verdict.FAILED else "Waiting"
        for error in errors(recording):
            say(console, f"[red]{word}[/] {escape(recording['source'])}: {escape(error)}")
        return
    where = ", ".join(output["url"] for output in recording["outputs"] if output["url"])
    say(console, f"[green]Ready[/] {escape(recording['title'])}: {escape(where)}")
    for stage in recording["stages"]:
        if stage["reason"]:
            say(console, f"  {stage['type']} was skipped: {escape(stage['reason'])}")


@contextmanager
def _bars(console: Console) -> Iterator[Callable[[list[Json]], None]]:
    """A line for each recording on a terminal; nothing where the output is not one."""
    bars = Progress(
        TextColumn("{task.fields[title]}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    )
    tasks: dict[int, TaskID] = {}

    def show(found: list[Json]) -> None:
        for each in found:
            if each["id"] not in tasks:
                tasks[each["id"]] = bars.add_task("", total=None, title=each["title"])
            parts = [part["progress"] for part in (*each["stages"], *each["outputs"])]
            bars.update(
                tasks[each["id"]],
                completed=sum(parts),
                total=len(parts),
                description=each["status_text"],
            )

    with bars:
        yield show
