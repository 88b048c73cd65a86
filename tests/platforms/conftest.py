"""How long the platforms wait, in tests."""

from __future__ import annotations

import pytest

from recorder_app.platforms.http import service
from recorder_app.platforms.resumable import transfer


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time is lost between tries."""
    for module in (service, transfer):
        monkeypatch.setattr(module, "QUICK_RETRIES_S", (0.0, 0.0, 0.0))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent server is given up soon."""
    patience = service.Patience(connect_s=1.0, read_s=0.3, write_s=0.3)
    monkeypatch.setattr(service, "Patience", lambda: patience)
