"""Who is asking: the access token of an account, and how it is renewed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from recorder_app.domain.errors import NeedsUser
from recorder_app.domain.words import WaitKind


class Login(Protocol):
    def token(self) -> str:
        """The access token to send. Raises `NeedsUser` where a person has to log in first."""

    def renew(self) -> None:
        """The platform refuses the token: get another, or raise `NeedsUser`."""


def log_in_again(title: str) -> NeedsUser:
    return NeedsUser(
        f"{title}: the login of this account is no longer valid. Log in again.",
        kind=WaitKind.LOGIN,
    )


@dataclass(frozen=True, slots=True)
class FixedToken:
    """A token that can't be renewed."""

    title: str
    """Of the platform."""
    value: str

    def token(self) -> str:
        if not self.value:
            raise log_in_again(self.title)
        return self.value

    def renew(self) -> None:
        raise log_in_again(self.title)
