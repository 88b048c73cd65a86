"""When a transient failure is tried again."""

from __future__ import annotations

from collections.abc import Mapping

from recorder_app.domain.words import WaitKind

_DELAYS_S = (5.0, 30.0, 120.0, 600.0, 1800.0)

LONGEST_DELAY_S = _DELAYS_S[-1]

MAX_TRIES = len(_DELAYS_S) + 1
"""Automatic tries before a part is FAILED: about 45 minutes of a dead network."""

RECHECK_S: Mapping[WaitKind, float] = {
    WaitKind.DISK: 15.0,
    WaitKind.SOURCE: 3.0,
    WaitKind.QUOTA: 3600.0,
    WaitKind.VERIFYING: 60.0,
    WaitKind.METERED: 60.0,
}
"""How soon what waits for something outside is looked at again; a login has no time."""


def delay_s(tries: int) -> float:
    """Seconds to wait after `tries` earlier failures."""
    return _DELAYS_S[min(tries, len(_DELAYS_S) - 1)]
