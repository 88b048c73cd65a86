"""How a request can end without what was asked for, seen from what it may have done at the platform."""

from __future__ import annotations

from recorder_app.domain.errors import Permanent, Transient


class Unreachable(Transient):
    """Nothing of the request has reached the platform."""


class Lost(Transient):
    """The request was cut off: it may have been carried out, or not."""


class Stalled(Lost):
    """The same, because the platform fell silent for longer than is waited."""


NOT_THERE = {404, 405, 501}
"""Answered where a server has no such thing, or knows no such request."""


class Missing(Permanent):
    """The server has nothing of the kind, or knows no such request: to ask again is no use."""


class NoSuchRequest(Missing):
    """The server knows no such request, whatever it is about."""
