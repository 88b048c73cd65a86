"""Keeping the machine awake: while there is work, and where the person wants it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from recorder_app.engine import awake
from recorder_app.engine.awake import Awake


class Inhibitor:
    """In the place of the system's."""

    def __init__(self) -> None:
        self.held = threading.Event()
        self.free = threading.Event()
        self.free.set()

    @contextmanager
    def running(self, *, on_fail: str) -> Iterator[SimpleNamespace]:
        assert on_fail == "pass"
        self.free.clear()
        self.held.set()
        yield SimpleNamespace(active=True)
        self.held.clear()
        self.free.set()


@pytest.fixture
def inhibitor(monkeypatch: pytest.MonkeyPatch) -> Inhibitor:
    inhibitor = Inhibitor()
    monkeypatch.setattr(awake, "keep", inhibitor)
    return inhibitor


def test_it_is_held_while_there_is_work(inhibitor: Inhibitor) -> None:
    held = Awake(allowed=True)
    held.want(True)
    assert inhibitor.held.wait(10)
    held.want(False)
    assert inhibitor.free.wait(10)
    held.close()


def test_the_setting_counts_at_once(inhibitor: Inhibitor) -> None:
    held = Awake(allowed=False)
    held.want(True)
    held.allow(True)
    assert inhibitor.held.wait(10)
    held.allow(False)
    assert inhibitor.free.wait(10)
    held.allow(True)
    assert inhibitor.held.wait(10)
    held.close()
    assert inhibitor.free.wait(10)
