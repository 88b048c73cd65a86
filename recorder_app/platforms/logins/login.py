"""What a platform's way into an account offers, and what it asks of the person."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from recorder_app.domain.work import Json

Credentials = dict[str, Json]


class LoginFailed(Exception):
    """No login came of it; `str` is the sentence for the person, without anything secret."""


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    label: str
    help: str = ""
    is_secret: bool = False


class Person(Protocol):
    """Who logs in. Called on the thread that the login runs on."""

    @property
    def given_up(self) -> threading.Event:
        """Set from any thread, it ends a login that waits for the browser."""

    def open(self, address: str) -> None:
        """Show the page in the system's browser, and say its address where that may fail."""

    def ask(self, question: Question) -> str:
        """Raises `LoginFailed` where nobody answers."""


class Login(Protocol):
    """Credentials have the form that `UploadContext.account` hands to the platform."""

    def imported(self, data: Mapping[str, Json]) -> Credentials:
        """The credentials in a file that a person has got elsewhere. Raises `ValueError` with a
        sentence that says what is missing; never with what is there."""

    def log_in(self, client: Mapping[str, Json], person: Person) -> Credentials:
        """`client` is what is known beforehand: the program as it is registered with the platform, in
        the words of Google's client file, or a server's `api_root`. Blocks until the person is through.
        Raises `LoginFailed`, and `ValueError` for a client that can't be used."""


def known_client(data: Mapping[str, Json]) -> Mapping[str, Json] | None:
    """The registered program in a file as Google's console gives it out; None in any other file."""
    found = data.get("installed") or data.get("web")
    return found if isinstance(found, Mapping) else None


def answered(client: Mapping[str, Json], question: Question, person: Person) -> str:
    """What the client says already, or else the person."""
    known = client.get(question.name)
    answer = str(known).strip() if known else person.ask(question).strip()
    if not answer:
        raise LoginFailed(f"“{question.label}” is needed for the login.")
    return answer


def require(data: Mapping[str, Json], *keys: str) -> None:
    """Raise `ValueError` where one of the keys has no text."""
    missing = [key for key in keys if not isinstance(data.get(key), str) or not data[key].strip()]
    if missing:
        raise ValueError(f"It lacks {' and '.join(f'“{key}”' for key in missing)}.")


def require_address(data: Mapping[str, Json], key: str) -> None:
    """Raise `ValueError` where the key is there and is no web address, or one with a password."""
    if key not in data:
        return
    try:
        parts = urlsplit(str(data[key]))
        port_is_valid = parts.port != 0
    except ValueError:
        port_is_valid = False
    if not port_is_valid or parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"Its “{key}” is no web address (https://…).")
    if parts.username is not None or parts.password is not None:
        raise ValueError(f"Its “{key}” must be an address without a user name and a password.")
