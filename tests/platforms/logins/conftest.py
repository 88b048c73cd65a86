from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.platforms.logins.authority import Authority


@pytest.fixture
def authority() -> Iterator[Authority]:
    with Authority() as authority:
        yield authority
