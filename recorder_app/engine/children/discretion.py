"""What a child process must not tell: the secrets of the account that it works for, the addresses of its
upload sessions. A platform's server may repeat them in what it says, and its sentences are shown."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit

_HIDDEN = "…"
_SECRET_NAME = re.compile(r"token(?!_uri|_type)|secret|passw|cookie|key", re.IGNORECASE)
_LEAST_CHARS = 6
_BEGINNING_CHARS = 10
_REST = r"[^\s\"'<>&,;]*"
_LEAST_KEY_CHARS = 12
"""A shorter value in an address is a word like “resumable”."""


class Discretion:
    """Learns on one thread, hides on any. What it has learned it forgets with the process only."""

    def __init__(self) -> None:
        self._secrets: frozenset[str] = frozenset()
        self._pattern: re.Pattern[str] | None = None

    def learn_account(self, credentials: Mapping[str, Any]) -> None:
        """Those of its values whose names say that they are secret."""
        for name, value in credentials.items():
            if isinstance(value, Mapping):
                self.learn_account(value)
            elif isinstance(value, str) and _SECRET_NAME.search(name):
                self._learn(value)

    def learn_address(self, address: str) -> None:
        """Of an upload session: all of it, and the keys in it."""
        self._learn(address)
        try:
            query = parse_qsl(urlsplit(address).query)
        except ValueError:
            return
        for _, value in query:
            if len(value) >= _LEAST_KEY_CHARS and not value.isdigit():
                self._learn(value)

    def hide(self, text: str) -> str:
        """The text without what was learned, however it is encoded for an address."""
        return self._pattern.sub(_HIDDEN, text) if self._pattern else text

    def hide_in(self, message: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
        """The same for the values of these names."""
        return {
            name: self.hide(value) if name in names and isinstance(value, str) else value
            for name, value in message.items()
        }

    def _learn(self, secret: str) -> None:
        if len(secret) < _LEAST_CHARS or secret in self._secrets:
            return
        self._secrets |= {secret}
        forms = {form(each) for each in self._secrets for form in (str, _quoted, quote_plus)}
        longest_first = sorted(forms, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_pattern, longest_first)))


class DiscreetFormatter(logging.Formatter):
    """For all that is logged, tracebacks too."""

    def __init__(self, form: str, discretion: Discretion) -> None:
        super().__init__(form)
        self._discretion = discretion

    def format(self, record: logging.LogRecord) -> str:
        return self._discretion.hide(super().format(record))


def _pattern(secret: str) -> str:
    """Of a long one its beginning will do: a sentence may have been cut in the middle of it."""
    if len(secret) < 2 * _BEGINNING_CHARS or "://" in secret:
        return re.escape(secret)
    return f"{re.escape(secret[:_BEGINNING_CHARS])}{_REST}"


def _quoted(secret: str) -> str:
    return quote(secret, safe="")
