"""A named set of settings for one platform and account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Preset:
    name: str
    platform: str
    account: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
