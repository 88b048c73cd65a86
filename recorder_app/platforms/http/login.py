"""Who is asking: the access token of an account, and how it is renewed."""

from __future__ import annotations

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
