"""A data folder, a record of what the scripted stages did, and a keyring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from tests.engine.accounts.memory_keyring import MemoryKeyring


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "trace"
    monkeypatch.setenv("SCRIPT_TRACE", str(path))
    return path


@pytest.fixture
def system_keyring() -> Iterator[MemoryKeyring]:
    """The test has a keyring; without this there is none."""
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    memory.answers.set()
    keyring.set_keyring(before)
