"""A hit in a transcript is shown below the title, and leads there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recorder_app.domain.query import Query
from recorder_app.domain.search import Hit, Sentence
from recorder_app.ui.listing.cells import SHOWN_ROLE
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.listing.texts import Texts
from recorder_app.ui.listing.title_cell import TitleCell
from tests.ui.bare_list import BareList
from tests.ui.fake_front import FakeFront

SENTENCE = Sentence(754.0, "So this is about eigenvalues & more.")
HIT = Hit(2, SENTENCE.start_s, SENTENCE.text, ((17, 28),))


@pytest.fixture
def shown(qtbot: QtBot, front: FakeFront, open_list: Callable[[], BareList]) -> BareList:
    front.fill(3)
    front.said[2] = [SENTENCE]
    shown = open_list()
    shown.model.ask(Query(search="eigenvalues"))
    qtbot.waitUntil(lambda: list(shown.model.ids) == [2])
    title = shown.model.index(0, Column.TITLE)
    qtbot.waitUntil(lambda: getattr(title.data(SHOWN_ROLE), "hit", None) == HIT)
    return shown


def _places(shown: BareList) -> tuple[QPoint, QPoint]:
    """In the title and in the sentence below it."""
    cell = shown.view.visualRect(shown.model.index(0, Column.TITLE))
    inside = TitleCell.of(cell, cell.height(), Sides())
    return inside.upper().center().toPoint(), inside.lower().center().toPoint()


def test_a_click_on_the_sentence_leads_there(qtbot: QtBot, shown: BareList) -> None:
    title, sentence = _places(shown)
    viewport = shown.view.viewport()
    with qtbot.waitSignal(shown.view.hit_chosen) as chosen:
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=sentence)
    assert chosen.args == [2, 754.0]
    assert shown.view.selected_ids() == [2]
    with qtbot.assertNotEmitted(shown.view.hit_chosen):
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=title)


def test_without_a_search_there_are_none(qtbot: QtBot, shown: BareList) -> None:
    shown.model.ask(Query())
    qtbot.waitUntil(lambda: shown.model.rowCount() == 3)
    assert shown.model.index(1, Column.TITLE).data(SHOWN_ROLE).hit is None


def test_it_is_heard_and_told(shown: BareList) -> None:
    title = shown.model.index(0, Column.TITLE)
    assert HIT.sentence in title.data(Qt.ItemDataRole.AccessibleTextRole)
    assert HIT.sentence in title.data(Qt.ItemDataRole.ToolTipRole)


def test_what_was_searched_for_is_bold_and_in_sight(shown: BareList) -> None:
    texts = Texts(shown.view.font(), Sides())
    line = texts.hit(HIT, 1000, "#123456").text.text()
    assert "12:34" in line
    assert "about <b>eigenvalues</b> &amp; more." in line
    long = Hit(2, 1.0, f"{'and so on ' * 30}at last eigenvalues", ((308, 319),))
    assert "<b>eigenvalues</b>" in texts.hit(long, 400, "#123456").text.text()
