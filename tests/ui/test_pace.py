"""How fast an upload goes: known after a moment, forgotten when it starts anew."""

from __future__ import annotations

import pytest

from recorder_app.ui.details.pace import Pace
from recorder_app.ui.look.moments import left_text


def test_it_is_known_once_it_has_been_watched() -> None:
    pace = Pace()
    assert pace.bytes_per_s is None
    pace.note(1000, 10.0)
    pace.note(2000, 10.5)
    assert pace.bytes_per_s is None
    pace.note(5000, 12.0)
    assert pace.bytes_per_s == 2000


def test_what_is_long_ago_no_longer_counts() -> None:
    pace = Pace()
    for second in range(60):
        pace.note(second * 100 if second < 40 else 4000 + (second - 40) * 1000, float(second))
    assert pace.bytes_per_s == 1000


def test_it_begins_anew_where_bytes_are_sent_again() -> None:
    pace = Pace()
    pace.note(9000, 0.0)
    pace.note(100, 2.0)
    assert pace.bytes_per_s is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(10, "less than a minute left"), (130, "2 min left"), (3900, "1 h 5 min left")],
)
def test_how_long_it_will_take(seconds: float, words: str) -> None:
    assert left_text(seconds) == words
