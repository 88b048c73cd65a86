"""Secrets in the keyring of the person's system (https://keyring.readthedocs.io)."""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Iterable
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

_T = TypeVar("_T")

PATIENCE_S = 60.0
"""How long a keyring may take: it may ask the person for a password first."""

_CHARS = 1200
"""Windows keeps at most 2560 bytes under one name, two for each character."""


class KeyringFailed(Exception):
    """The keyring did not do what it was asked; says nothing of what was to be kept."""


def system_keyring() -> KeyringBackend | None:
    """The keyring that the person has chosen, or else the system's; None where there is none that is
    recommended, as on a machine without a desktop."""
    try:
        import keyring

        found = keyring.get_keyring()
        # One that is made of others is as good as the best of them.
        parts = getattr(found, "backends", ())
        priority = max((each.priority for each in parts), default=found.priority)
        chosen = "PYTHON_KEYRING_BACKEND" in os.environ
        return found if priority >= 1 or (chosen and priority > 0) else None
    except Exception as error:
        log.info("the keyring can't be used: %s", type(error).__name__)
        return None


class KeyringDrawer:
    """Raises `KeyringFailed`."""

    def __init__(self, keyring: KeyringBackend, service: str) -> None:
        self._keyring = keyring
        self._service = service

    def get(self, name: str) -> str | None:
        head = self._head(name)
        if "text" in head:
            return str(head["text"])
        parts = [self._read(each) for each in head.get("parts", ())]
        return None if not parts or None in parts else "".join(filter(None, parts))

    def put(self, name: str, secret: str) -> None:
        """What is long is cut into parts that are named by the head, which is written last: the secret
        is there whole, or it is the one from before."""
        before = self._head(name)
        head: dict[str, Any] = {"text": secret}
        if len(json.dumps(head)) > _CHARS:
            pieces = [secret[at : at + _CHARS] for at in range(0, len(secret), _CHARS)]
            head = {"parts": [f"{name}/{uuid4().hex}" for _ in pieces]}
            for part, piece in zip(head["parts"], pieces, strict=True):
                self._write(part, piece)
        self._write(name, json.dumps(head))
        if self.get(name) != secret:
            raise KeyringFailed("The keyring did not keep what was put into it.")
        self._delete(before.get("parts", ()))

    def remove(self, name: str) -> None:
        head = self._head(name)
        self._delete([name, *head.get("parts", ())] if head else ())

    def _head(self, name: str) -> dict[str, Any]:
        try:
            head = json.loads(self._read(name) or "{}")
        except ValueError:
            return {}
        return head if isinstance(head, dict) else {}

    def _read(self, name: str) -> str | None:
        return _in_time(lambda: self._keyring.get_password(self._service, name))

    def _write(self, name: str, text: str) -> None:
        _in_time(lambda: self._keyring.set_password(self._service, name, text))

    def _delete(self, names: Iterable[str]) -> None:
        for name in names:
            _in_time(partial(self._keyring.delete_password, self._service, name))


def _in_time(ask: Callable[[], _T]) -> _T:
    """On a thread of its own: a keyring that waits for a password which nobody types never answers."""
    answers: SimpleQueue[tuple[_T] | Exception] = SimpleQueue()

    def answer() -> None:
        try:
            answers.put((ask(),))
        except Exception as error:
            answers.put(error)

    threading.Thread(target=answer, name="keyring", daemon=True).start()
    try:
        answered = answers.get(timeout=PATIENCE_S)
    except Empty:
        raise KeyringFailed("The keyring does not answer.") from None
    if isinstance(answered, Exception):
        # Its text is the keyring's own and may repeat what it was given.
        raise KeyringFailed(f"The keyring failed ({type(answered).__name__}).")
    return answered[0]
