"""What a batch is: how far it is, what became of it, and who needs a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.query import Filter
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import WaitKind
from recorder_app.ui.presence.batch import Batch
from tests.ui.fake_front import FakeFront


@pytest.fixture
def batch() -> Batch:
    return Batch()


def _follow(front: FakeFront, batch: Batch) -> list[str]:
    """`batch` hears what `front` publishes; answers the reasons that are to be told."""
    told: list[str] = []

    def hear(event: object) -> None:
        snapshots: tuple[Snapshot, ...] = getattr(event, "snapshots", ())
        told.extend(each.reason for each in batch.take(snapshots))
        if isinstance(getattr(event, "snapshot", None), Snapshot):
            batch.progress([event.snapshot])  # type: ignore[attr-defined]

    front.subscribe(hear)
    return told


def _counts(running: int = 0, queued: int = 0) -> dict[Filter, int]:
    return {Filter.RUNNING: running, Filter.QUEUED: queued}


def test_it_grows_with_what_runs_and_with_what_has_ended(front: FakeFront, batch: Batch) -> None:
    _follow(front, batch)
    first, second = front.fill(2)
    assert batch.fraction(_counts()) is None
    front.run([first, second])
    assert (batch.worked, batch.fraction(_counts(queued=2))) == (False, 0)
    front.begin(first)
    assert batch.worked
    assert batch.running == {first: "Talk 00000"}
    front.progress(first, 0.5)
    begun = batch.fraction(_counts(running=1, queued=1))
    assert begun is not None
    assert 0 < begun < 0.1
    front.finish(first, duration_s=60.0)
    front.begin(first)
    front.finish(first, duration_s=60.0)
    front.begin(first)  # transcribing, which takes longest
    front.progress(first, 1.0)
    later = batch.fraction(_counts(running=1, queued=1))
    assert later is not None
    assert 0.3 < later < 0.5
    front.finish(first)
    front.complete(first)
    assert batch.fraction(_counts(queued=1)) == 0.5


def test_its_end_tells_what_is_ready_and_what_needs_a_person(
    front: FakeFront, batch: Batch
) -> None:
    told = _follow(front, batch)
    good, bad, cancelled = front.fill(3)
    front.complete(good)
    front.run([bad, cancelled])
    front.begin(bad)
    front.fail(bad, Permanent("It is damaged."))
    front.cancel([cancelled])
    ended = batch.end()
    assert dict(ended.ready) == {good: "Talk 00000"}
    assert [(each.title, each.reason) for each in ended.needy] == [("Talk 00001", "It is damaged.")]
    assert told == ["It is damaged."]
    assert not batch.worked
    assert batch.end() == type(ended)({})


def test_what_is_tried_again_by_itself_needs_nobody(front: FakeFront, batch: Batch) -> None:
    told = _follow(front, batch)
    (key,) = front.fill(1)
    front.run([key])
    front.begin(key)
    front.fail(key, Transient("The network is down."))
    assert told == []


def test_the_same_wait_is_told_once_and_a_failure_each_time(front: FakeFront, batch: Batch) -> None:
    told = _follow(front, batch)
    (key,) = front.fill(1)

    def again(error: Callable[[], Exception]) -> None:
        front.run([key])
        front.begin(key)
        front.fail(key, error())

    for _ in range(2):
        again(lambda: NeedsUser("The disk is full.", kind=WaitKind.DISK))
    assert told == ["The disk is full."]
    for _ in range(2):
        again(lambda: Permanent("It is damaged."))
    assert told == ["The disk is full.", "It is damaged.", "It is damaged."]


def test_what_needed_a_person_before_is_no_news(front: FakeFront, batch: Batch) -> None:
    (key,) = front.fill(1)
    front.run([key])
    front.begin(key)
    front.fail(key, Permanent("It is damaged."))
    batch.know_needy([key])
    told = _follow(front, batch)
    front.change(key, lambda each: each)
    assert told == []


def test_what_is_paused_or_removed_is_no_part_of_it(front: FakeFront, batch: Batch) -> None:
    _follow(front, batch)
    first, second = front.fill(2)
    front.run([first, second])
    front.begin(first)
    front.progress(first, 0.9)
    front.begin(second)
    front.pause([first])
    front.stop(first)
    batch.forget([second])
    assert batch.fraction(_counts(running=1)) == 0
    assert batch.running == {}
