"""Times as a person writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from recorder_app.domain import times

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("15m", 900), ("1h", 3600), ("1h30m", 5400), ("90s", 90), ("2D", 172_800), (" 1h 5m ", 3900)],
)
def test_lengths(text: str, seconds: int) -> None:
    assert times.duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "15", "m", "0m", "-1h", "1h later", "1m1h", "9999999d", "९h"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length of time"):
        times.duration(text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12:30", datetime(2026, 5, 1, 10, 30, tzinfo=UTC)),
        ("8:00", datetime(2026, 5, 2, 6, 0, tzinfo=UTC)),
        ("2026-05-02T08:00", datetime(2026, 5, 2, 6, 0, tzinfo=UTC)),
        ("2026-05-02 08:00", datetime(2026, 5, 2, 6, 0, tzinfo=UTC)),
        ("2026-05-02T08:00Z", datetime(2026, 5, 2, 8, 0, tzinfo=UTC)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    assert times.moment(text, NOW) == moment


@pytest.mark.parametrize("text", ["", "tomorrow", "25:00", "8", "2026-13-01"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time"):
        times.moment(text, NOW)


def test_a_moment_lies_ahead() -> None:
    with pytest.raises(ValueError, match="past"):
        times.moment("2026-05-01T11:59", NOW)
