"""A named set of settings for one platform and account, and what can be set for a platform."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

DEFAULT_PRESET = "Folder"
"""The one that is there without anybody having made it."""


@dataclass(frozen=True, slots=True)
class Preset:
    name: str
    platform: str
    account: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    is_default: bool = False
    """A new recording gets an output through it, unless a rule says otherwise."""

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "platform": self.platform,
            "account": self.account,
            "settings": dict(self.settings),
            "is_default": self.is_default,
        }


class SettingKind(StrEnum):
    TEXT = "text"
    TEMPLATE = "template"
    """A Jinja2 template over the recording (see `recorder_app.platforms.templates`)."""
    LINES = "lines"
    """A template of several lines."""
    CHOICE = "choice"
    SWITCH = "switch"
    NUMBER = "number"
    FOLDER = "folder"
    """An absolute path."""
    FILE = "file"


PATHS = (SettingKind.FOLDER, SettingKind.FILE)
TEMPLATES = (SettingKind.TEMPLATE, SettingKind.LINES, *PATHS)


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a preset of a platform can say."""

    name: str
    kind: SettingKind
    label: str
    help: str = ""
    default: Any = None
    choices: tuple[str, ...] = ()
    required: bool = False


_WORDS = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}


def read_settings(declared: Sequence[Setting], given: Mapping[str, Any]) -> dict[str, Any]:
    """What a preset says, each value in the form of its kind, whether it came as JSON or as text. A
    value that is empty where a text makes no sense is left out. Raises `ValueError` with a sentence."""
    known = {each.name: each for each in declared}
    for name in given:
        if name not in known:
            raise ValueError(f"There is no setting “{name}”. There are {', '.join(known)}.")
    settings = {name: _read(known[name], value) for name, value in given.items()}
    for each in declared:
        if each.required and settings.get(each.name) in (None, ""):
            raise ValueError(f"“{each.name}” is missing.")
    return {name: value for name, value in settings.items() if value is not None}


def _read(setting: Setting, value: Any) -> Any:
    """None for nothing."""
    text = value.strip() if isinstance(value, str) else value
    match setting.kind:
        case SettingKind.SWITCH:
            return None if text in (None, "") else _switch(setting, text)
        case SettingKind.NUMBER:
            return None if text in (None, "") else _number(setting, text)
        case SettingKind.CHOICE:
            return None if text in (None, "") else _choice(setting, text)
    if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
        return list(value)
    if value is not None and not isinstance(value, (str, int, float)):
        raise ValueError(f"“{setting.name}” is a text.")
    return value if value is None or isinstance(value, str) else str(value)


def _switch(setting: Setting, value: Any) -> bool:
    found = _WORDS.get(str(value).lower())
    if found is None:
        raise ValueError(f"“{setting.name}” can be true or false, not “{value}”.")
    return found


def _number(setting: Setting, value: Any) -> float:
    try:
        number = float(value)
        whole = int(number)
        return whole if whole == number else number
    except (TypeError, ValueError, OverflowError):  # also for what is infinite or no number
        raise ValueError(f"“{setting.name}” is a number, not “{value}”.") from None


def _choice(setting: Setting, value: Any) -> str:
    found = {each.lower(): each for each in setting.choices}.get(str(value).lower())
    if found is None:
        choices = ", ".join(setting.choices)
        raise ValueError(f"“{setting.name}” can be {choices}, not “{value}”.")
    return found
