"""How the work stands as a whole, while it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from recorder_app.domain.errors import Transient
from recorder_app.domain.query import Filter
from recorder_app.domain.words import StageType
from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.browsing.counts import Counts
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.presence.batch import BatchEnd
from recorder_app.ui.presence.whole_work import WholeWork
from tests.ui.fake_front import FakeFront


class _Bench:
    def __init__(self, front: Front, parent: QObject) -> None:
        self.now_s = 0.0
        self.ended: list[BatchEnd] = []
        self._reader = OffThread("reader", 1, parent)
        self._bridge = Bridge(front, parent)
        self.counts = Counts(front, self._bridge, self._reader, parent)
        self.work = WholeWork(
            front, self._bridge, self.counts, self._reader, parent, lambda: self.now_s
        )
        self.work.ended.connect(self.ended.append)

    def stop(self) -> None:
        self._bridge.stop()
        self._reader.stop()


@pytest.fixture
def bench(qapp: QCoreApplication, watched: Front) -> Iterator[_Bench]:
    parent = QObject()
    bench = _Bench(watched, parent)
    yield bench
    bench.stop()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(parent, QEvent.Type.DeferredDelete)


def _until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds)


def test_a_batch_ends_when_nothing_goes_on_by_itself(
    qtbot: QtBot, front: FakeFront, bench: _Bench
) -> None:
    first, second = front.fill(2)
    front.run([first, second])
    front.begin(first)
    _until(qtbot, lambda: bench.counts.now[Filter.RUNNING] == 1)
    front.fail(first, Transient("The network is down."))
    front.begin(second)
    front.finish(second, duration_s=10.0)
    front.complete(second)
    _until(qtbot, lambda: "has_work" in front.calls)
    assert bench.ended == []  # the first is tried again
    front.cancel([first])
    _until(qtbot, lambda: bench.ended != [])
    assert [dict(each.ready) for each in bench.ended] == [{second: "Talk 00001"}]


def test_what_is_paused_is_no_work_that_is_left(
    qtbot: QtBot, front: FakeFront, bench: _Bench
) -> None:
    (key,) = front.fill(1)
    front.run([key])
    front.begin(key)
    _until(qtbot, lambda: bench.counts.now[Filter.RUNNING] == 1)
    front.pause([key])
    front.stop(key)
    _until(qtbot, lambda: bench.ended == [BatchEnd({})])


def test_the_time_left_is_that_of_the_last_that_runs(
    qtbot: QtBot, front: FakeFront, bench: _Bench
) -> None:
    front.known_speeds = dict.fromkeys(StageType, 0.5)
    (key,) = front.fill(1)
    front.run([key])
    front.begin(key)
    front.finish(key, duration_s=1000.0)
    front.begin(key)
    _until(qtbot, lambda: bench.work.now.left_s == 2000)  # four stages are left


def test_with_a_queue_it_is_as_the_batch_has_gone(
    qtbot: QtBot, front: FakeFront, bench: _Bench
) -> None:
    done, going, waits = front.fill(3)
    front.run([done, going, waits])
    front.begin(going)
    _until(qtbot, lambda: bench.counts.now[Filter.RUNNING] == 1)
    front.complete(done)
    bench.now_s = 300.0
    front.progress(going, 0.0)
    _until(qtbot, lambda: bench.work.now.left_s is not None)
    assert bench.work.now.left_s == pytest.approx(600, rel=0.1)


def test_many_at_once_are_looked_at_in_turns(qtbot: QtBot, front: FakeFront, bench: _Bench) -> None:
    keys = front.fill(1000)
    front.run(keys)
    for key in keys:
        front.begin(key)
    _until(qtbot, lambda: len(bench.work.running_titles) == 1000)
