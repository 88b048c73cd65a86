"""The rights of a person who may not read and write everything, also where the tests run as root."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_NOBODY = 65534


@pytest.fixture
def plain_user() -> Iterator[Path]:
    """A folder of a person without special rights, in whose place the test goes on."""
    if not hasattr(os, "seteuid"):
        pytest.skip("needs POSIX permissions")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        was = os.geteuid()
        if was == 0:
            os.seteuid(_NOBODY)
        try:
            yield Path(folder)
        finally:
            os.seteuid(was)
