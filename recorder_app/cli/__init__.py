"""The program without its window: `process`, the commands on recordings, accounts and presets."""

from __future__ import annotations

import typer

from recorder_app import __version__
from recorder_app.cli import recordings
from recorder_app.cli.accounts import cli as accounts_cli
from recorder_app.cli.presets import cli as presets_cli
from recorder_app.cli.process import process

cli = typer.Typer(
    name="recorder",
    help="Trim, transcribe, divide, subtitle and publish recordings. Without a command: the window.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def version() -> None:
    """Print the version."""
    typer.echo(__version__)


for _command in (
    process,
    recordings.run,
    recordings.pause,
    recordings.cancel,
    recordings.reset,
    recordings.skip,
    recordings.add,
):
    cli.command()(_command)
cli.command(name="list")(recordings.list_recordings)
cli.command()(recordings.log)
cli.add_typer(accounts_cli, name="accounts")
cli.add_typer(presets_cli, name="presets")
cli.command()(version)
