"""Speech models: getting them, stopping that, removing them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recorder_app.engine.speech_models import Kept
from recorder_app.ui.settings.model_calls import ModelCalls
from recorder_app.ui.settings.models_page import ModelLine, ModelsPage
from tests.ui.fake_front import FakeFront


@pytest.fixture
def page(qtbot: QtBot, models: ModelCalls) -> Iterator[ModelsPage]:
    page = ModelsPage(models)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(page.lines) == 3)
    yield page
    models.stop()


def _press(line: ModelLine, button: str) -> None:
    assert line.button.text() == button
    line.button.click()


def test_each_model_says_what_it_is_and_where(page: ModelsPage) -> None:
    about = {name: line.about.text() for name, line in page.lines.items()}
    assert about == {
        "tiny.en": "English only, 78\N{NO-BREAK SPACE}MB, here, shared with other programs",
        "base": "99 languages, 148\N{NO-BREAK SPACE}MB, here",
        "small": "99 languages, 486\N{NO-BREAK SPACE}MB, fetched when it is first used",
    }
    assert not page.lines["tiny.en"].button.isVisible()


def test_a_model_is_fetched_with_its_progress_shown(
    qtbot: QtBot, front: FakeFront, page: ModelsPage
) -> None:
    front.come.clear()
    line = page.lines["small"]
    _press(line, "Get")
    qtbot.waitUntil(lambda: line.bar.value() == 50)
    assert line.bar.isVisible()
    assert line.button.text() == "Stop"
    front.come.set()
    qtbot.waitUntil(lambda: line.button.text() == "Remove…")
    assert line.model.kept is Kept.OURS
    assert not line.bar.isVisible()


def test_fetching_can_be_stopped(qtbot: QtBot, front: FakeFront, page: ModelsPage) -> None:
    front.come.clear()
    line = page.lines["small"]
    _press(line, "Get")
    qtbot.waitUntil(lambda: line.bar.value() == 50)
    _press(line, "Stop")
    qtbot.waitUntil(lambda: line.button.text() == "Get")
    assert line.problem.toPlainText() == ""


def test_it_is_said_why_a_model_did_not_come(
    qtbot: QtBot, front: FakeFront, page: ModelsPage
) -> None:
    front.hub_is_there = False
    line = page.lines["small"]
    _press(line, "Get")
    qtbot.waitUntil(line.problem.isVisible)
    assert line.problem.toPlainText() == "The model small can't be fetched: no network."
    assert line.button.text() == "Get"


def test_removing_asks(qtbot: QtBot, page: ModelsPage) -> None:
    line = page.lines["base"]
    _press(line, "Remove…")
    (question,) = page.findChildren(QMessageBox)
    agree = question.findChild(QPushButton, "removeModelYes")
    assert isinstance(agree, QPushButton)
    agree.click()
    qtbot.waitUntil(lambda: line.button.text() == "Get")


def test_a_download_goes_on_while_the_settings_are_closed(
    qtbot: QtBot, front: FakeFront, page: ModelsPage, models: ModelCalls, parent: QWidget
) -> None:
    front.come.clear()
    _press(page.lines["small"], "Get")
    qtbot.waitUntil(lambda: page.lines["small"].bar.value() == 50)
    another = ModelsPage(models)
    qtbot.addWidget(another)
    another.show()
    assert another.lines["small"].button.text() == "Stop"
    front.come.set()
    qtbot.waitUntil(lambda: another.lines["small"].button.text() == "Remove…")
