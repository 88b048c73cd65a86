"""One module or package per platform, one contract for all. No Qt, no SQL.

A platform is found by its name: `recorder_app.platforms.<name>` defines `PLATFORM`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from recorder_app.domain.work import Platform

NAMES = ("folder", "youtube", "google_drive", "vk", "peertube")
"""In the order in which they are offered."""


def title(name: str) -> str:
    """As people call it; the name itself for a platform that is not there any more."""
    try:
        return load(name).title
    except ValueError:
        return name


@cache
def load(name: str) -> Platform:
    """The platform of that name; `ValueError` where there is none."""
    try:
        found: Platform = import_module(f"{__name__}.{name}").PLATFORM
    except (ModuleNotFoundError, AttributeError):
        raise ValueError(f"There is no platform called “{name}”.") from None
    return found
