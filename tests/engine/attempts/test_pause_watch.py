"""An upload that a pause waits for is cut off when it has stalled, and only then."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from recorder_app.engine.attempts import pause_watch
from recorder_app.engine.attempts.pause_watch import PauseWatch

PATIENCE_S = 5.0
A_WHILE_S = 0.3


class CutOff:
    def __init__(self) -> None:
        self.done = threading.Event()
        self.watch = PauseWatch(self.done.set)


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[CutOff]:
    monkeypatch.setattr(pause_watch, "STALLED_S", 0.1)
    monkeypatch.setattr(pause_watch, "UNANSWERED_S", 60.0)
    there = CutOff()
    yield there
    there.watch.close()


def test_a_stalled_one_is_cut_off(cut_off: CutOff) -> None:
    cut_off.watch.moved(0.5)
    cut_off.watch.want_stop(True)
    assert cut_off.done.wait(PATIENCE_S)


def test_without_a_pause_it_may_stall(cut_off: CutOff) -> None:
    cut_off.watch.want_stop(False)
    assert not cut_off.done.wait(A_WHILE_S)


def test_one_that_moves_comes_to_its_checkpoint(
    cut_off: CutOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pause_watch, "STALLED_S", 1.0)
    cut_off.watch.want_stop(True)
    for step in range(30):
        cut_off.watch.moved(step / 100)
        assert not cut_off.done.wait(0.05)


def test_told_the_same_again_it_has_not_moved(cut_off: CutOff) -> None:
    cut_off.watch.want_stop(True)
    for _ in range(int(PATIENCE_S / 0.02)):
        cut_off.watch.moved(0.5)
        if cut_off.done.wait(0.02):
            return
    raise AssertionError("it was waited for")


def test_a_pause_that_is_taken_back_cuts_nothing_off(
    cut_off: CutOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pause_watch, "STALLED_S", 1.0)
    cut_off.watch.moved(0.5)
    cut_off.watch.want_stop(True)
    cut_off.watch.want_stop(False)
    assert not cut_off.done.wait(1.0 + A_WHILE_S)
    cut_off.watch.want_stop(True)
    assert cut_off.done.wait(PATIENCE_S)


def test_the_answer_to_the_whole_film_is_waited_for_longer(cut_off: CutOff) -> None:
    cut_off.watch.moved(1.0)
    cut_off.watch.want_stop(True)
    assert not cut_off.done.wait(A_WHILE_S)


def test_an_attempt_that_has_ended_is_not_cut_off(cut_off: CutOff) -> None:
    cut_off.watch.close()
    cut_off.watch.want_stop(True)
    assert not cut_off.done.wait(A_WHILE_S)
