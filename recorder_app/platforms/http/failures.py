"""How a request can end without an answer, seen from what it may have done at the platform."""

from __future__ import annotations

from recorder_app.domain.errors import Transient


class Unreachable(Transient):
    """Nothing of the request has reached the platform."""


class Lost(Transient):
    """The request was cut off: it may have been carried out, or not."""


class Stalled(Lost):
    """The same, because the platform fell silent for longer than is waited."""
