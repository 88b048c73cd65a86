"""A person's account at a platform, without its secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Destination = tuple[str, str | None]
"""What an output goes to: a platform, and the account there."""


@dataclass(frozen=True, slots=True)
class Account:
    platform: str
    name: str
    """Chosen by the person: "main channel"."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """`added_at` (ISO 8601), and `api_root` where it is another server than the platform's own."""

    def to_json(self) -> dict[str, Any]:
        return {"platform": self.platform, "name": self.name, **self.facts}
