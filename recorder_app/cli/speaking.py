"""How the command line speaks: sentences and JSON on the terminal, exit codes for scripts."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from recorder_app.domain.verdict import ExitCode
from recorder_app.engine.instance.worksite import Worksite, at_work
from recorder_app.paths import find_home

AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON, as the control API does.")]


def carry_out(do: Callable[[Worksite], int]) -> NoReturn:
    with told():
        code = at_work(find_home(), do)
    raise typer.Exit(code)


@contextmanager
def told() -> Iterator[None]:
    """Refusals become a sentence and an exit code; a polite kill is taken like Ctrl-C."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    numbers = [signal.SIGTERM]
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as for what a shell has put aside
        numbers.append(signal.SIGINT)
    before = {each: signal.signal(each, interrupt) for each in numbers}
    try:
        yield
    except ValueError as error:
        refuse(str(error))
    except KeyboardInterrupt:
        complain("Stopped; all progress is kept. Run the same command to go on.")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def say(console: Console, line: str) -> None:
    """A line of its own: a name that is cut in two can't be searched for. “:x:” is no emoji in it."""
    console.print(line, soft_wrap=True, highlight=False, emoji=False)


def print_json(what: object) -> None:
    told = json.dumps(what, ensure_ascii=False, indent=2)
    try:
        told.encode()
    except UnicodeEncodeError:  # the name of a file that is not UTF-8
        told = json.dumps(what, indent=2)
    typer.echo(told)


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201


def refuse(sentence: str) -> NoReturn:
    complain(sentence)
    raise typer.Exit(ExitCode.BAD_ARGUMENTS)
