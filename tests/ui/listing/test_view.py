"""What is seen and heard of the list is what the store holds, whatever happens in whatever order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recorder_app.domain import decide
from recorder_app.domain import status as derive
from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.query import Filter, Query, SortKey
from recorder_app.domain.words import PauseMode, Place, WaitKind
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.listing.cells import ROW_ROLE, Shown, cell
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.row_buttons import button_rect
from tests.ui.bare_list import BareList, bare_list
from tests.ui.fake_front import FakeFront

Open = Callable[[], BareList]
_FEW = 6


def _shown(view: Any) -> list[tuple[str, ...]]:
    """What the cells of all rows say, from top to bottom."""
    model = view.model()
    return [
        tuple(
            str(model.index(place, column).data(Qt.ItemDataRole.AccessibleTextRole))
            for column in Column
            if column is not Column.TIME_LEFT
        )
        for place in range(model.rowCount())
    ]


def _wanted(front: FakeFront, query: Query) -> list[tuple[str, ...]]:
    """The same, of what the front holds."""
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = [Row(each) for each in front.page(query, 0, 10**6)]
    return [
        tuple(
            str(cell(Shown(row, row.title), column, role))
            for column in Column
            if column is not Column.TIME_LEFT
        )
        for row in rows
    ]


_steps = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 2 * _FEW), st.floats(0, 1)), max_size=40
)
_queries = st.builds(
    Query,
    filter=st.sampled_from(Filter),
    search=st.sampled_from(["", "", "1"]),
    sort=st.sampled_from(SortKey),
    descending=st.booleans(),
)


def _take(front: FakeFront, kind: int, key: int, share: float) -> None:
    """One thing that may happen, if it can happen to this recording now."""
    if kind == 0:
        front.add([f"/films/another-{share}.mp4"])
        return
    found = front.recording(key)
    if found is None:
        return
    recording = found.recording
    running = derive.running_parts(recording)
    match kind:
        case 1 if decide.can_run(recording):
            front.run([key])
        case 2:
            front.pause([key], PauseMode.AFTER_STAGE if share < 0.3 else PauseMode.CHECKPOINT)
        case 3:
            front.cancel([key])
        case 4 if recording.run is None:
            front.remove([key])
        case 5:
            front.rename(key, f"Called {share:.3f}")
        case 6:
            front.move([key], Place.TOP)
        case 7 | 8 if running:
            front.progress(key, share, share * 100)
        case 9 if running:
            front.finish(key, duration_s=1 + share * 10_000)
        case 10 if running:
            errors = (Transient("Later."), Permanent("Never."))
            login = NeedsUser("Log in.", kind=WaitKind.LOGIN)
            front.fail(key, (*errors, login)[int(share * 2.99)])
        case _ if derive.claimable(recording) and not running:
            front.begin(key)


@pytest.fixture
def shown_alone(qtbot: QtBot) -> Iterator[tuple[FakeFront, BareList]]:
    front = FakeFront()
    with bare_list(front) as shown:
        shown.show()
        qtbot.waitExposed(shown.view)
        yield front, shown


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=_steps, query=_queries)
def test_the_list_shows_what_the_store_holds(
    qtbot: QtBot,
    shown_alone: tuple[FakeFront, BareList],
    steps: list[tuple[int, int, float]],
    query: Query,
) -> None:
    front, shown = shown_alone
    tester = QAbstractItemModelTester(
        shown.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    keys = front.fill(_FEW)
    shown.model.refresh()
    shown.model.ask(query)
    for kind, number, share in steps:
        _take(front, kind, keys[0] + number, share)
        if share > 0.8:
            qtbot.wait(1)
    qtbot.waitUntil(lambda: _shown(shown.view) == _wanted(front, query), timeout=10_000)
    shown.view.viewport().grab()
    tester.deleteLater()


# Buttons


def _cell_image(shown: BareList, place: int) -> QImage:
    rect = shown.view.visualRect(shown.model.index(place, Column.ACTIONS))
    return shown.view.viewport().grab(rect.adjusted(0, 2, 0, -3)).toImage()


def _darkest(image: QImage) -> int:
    return min(
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.fixture
def listed(qtbot: QtBot, front: FakeFront, open_list: Open) -> BareList:
    front.fill(4)
    shown = open_list()
    qtbot.waitUntil(lambda: shown.model.index(3, 0).data(ROW_ROLE) is not None)
    return shown


def test_buttons_are_loud_in_the_row_under_the_mouse_and_in_the_current_one(
    qtbot: QtBot, listed: BareList
) -> None:
    listed.view.go_to([listed.model.id_at(0)])
    middle = listed.view.visualRect(listed.model.index(2, Column.STATUS)).center()
    QTest.mouseMove(listed.view.viewport(), middle - QPoint(3, 0))
    QTest.mouseMove(listed.view.viewport(), middle)
    loud = [_darkest(_cell_image(listed, place)) < 100 for place in range(4)]
    assert loud == [True, False, True, False]
    calm = _darkest(_cell_image(listed, 1))
    assert calm < 220  # what can be done is still hinted at


@pytest.mark.parametrize("command", [Command.RUN, Command.PAUSE, Command.CANCEL])
def test_buttons_are_mirrored_with_the_window(listed: BareList, command: Command) -> None:
    cell = listed.view.visualRect(listed.model.index(0, Column.ACTIONS))
    one = button_rect(cell, command, 16)
    other = button_rect(cell, command, 16, Qt.LayoutDirection.RightToLeft)
    assert one.left() - cell.left() == cell.right() - other.right()


def test_from_right_to_left_pictures_begin_at_the_right_and_buttons_work(
    qtbot: QtBot, front: FakeFront, listed: BareList
) -> None:
    view = listed.view
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    title = view.visualRect(listed.model.index(0, Column.TITLE))
    assert title.right() >= view.viewport().width() - 2
    view.viewport().grab()
    cell = view.visualRect(listed.model.index(1, Column.ACTIONS))
    line, direction = view.fontMetrics().height(), Qt.LayoutDirection.RightToLeft
    spot = button_rect(cell, Command.RUN, line, direction).center()
    with qtbot.waitSignal(view.buttons.pressed) as pressed:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert pressed.args == [listed.model.id_at(1), Command.RUN]


@pytest.mark.parametrize("factor", [0.8, 1.0, 1.5, 2.5])
def test_no_text_is_higher_than_its_row(listed: BareList, factor: float) -> None:
    font = listed.view.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    listed.view.setFont(font)
    texts = listed.view._cells._texts
    height = listed.view.rowHeight(0)
    long = "A title that is so long that it takes more than a single line of the list " * 2
    assert texts.title(long, 200).height <= height
    assert texts.wrapped(long, 200).height <= height
    assert listed.view.columnWidth(Column.ACTIONS) > 3 * listed.view.fontMetrics().height()


# A screen reader
def test_a_screen_reader_hears_the_row_and_its_buttons(
    qtbot: QtBot, front: FakeFront, listed: BareList
) -> None:
    key = listed.model.id_at(1)
    front.run([key])
    front.begin(key)
    front.progress(key, 0.45)
    title = listed.model.index(1, Column.TITLE)
    role = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: "45%" in title.data(role))
    heard = QAccessible.queryAccessibleInterface(listed.view)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Recordings"
    # Its children are the cells, after those of the headings.
    names = {
        child.text(QAccessible.Text.Name)
        for child in map(heard.child, range(heard.childCount()))
        if child is not None
    }
    row = "Talk 00002. Downloading 45%. 0 of 6 done, Download 45%"
    assert row in names
    (buttons,) = {each for each in names if each.startswith("Run (not now): Already downloading")}
    assert "Pause: " in buttons
    assert "Cancel: " in buttons
    assert {"Title", "Status", "Progress", "Actions"} <= names
    QApplication.processEvents()
