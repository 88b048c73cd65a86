"""Tests of the window need Qt's window libraries; where they are missing, they say so and are skipped.

pytest-qt can't even be configured without them, so it is taken out then, and everything else is tested.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

REASON = "Qt's window libraries are missing (see README, Debian line)"
_FIXTURES = frozenset({"qtbot", "qapp", "qtlog", "qtmodeltester"})
_OF_NO_SCREEN = (
    "^This plugin does not support",
    "No such signal QPlatformNativeInterface::systemTrayWindowChanged",
    "No RHI backend. Using CPU conversion",
    "^PulseAudioService: pa_context_connect",
)
"""What Qt complains of by itself without a screen, a graphics card or a sound server; any other warning
fails a test."""

try:
    import PySide6.QtWidgets  # noqa: F401
except ImportError:
    are_there = False
else:
    are_there = True


class SkippedModule(pytest.Module):
    """A test module that can't be imported without the libraries."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        pytest.skip(REASON, allow_module_level=True)


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    if not are_there:
        pluginmanager.set_blocked("pytest-qt")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not _FIXTURES.intersection(getattr(item, "fixturenames", ())):
            continue
        if are_there:
            item.add_marker(pytest.mark.qt_log_ignore(*_OF_NO_SCREEN))
        else:
            item.add_marker(pytest.mark.skip(reason=REASON))
