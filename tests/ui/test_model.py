"""The model over SQL pages: always what the front says, whatever happens in whatever order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from recorder_app.domain import decide
from recorder_app.domain import status as derive
from recorder_app.domain.errors import Permanent, Transient
from recorder_app.domain.query import Filter, Query, SortKey
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.pages import PAGE
from recorder_app.ui.listing.row import Row
from recorder_app.ui.off_thread import OffThread
from tests.ui.fake_front import FakeFront


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    """Ends what has timers on this thread: the collector may run on another."""
    owner = QObject()
    yield owner
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)


@pytest.fixture
def reader(owner: QObject) -> Iterator[OffThread]:
    reader = OffThread("reader", 1, owner)
    yield reader
    reader.stop()


@pytest.fixture
def bridge(owner: QObject, watched: Front) -> Iterator[Bridge]:
    bridge = Bridge(watched, owner)
    yield bridge
    bridge.stop()


@pytest.fixture
def model(
    owner: QObject, watched: Front, bridge: Bridge, reader: OffThread
) -> Iterator[RecordingsModel]:
    model = RecordingsModel(watched, reader, owner)
    bridge.changed.connect(model.apply_facts)
    bridge.progressed.connect(model.apply_progress)
    bridge.added.connect(model.add)
    bridge.removed.connect(model.remove)
    yield model
    reader.stop()
    model.stop()


def _shown(model: RecordingsModel) -> list[Snapshot | None]:
    """What a view that shows every row would show."""
    rows = [
        model.index(place, 0).data(Qt.ItemDataRole.UserRole) for place in range(model.rowCount())
    ]
    return [None if row is None else row.snapshot for row in rows]


def _load(qtbot: QtBot, model: RecordingsModel) -> None:
    model.refresh()
    qtbot.waitUntil(lambda: model.is_loaded)


def _settled(qtbot: QtBot, model: RecordingsModel, front: FakeFront) -> None:
    """Wait until the model shows what the front holds."""
    qtbot.waitUntil(lambda: _shown(model) == front.page(model.query, 0, 10**6), timeout=10_000)


def test_rows_are_read_when_they_are_looked_at(
    qtbot: QtBot, front: FakeFront, model: RecordingsModel
) -> None:
    front.fill(3 * PAGE)
    _load(qtbot, model)
    assert model.rowCount() == 3 * PAGE
    assert "page" not in front.calls
    title = model.index(PAGE + 1, Column.TITLE)
    assert title.data() == ""
    assert title.data(Qt.ItemDataRole.AccessibleTextRole) == "Loading"
    qtbot.waitUntil(lambda: title.data() == f"Talk {2 * PAGE - 2:05}")
    assert front.calls.count("page") == 1


def test_a_quick_scroll_over_100_000_rows_reads_only_where_it_ends(
    qtbot: QtBot, front: FakeFront, model: RecordingsModel
) -> None:
    front.fill(100_000)
    _load(qtbot, model)
    for place in range(0, 100_000, PAGE):
        assert model.index(place, Column.TITLE).data() == ""
    last = model.index(99_999, Column.TITLE)
    last.data()
    qtbot.waitUntil(lambda: last.data() == "Talk 00000", timeout=20_000)
    assert front.calls.count("page") <= 5


def test_an_older_revision_is_ignored(
    qtbot: QtBot, front: FakeFront, model: RecordingsModel
) -> None:
    (key,) = front.fill(1)
    _load(qtbot, model)
    _settled(qtbot, model, front)
    new = Snapshot(replace(front.now(key), title="new", revision=7))
    old = Snapshot(replace(front.now(key), title="old", revision=6))
    model.apply_facts((new,))
    model.apply_facts((old,))
    model.apply_progress((old,))
    assert model.index(0, Column.TITLE).data() == "new"


def test_what_events_brought_is_not_undone_by_a_page_that_was_read_before(
    qtbot: QtBot, front: FakeFront, model: RecordingsModel
) -> None:
    keys = front.fill(PAGE + 1)
    _load(qtbot, model)
    _settled(qtbot, model, front)
    new = Snapshot(replace(front.now(keys[0]), title="new", revision=9))
    model.apply_facts((new,))
    model.refresh()  # the page behind it still says revision 0
    model._page_read(1, [Row(each) for each in front.page(Query(), PAGE, PAGE)])
    assert model.index(PAGE, Column.TITLE).data() == "new"


def test_progress_repaints_its_row_alone(
    qtbot: QtBot, front: FakeFront, model: RecordingsModel
) -> None:
    keys = front.fill(5)
    front.run(keys[:1])
    front.begin(keys[0])
    _load(qtbot, model)
    _settled(qtbot, model, front)
    with qtbot.waitSignal(model.dataChanged) as changed:
        front.progress(keys[0], 0.5)
    top, bottom = changed.args[0], changed.args[1]
    assert (top.row(), bottom.row()) == (4, 4)  # the first one added stands last
    assert (top.column(), bottom.column()) == (Column.STATUS, Column.PROGRESS)


def test_sorting_and_filtering_are_queries(
    qtbot: QtBot, front: FakeFront, model: RecordingsModel
) -> None:
    keys = front.fill(6)
    front.complete(keys[2])
    _load(qtbot, model)
    model.sort(Column.TITLE, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: list(model.ids) == keys)
    model.ask(Query(Filter.READY, sort=SortKey.TITLE))
    qtbot.waitUntil(lambda: list(model.ids) == [keys[2]])
    model.ask(Query(search="alk 00003"))
    qtbot.waitUntil(lambda: list(model.ids) == [keys[3]])
    model.sort(Column.PLATFORMS)  # can't be sorted by
    assert model.is_loaded


def test_a_recording_that_leaves_its_group_leaves_the_list(
    qtbot: QtBot, front: FakeFront, model: RecordingsModel
) -> None:
    keys = front.fill(3)
    front.run(keys)
    model.ask(Query(Filter.QUEUED))
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    front.begin(keys[1])
    qtbot.waitUntil(lambda: list(model.ids) == [keys[2], keys[0]])


def test_trouble_is_told_and_overcome(
    qtbot: QtBot, front: FakeFront, model: RecordingsModel
) -> None:
    front.fill(1)
    front.trouble = OSError("database is locked")
    with qtbot.waitSignal(model.failed) as failed:
        model.refresh()
    assert failed.args == ["The list could not be read: database is locked"]
    _load(qtbot, model)
    _settled(qtbot, model, front)


@pytest.mark.parametrize("seed", range(4))
def test_the_model_keeps_its_contract_over_random_changes(
    qtbot: QtBot, front: FakeFront, model: RecordingsModel, seed: int
) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    chance = random.Random(seed)
    keys = front.fill(40)
    _load(qtbot, model)
    for _step in range(150):
        _change_something(front, keys, chance)
        if chance.random() < 0.1:
            model.ask(_some_query(chance))
        if chance.random() < 0.3:
            qtbot.wait(chance.randrange(30))
            _shown(model)
    _settled(qtbot, model, front)
    assert tester.model() is model


def _some_query(chance: random.Random) -> Query:
    return Query(
        filter=chance.choice(list(Filter)),
        search=chance.choice(["", "", "1"]),
        sort=chance.choice(list(SortKey)),
        descending=chance.random() < 0.5,
    )


def _change_something(front: FakeFront, keys: list[int], chance: random.Random) -> None:
    if chance.random() < 0.1 or not keys:
        keys += [each.recording.id for each in front.add([f"/new-{chance.random()}.mp4"])]
        return
    key = chance.choice(keys)
    recording = front.now(key)
    running = derive.running_parts(recording)
    if running:
        choice = chance.randrange(4)
        if choice == 0:
            front.progress(key, chance.random())
        elif choice == 1:
            front.finish(key, duration_s=chance.random() * 1000)
        elif choice == 2:
            front.fail(key, chance.choice([Transient("later"), Permanent("never")]))
        else:
            front.cancel([key])
    elif derive.claimable(recording):
        front.begin(key)
    elif decide.can_run(recording):
        front.run([key])
    elif recording.run is None:
        front.remove([key])
        keys.remove(key)
    else:
        front.pause([key])
