"""What a server gives as its reason, as a sentence can show it."""

from __future__ import annotations

import re

from recorder_app.sources.file_name import shown

_NAMED_VALUE = re.compile(r"([\w.-]+)=[^\s&\"'<>]+")


def given_reason(said: object) -> str:
    """On one line, not long, and without the values of an address, which may be keys."""
    text = _NAMED_VALUE.sub(r"\1=…", str(said or ""))
    return shown(text, longest=200) or "no reason given"
