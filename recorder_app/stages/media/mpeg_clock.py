"""Times as MPEG streams store them (ISO/IEC 13818-1)."""

from __future__ import annotations

import math

CLOCK = 90_000
"""Times are counted in this part of a second, in 33 bits."""
WRAPS = 1 << 33
APART = 10 * CLOCK
"""How far apart tracks may be stored that belong together, and what follows each other in one."""
BACK = CLOCK // 10
"""Times that run backwards by more are those of another recording."""
LONGEST_S = 20 * 3600
"""Times begin anew after a day."""
_EARLIEST = -(1 << 30)
"""Before the film's beginning. What is stored as earlier is later."""


def since(time: int, origin: int) -> int:
    """How long after the film's beginning, `origin`, a time is; both as they are stored."""
    return (time - origin - _EARLIEST) % WRAPS + _EARLIEST


def units(time_s: float) -> int:
    """As FFmpeg compares, in parts of a million."""
    return math.ceil((round(time_s * 1e6) - 0.5) * CLOCK / 1e6)


def stored(time: int, mark: int) -> bytes:
    """The five bytes of a time (2.4.3.7): `mark` is 2 where it stands alone, 3 and 1 where two do."""
    return bytes(
        (
            mark << 4 | time >> 29 & 0x0E | 1,
            time >> 22 & 0xFF,
            time >> 14 & 0xFE | 1,
            time >> 7 & 0xFF,
            time << 1 & 0xFE | 1,
        )
    )
