"""The list by itself, shown and loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests import window_libraries

if TYPE_CHECKING or window_libraries.are_there:
    from pytestqt.qtbot import QtBot

    from recorder_app.engine.front import Front
    from tests.ui.bare_list import BareList, bare_list


@pytest.fixture
def open_list(qtbot: QtBot, watched: Front) -> Iterator[Callable[[], BareList]]:
    with ExitStack() as stack:

        def make() -> BareList:
            made = stack.enter_context(bare_list(watched))
            made.show()
            qtbot.waitExposed(made.view)
            qtbot.waitUntil(lambda: made.model.is_loaded)
            return made

        yield make
