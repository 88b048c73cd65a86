"""Time codes, which count the pictures of a day: where a cut begins, another number stands.

QuickTime File Format, “Timecode media”.
"""

from __future__ import annotations

from fractions import Fraction

from recorder_app.stages.media.mp4.boxes import Box, number
from recorder_app.stages.media.resumable import Unfit

_DROPS, _ENDS_WITH_THE_DAY, _COUNTS_ONLY = 0x1, 0x2, 0x8
_DROPPED_A_DAY = 2 * (24 * 60 - 24 * 6)
"""Numbers that are left out at 30 pictures a second: two each minute, but not in every tenth."""


def moved(content: bytes, description: Box, by_s: Fraction) -> bytes:
    """The time code that is reached `by_s` seconds after that in `content`. Raises `Unfit`."""
    says, scale = number(description.body, 12, "I"), number(description.body, 16, "I")
    lasts, rate = number(description.body, 20, "I"), number(description.body, 24, "B")
    if len(content) != 4 or not scale or not lasts or not rate or says & _COUNTS_ONLY:
        raise Unfit("its time codes are unknown")
    reached = int.from_bytes(content) + round(by_s * scale / lasts)
    if says & _ENDS_WITH_THE_DAY:
        dropped = _DROPPED_A_DAY * (rate // 30) if says & _DROPS else 0
        reached %= rate * 24 * 60 * 60 - dropped
    return (reached & 0xFFFF_FFFF).to_bytes(4)
