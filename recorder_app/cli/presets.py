"""`presets`: how recordings are uploaded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from recorder_app import platforms
from recorder_app.cli.speaking import AsJson, carry_out, print_json, told
from recorder_app.domain.preset import PATHS, Preset
from recorder_app.domain.verdict import ExitCode
from recorder_app.engine.instance.worksite import Worksite, look
from recorder_app.paths import expanded, find_home
from recorder_app.sources.file_name import shown

cli = typer.Typer(help="How recordings are uploaded: add, list and remove presets.")


@cli.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What you call the preset.")],
    platform: Annotated[
        str, typer.Option(metavar="P", help="folder, youtube, google_drive, vk or peertube.")
    ],
    account: Annotated[
        str | None, typer.Option(metavar="A", help="One of `accounts list`.")
    ] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="May be given again.")
    ] = None,
    is_default: Annotated[
        bool, typer.Option("--default", help="New recordings get an output through it.")
    ] = False,
) -> None:
    """Make a preset, or replace the one of that name.

    Titles, descriptions, tags and folders can be templates: --set 'title={{ title }} ({{ date }})'.
    """

    def do(site: Worksite) -> int:
        kept = site.ask("save_preset", preset=preset.to_json())["preset"]
        typer.echo(f"“{shown(kept['name'])}” uploads to {platforms.title(platform)}.")
        return ExitCode.READY

    with told():
        read = _read(platform, settings or ())
        preset = Preset(name, platform, account, read, is_default)
    carry_out(do)


@cli.command(name="list")
def list_presets(as_json: AsJson = False) -> None:
    """The presets by name. “Folder” is there without being listed."""
    with told():
        found = look(find_home(), "presets")["presets"]
    if as_json:
        print_json(found)
        return
    for each in found:
        account = f", {shown(each['account'])}" if each["account"] else ""
        typer.echo(f"{shown(each['name'])}  {platforms.title(each['platform'])}{account}")


@cli.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `presets list` shows it.")],
) -> None:
    """Forget a preset; what was uploaded through it stays."""

    def do(site: Worksite) -> int:
        site.ask("remove_preset", name=name)
        typer.echo(f"“{shown(name)}” is forgotten.")
        return ExitCode.READY

    carry_out(do)


def _read(platform: str, written: Sequence[str]) -> dict[str, str]:
    """Paths become absolute here: the running instance has another working folder."""
    paths = {each.name for each in platforms.load(platform).settings if each.kind in PATHS}
    settings = {}
    for each in written:
        key, sign, value = each.partition("=")
        key = key.strip()
        if not sign or not key:
            raise ValueError(f"“{shown(each)}” is no setting: --set takes KEY=VALUE.")
        settings[key] = str(expanded(Path(value)).absolute()) if key in paths and value else value
    return settings
