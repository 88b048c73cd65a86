"""`accounts`: where the person is logged in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recorder_app import platforms
from recorder_app.cli.speaking import AsJson, carry_out, complain, print_json, told
from recorder_app.cli.terminal_person import TerminalPerson
from recorder_app.domain.verdict import ExitCode
from recorder_app.engine.commands.accounts import checked_name
from recorder_app.engine.instance.worksite import Worksite, look
from recorder_app.paths import find_home
from recorder_app.platforms import logins
from recorder_app.platforms.logins import credentials_file
from recorder_app.platforms.logins.login import LoginFailed, known_client
from recorder_app.sources.file_name import shown

cli = typer.Typer(help="Where you are logged in: add, list and remove accounts.")

_Platform = Annotated[str, typer.Argument(help="youtube, google_drive, vk or peertube.")]
_Name = Annotated[str, typer.Option("--name", help="What you call the account.")]


@cli.command()
def add(
    platform: _Platform,
    name: _Name,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="JSON", help="Credentials that you have.")
    ] = None,
) -> None:
    """Log in to PLATFORM, or take the login from a file.

    The file is Google's “authorized user” JSON (client_id, client_secret, refresh_token, token_uri), or
    {"access_token": …, "api_root": …} for the others. Google's client file (“installed”) begins a login
    with that client. An account of the same name is replaced, and what waits for it goes on.
    """

    def do(site: Worksite) -> int:
        answer = site.ask("add_account", platform=platform, name=name, credentials=credentials)
        if answer["warning"]:
            complain(answer["warning"])
        account = answer["account"]
        typer.echo(f"Logged in to {platforms.title(platform)} as “{shown(account['name'])}”.")
        return ExitCode.READY

    with told():
        checked_name(platform, name)
        data = {} if file is None else credentials_file.read(file)
        login = logins.load(platform)
        client = {} if file is None else known_client(data)
        try:
            if client is None:
                credentials = login.imported(data)
            else:
                credentials = login.log_in(client, TerminalPerson())
        except ValueError as error:
            raise ValueError(f"“{file}” can't be used. {error}" if file else str(error)) from None
        except LoginFailed as error:
            complain(str(error))
            raise typer.Exit(ExitCode.FAILED) from None
    carry_out(do)


@cli.command(name="list")
def list_accounts(as_json: AsJson = False) -> None:
    """The accounts; their secrets are not shown."""
    with told():
        found = look(find_home(), "accounts")["accounts"]
    if as_json:
        print_json(found)
        return
    for each in found:
        where = f"  {each['api_root']}" if "api_root" in each else ""
        typer.echo(f"{platforms.title(each['platform'])}  {shown(each['name'])}{where}")


@cli.command()
def remove(platform: _Platform, name: _Name) -> None:
    """Forget an account and its secrets."""

    def do(site: Worksite) -> int:
        used_by = site.ask("remove_account", platform=platform, name=name)["used_by"]
        typer.echo(f"“{shown(name)}” is forgotten.")
        if used_by:
            names = ", ".join(f"“{shown(each)}”" for each in used_by)
            complain(f"What is uploaded through {names} will wait for a login.")
        return ExitCode.READY

    carry_out(do)
