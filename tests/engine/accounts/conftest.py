from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest

from tests.engine.accounts.memory_keyring import MemoryKeyring


@pytest.fixture
def system_keyring() -> Iterator[MemoryKeyring]:
    """The test has a keyring; without this there is none."""
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)
