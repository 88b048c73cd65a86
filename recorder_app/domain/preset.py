"""A named set of settings for one platform and account, and what can be set for a platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Preset:
    name: str
    platform: str
    account: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)


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
