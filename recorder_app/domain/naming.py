"""How what a person names is called: accounts, presets, recordings."""

from __future__ import annotations

import unicodedata


def name_as_kept(written: str) -> str:
    """The name under which it is kept and looked for: single spaces between words, none around."""
    return " ".join(written.split())


def title_as_kept(written: str) -> str:
    """A recording's title: one line of what can be read. Names of files may hold line breaks and what
    steers a terminal."""
    return name_as_kept(
        "".join(" " if unicodedata.category(each) == "Cc" else each for each in written)
    )
