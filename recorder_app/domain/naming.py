"""How a person names accounts and presets."""

from __future__ import annotations


def name_as_kept(written: str) -> str:
    """The name under which it is kept and looked for: single spaces between words, none around."""
    return " ".join(written.split())
