"""A cut begins with the time code that its first picture has in the film."""

from __future__ import annotations

from fractions import Fraction

import pytest

from recorder_app.stages.media.mp4.boxes import children
from recorder_app.stages.media.mp4.time_code import moved
from recorder_app.stages.media.resumable import Unfit
from tests.stages.media.mp4.rewriting import box

PLAIN, DROPS, DAILY, COUNTER = 0, 1, 2, 8
DAY = 24 * 60 * 60


def code(number: int, by_s: Fraction, says: int, scale: int, lasts: int, rate: int) -> int:
    numbers = (each.to_bytes(4) for each in (says, scale, lasts))
    described = box(b"tmcd", bytes(12), *numbers, bytes([rate, 0]))
    content = moved(number.to_bytes(4), children(memoryview(described))[0], by_s)
    assert len(content) == 4
    return int.from_bytes(content)


@pytest.mark.parametrize(
    ("number", "by_s", "says", "scale", "lasts", "rate", "reached"),
    [
        (90_000, Fraction(62, 25), PLAIN, 25, 1, 25, 90_062),
        (0, Fraction(1001, 10), DROPS, 30000, 1001, 30, 3000),
        (0, Fraction(1, 60), PLAIN, 60000, 1001, 60, 1),
        (DAY * 25 - 5, Fraction(1), DAILY, 25, 1, 25, 20),
        (2_589_408 - 1, Fraction(1001, 15000), DAILY | DROPS, 30000, 1001, 30, 1),
        (DAY * 25 - 5, Fraction(1), PLAIN, 25, 1, 25, DAY * 25 + 20),
        (0xFFFF_FFFF, Fraction(1), PLAIN, 25, 1, 25, 24),
    ],
)
def test_the_number_is_that_of_the_first_picture(
    number: int, by_s: Fraction, says: int, scale: int, lasts: int, rate: int, reached: int
) -> None:
    assert code(number, by_s, says, scale, lasts, rate) == reached


@pytest.mark.parametrize(("says", "scale", "lasts"), [(COUNTER, 25, 1), (0, 0, 1), (0, 25, 0)])
def test_other_numbers_are_left_to_ffmpeg(says: int, scale: int, lasts: int) -> None:
    with pytest.raises(Unfit, match="time codes"):
        code(0, Fraction(1), says, scale, lasts, 25)
