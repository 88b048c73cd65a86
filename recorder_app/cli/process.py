"""The main job without a window, to its end."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from recorder_app.cli.following import Ended, follow
from recorder_app.cli.speaking import print_json, refuse, told
from recorder_app.domain.errors import Permanent
from recorder_app.engine.instance import handover
from recorder_app.engine.instance.worksite import Worksite, at_work
from recorder_app.paths import Home, expanded, find_home
from recorder_app.stages.speech import models


def process(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Recordings: files, folders or links.")
    ],
    to: Annotated[str, typer.Option("--to", metavar="DIR", help="The folder to publish to.")],
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
    with told():
        if not to:
            raise ValueError("“--to” names no folder.")
        # As the files are: two ways to write one folder must not publish to it twice.
        folder = os.path.abspath(expanded(Path(to)))  # noqa: PTH100 (a link keeps its name)
    if Path(folder).exists() and not Path(folder).is_dir():
        refuse(f"“{folder}” is not a folder.")
    console = Console(stderr=True)

    def do(site: Worksite) -> Ended:
        ids = site.ask("process", **asdict(order))["ids"]
        if not site.is_here:
            console.print("Recorder is running: it has taken the files over.")
        return follow(site, ids, console)

    home = find_home()
    with told():
        named = _named(model, home) if model else None
        order = handover.Order(tuple(handover.resolved(files)), folder, named)
        done = at_work(home, do)
    if as_json:
        print_json(done.recordings)
    raise typer.Exit(done.exit_code)


def _named(model: str, home: Home) -> str:
    """A folder becomes absolute: a running instance has another working folder. Raises `ValueError` for
    what is neither a model's folder nor the name of one."""
    folder = expanded(Path(model))
    if model.startswith((".", "~")) or ("/" in model and folder.is_dir()):
        model = str(folder.absolute())
    try:
        models.refuse_unknown(model, home.models)
    except Permanent as error:
        raise ValueError(str(error)) from None
    return model
