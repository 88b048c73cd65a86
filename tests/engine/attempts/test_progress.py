"""Progress is published often enough to be alive and rarely enough to cost nothing."""

from __future__ import annotations

from recorder_app.domain.snapshot import Progress
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts.progress import ProgressBoard


def test_a_burst_is_published_once_and_the_newest_is_kept() -> None:
    published: list[int] = []
    board = ProgressBoard(published.append)
    for step in range(1000):
        board.update(7, StageType.TRIM, Progress(step / 1000))
    assert published[0] == 7
    assert len(published) < 10
    assert board.of(7)[StageType.TRIM].fraction == 0.999


def test_recordings_do_not_hold_each_other_back() -> None:
    published: list[int] = []
    board = ProgressBoard(published.append)
    board.update(1, StageType.TRIM, Progress(0.1))
    board.update(2, StageType.TRIM, Progress(0.1))
    assert published == [1, 2]


def test_a_part_that_ended_is_forgotten() -> None:
    board = ProgressBoard(lambda _recording: None)
    board.update(1, StageType.TRIM, Progress(0.1))
    board.update(1, 5, Progress(0.2))
    board.clear(1, StageType.TRIM)
    assert set(board.of(1)) == {5}
    board.clear(1, 5)
    assert not board.of(1)
