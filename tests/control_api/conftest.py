"""The API that most tests of it want."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.control_api.served import Served, serving


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path) as served:
        yield served


@pytest.fixture(scope="module")
def shared_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """For what changes nothing."""
    with serving(tmp_path_factory.mktemp("shared")) as served:
        yield served
