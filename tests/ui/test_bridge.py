"""Events of many threads come to the GUI thread gathered, newest first, and in one way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from recorder_app.domain.hold import HoldKind, WorkHold
from recorder_app.domain.recording import PartRef
from recorder_app.domain.snapshot import Progress, Snapshot
from recorder_app.domain.words import StageType
from recorder_app.engine.events import (
    HoldChanged,
    Notice,
    ProgressChanged,
    RecordingsChanged,
    RecordingsRemoved,
    SecondStart,
    SettingsChanged,
)
from recorder_app.engine.front import Front
from recorder_app.settings import Settings
from recorder_app.ui.bridge import Bridge
from tests.ui.fake_front import FakeFront


class Heard(QObject):
    """What the window would see, in order, and on which thread."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.batches: list[tuple[str, object]] = []
        self.threads: set[int] = set()
        bridge.changed.connect(self._changed)
        bridge.progressed.connect(self._progressed)
        bridge.added.connect(self._added)
        bridge.removed.connect(self._removed)
        bridge.noticed.connect(self._noticed)
        bridge.started_again.connect(self._started)

    def _hear(self, name: str, what: object) -> None:
        self.threads.add(threading.get_ident())
        self.batches.append((name, what))

    @Slot(object)
    def _changed(self, what: object) -> None:
        self._hear("changed", what)

    @Slot(object)
    def _progressed(self, what: object) -> None:
        self._hear("progressed", what)

    @Slot(object)
    def _added(self, what: object) -> None:
        self._hear("added", what)

    @Slot(object)
    def _removed(self, what: object) -> None:
        self._hear("removed", what)

    @Slot(str)
    def _noticed(self, what: str) -> None:
        self._hear("noticed", what)

    @Slot(object)
    def _started(self, what: object) -> None:
        self._hear("started_again", what)


@pytest.fixture
def bridge(qtbot: QtBot, watched: Front) -> Iterator[Bridge]:
    bridge = Bridge(watched)
    yield bridge
    bridge.stop()


@pytest.fixture
def heard(bridge: Bridge) -> Heard:
    return Heard(bridge)


@pytest.fixture
def snapshot(front: FakeFront) -> Snapshot:
    (key,) = front.fill(1)
    return Snapshot(front.now(key))


def _at(snapshot: Snapshot, revision: int, fraction: float = 0.0) -> Snapshot:
    progress: dict[PartRef, Progress] = {StageType.TRIM: Progress(fraction)} if fraction else {}
    return Snapshot(replace(snapshot.recording, revision=revision), progress)


def test_progress_of_many_threads_becomes_few_batches(
    qtbot: QtBot, front: FakeFront, heard: Heard, snapshot: Snapshot
) -> None:
    def work() -> None:
        for number in range(2000):
            front.publish(ProgressChanged(_at(snapshot, 3, number / 2000)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    front.publish(ProgressChanged(_at(snapshot, 3, 1.0)))
    last = _at(snapshot, 3, 1.0)
    qtbot.waitUntil(lambda: ("progressed", (last,)) in heard.batches)
    assert len(heard.batches) < 200  # of 8001 events
    assert heard.threads == {threading.get_ident()}


def test_an_older_revision_never_overtakes_a_newer_one(
    front: FakeFront, bridge: Bridge, heard: Heard, snapshot: Snapshot
) -> None:
    front.publish(RecordingsChanged((_at(snapshot, 5),)))
    front.publish(RecordingsChanged((_at(snapshot, 4),)))
    front.publish(ProgressChanged(_at(snapshot, 4, 0.5)))
    bridge.flush()
    assert heard.batches == [("changed", (_at(snapshot, 5),))]


def test_progress_after_new_facts_travels_with_them(
    front: FakeFront, bridge: Bridge, heard: Heard, snapshot: Snapshot
) -> None:
    front.publish(RecordingsChanged((_at(snapshot, 5),), added=True))
    front.publish(ProgressChanged(_at(snapshot, 5, 0.5)))
    bridge.flush()
    key = snapshot.recording.id
    assert heard.batches == [("changed", (_at(snapshot, 5, 0.5),)), ("added", (key,))]


def test_nothing_is_told_of_a_recording_that_is_gone(
    front: FakeFront, bridge: Bridge, heard: Heard, snapshot: Snapshot
) -> None:
    front.publish(RecordingsChanged((_at(snapshot, 5),)))
    front.publish(RecordingsRemoved((snapshot.recording.id,)))
    bridge.flush()
    assert heard.batches == [("removed", (snapshot.recording.id,))]


def test_notices_and_second_starts_arrive_one_by_one(
    qtbot: QtBot, front: FakeFront, heard: Heard
) -> None:
    front.publish(Notice("3 resumed, nothing lost."))
    front.publish(SecondStart((Path("/a.mp4"),)))
    front.publish(Notice("Done."))
    qtbot.waitUntil(lambda: len(heard.batches) == 3)
    assert heard.batches == [
        ("noticed", "3 resumed, nothing lost."),
        ("noticed", "Done."),
        ("started_again", (Path("/a.mp4"),)),
    ]


def test_of_holds_and_settings_the_last_counts(
    qtbot: QtBot, front: FakeFront, bridge: Bridge
) -> None:
    held: list[object] = []
    bridge.held.connect(held.append)
    other = replace(Settings(), run_on_drop=True)
    with qtbot.waitSignal(bridge.settings_changed) as caught:
        front.publish(HoldChanged(WorkHold(HoldKind.DISK, "Held.")))
        front.publish(HoldChanged(None))
        front.publish(SettingsChanged(Settings()))
        front.publish(SettingsChanged(other))
    assert held == [None]
    assert caught.args == [other]


def test_after_its_stop_the_bridge_hears_nothing(
    qtbot: QtBot, front: FakeFront, bridge: Bridge, heard: Heard
) -> None:
    bridge.stop()
    front.publish(Notice("too late"))
    bridge.flush()
    assert heard.batches == []


def test_very_many_are_told_in_several_turns_and_what_follows_comes_after(
    qtbot: QtBot, front: FakeFront
) -> None:
    bridge = Bridge(front)
    told: list[int] = []
    order: list[str] = []
    bridge.changed.connect(lambda some: told.append(len(some)))
    bridge.removed.connect(lambda _ids: order.append("removed"))
    keys = front.fill(5000)
    front.run(keys[1:])
    front.remove(keys[:1])
    bridge.after_telling(lambda: order.append("then"))
    assert told == [2000]
    front.cancel(keys[1:2])
    qtbot.waitUntil(lambda: "then" in order)
    assert told == [2000, 2000, 999, 1]
    assert order == ["removed", "then"]
    bridge.stop()
