"""The line's own table of commands."""

from __future__ import annotations

from recorder_app import app
from recorder_app.cli import cli


def test_every_command_is_known_before_anything_is_imported_for_it() -> None:
    """A word that is none of these is a file for the window."""
    names = {
        each.name or each.callback.__name__ for each in cli.registered_commands if each.callback
    }
    groups = {each.name for each in cli.registered_groups}
    assert names | groups | {"serve"} == app.COMMANDS


def test_each_says_what_it_is_for() -> None:
    commands = list(cli.registered_commands)
    for group in cli.registered_groups:
        assert group.typer_instance is not None
        commands += group.typer_instance.registered_commands
    for each in commands:
        assert each.callback is not None
        assert each.callback.__doc__
