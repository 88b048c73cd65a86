"""What a platform's way into an account offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

from recorder_app.domain.work import Json

Credentials = dict[str, Json]


class Login(Protocol):
    """Credentials have the form that `UploadContext.account` hands to the platform."""

    def imported(self, data: Mapping[str, Json]) -> Credentials:
        """The credentials in a file that a person has got elsewhere. Raises `ValueError` with a
        sentence that says what is missing; never with what is there."""


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
