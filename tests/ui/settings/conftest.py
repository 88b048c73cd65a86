"""The settings dialog on a front in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from recorder_app.settings import Settings
from tests import window_libraries

if TYPE_CHECKING or window_libraries.are_there:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from recorder_app.engine.front import Front
    from recorder_app.ui.commands.shortcuts import Key
    from recorder_app.ui.settings.dialog import SettingsDialog
    from recorder_app.ui.settings.model_calls import ModelCalls


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def models(watched: Front, parent: QWidget) -> Iterator[ModelCalls]:
    calls = ModelCalls(watched, parent)
    yield calls
    calls.stop()


@pytest.fixture
def saved() -> list[Settings]:
    return []


@pytest.fixture
def open_dialog(
    models: ModelCalls, parent: QWidget, saved: list[Settings]
) -> Callable[..., SettingsDialog]:
    def make(settings: Settings, keys: tuple[Key, ...] = ()) -> SettingsDialog:
        dialog = SettingsDialog(settings, saved.append, models, keys, parent)
        dialog.show()
        return dialog

    return make
