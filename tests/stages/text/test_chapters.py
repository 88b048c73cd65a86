"""Chapters in YouTube's form, or the reason why there are none."""

from __future__ import annotations

import pytest

from recorder_app.domain.transcript import Topic
from recorder_app.stages.text.chapters import chapter_lines, why_none


def topics(*starts_s: float) -> list[Topic]:
    return [Topic(start_s, f"Topic {number}") for number, start_s in enumerate(starts_s)]


def test_three_topics_of_ten_seconds_make_chapters() -> None:
    assert why_none(topics(0, 10, 20), 30) is None


@pytest.mark.parametrize(
    ("starts_s", "end_s", "reason"),
    [
        ((0.0,), 100, "Only one topic"),
        ((0.0, 50.0), 100, "Only 2 topics"),
        ((1.0, 50.0, 70.0), 100, "0:00"),
        ((0.0, 50.0, 59.9), 100, "10 s"),
        ((0.0, 50.0, 95.0), 100, "10 s"),
    ],
)
def test_where_the_rules_are_not_met_that_is_said(
    starts_s: tuple[float, ...], end_s: float, reason: str
) -> None:
    said = why_none(topics(*starts_s), end_s)
    assert said is not None
    assert reason in said


def test_times_are_written_as_the_player_shows_them() -> None:
    assert chapter_lines(topics(0, 75.9, 3723)) == "0:00 Topic 0\n1:15 Topic 1\n1:02:03 Topic 2\n"
