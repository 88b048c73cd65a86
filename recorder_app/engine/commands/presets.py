"""Presets by name, those that a new recording gets, and the one that is there without anybody having
made it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from recorder_app import platforms
from recorder_app.domain.errors import Permanent
from recorder_app.domain.naming import name_as_kept
from recorder_app.domain.preset import DEFAULT_PRESET, TEMPLATES, Preset, read_settings
from recorder_app.domain.rule import presets_for
from recorder_app.domain.work import Platform, Source
from recorder_app.engine.accounts.accounts import unknown_account
from recorder_app.platforms import templates
from recorder_app.settings import Settings
from recorder_app.sources.file_name import shown
from recorder_app.store.store import Reader


class Presets:
    def __init__(self, current: Callable[[], Settings]) -> None:
        self._current = current

    def default(self) -> Preset:
        folder = str(self._current().output_folder)
        return Preset(DEFAULT_PRESET, "folder", settings={"dir": folder})

    def named(self, tx: Reader, name: str) -> Preset:
        """Raises `ValueError` where there is none of that name."""
        name = name_as_kept(name)
        found = tx.preset(name)
        if found is None and name == DEFAULT_PRESET:
            return self.default()
        if found is None:
            raise ValueError(f"There is no preset called “{shown(name)}”.")
        return found

    def chosen(
        self, tx: Reader, names: Sequence[str] | None, source: Source, title: str
    ) -> list[Preset]:
        """Those of these names. Where none are named: those of the rules that match the recording; or
        else the default ones; or else the one that nobody has made."""
        if names is None:
            names = presets_for(tx.rules(), source.kind, source.location, title)
        if names is not None:
            return [self.named(tx, name) for name in names]
        return [each for each in tx.presets() if each.is_default] or [self.default()]


def checked(tx: Reader, preset: Preset) -> Preset:
    """The preset as it is kept. Raises `ValueError` with a sentence for what can't work."""
    platform = platforms.load(preset.platform)
    name = name_as_kept(preset.name)
    if not name:
        raise ValueError("A preset needs a name.")
    settings = read_settings(platform.settings, preset.settings)
    for each in platform.settings:
        value = settings.get(each.name)
        for template in value if isinstance(value, list) else [value]:
            if each.kind in TEMPLATES and isinstance(template, str):
                _check_template(each.name, template)
    account = _account(tx, platform, preset.account)
    return replace(preset, name=name, account=account, settings=settings)


def _check_template(setting: str, template: str) -> None:
    try:
        templates.check(template)
    except Permanent as error:
        raise ValueError(f"“{setting}”: {error}") from error


def _account(tx: Reader, platform: Platform, name: str | None) -> str | None:
    """Where none is named, the only one that there is."""
    if not platform.needs_account:
        if name:
            raise ValueError(f"{platform.title} needs no account.")
        return None
    there = [each.name for each in tx.accounts() if each.platform == platform.name]
    name = name_as_kept(name or "")
    if name:
        if name not in there:
            raise ValueError(unknown_account(platform.name, name))
        return name
    if not there:
        raise ValueError(f"There is no {platform.title} account yet: add one first.")
    if len(there) > 1:
        names = ", ".join(f"“{shown(each)}”" for each in there)
        raise ValueError(f"Say which {platform.title} account: {names}.")
    return there[0]
