from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recorder_app.domain.words import Lane, StageType
from recorder_app.engine.children.crew import Crew

TOPICS = {"stage": StageType.TOPICS.value, "settings": {}, "home": "/nowhere"}


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Crew]:
    crew = Crew(tmp_path)
    yield crew
    crew.close()


def test_a_child_that_is_given_back_is_taken_again(crew: Crew) -> None:
    worker = crew.take(Lane.MEDIA)
    crew.give_back(Lane.MEDIA, worker)
    again = crew.take(Lane.NETWORK)
    assert again is worker
    crew.give_back(Lane.NETWORK, again)


def test_the_speech_lane_has_children_of_its_own(crew: Crew) -> None:
    worker = crew.take(Lane.MEDIA)
    crew.give_back(Lane.MEDIA, worker)
    other = crew.take(Lane.SPEECH)
    assert other is not worker
    crew.give_back(Lane.SPEECH, other)


def test_a_dead_child_is_not_taken_again(crew: Crew) -> None:
    worker = crew.take(Lane.MEDIA)
    worker.kill()
    crew.give_back(Lane.MEDIA, worker)
    other = crew.take(Lane.MEDIA)
    assert other is not worker
    crew.give_back(Lane.MEDIA, other)


def test_a_child_gets_ready_before_its_job_comes(crew: Crew) -> None:
    crew.warm_up(Lane.SPEECH, TOPICS)
    crew.warm_up(Lane.SPEECH, TOPICS)
    ready = crew.take(Lane.SPEECH)
    assert ready.alive
    other = crew.take(Lane.SPEECH)
    assert other is not ready
    for worker in (ready, other):
        crew.give_back(Lane.SPEECH, worker)


def test_where_one_is_at_work_none_gets_ready(crew: Crew) -> None:
    busy = crew.take(Lane.SPEECH)
    crew.warm_up(Lane.SPEECH, TOPICS)
    crew.give_back(Lane.SPEECH, busy)
    assert crew.take(Lane.SPEECH) is busy
    crew.give_back(Lane.SPEECH, busy)


def test_idle_children_are_let_go(crew: Crew) -> None:
    worker = crew.take(Lane.MEDIA)
    crew.give_back(Lane.MEDIA, worker)
    crew.let_idle_go(idle_s=0.0)
    assert not worker.alive
