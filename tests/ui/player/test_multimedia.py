"""Where Qt Multimedia can't be loaded, it is known what is missing."""

from __future__ import annotations

import ctypes
import importlib
import sys

import pytest

from recorder_app.ui.player import multimedia

asked = multimedia.multimedia_problem.__wrapped__
"""Anew each time."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux has displays")
def test_the_library_that_its_plugin_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_path: str) -> None:
        raise OSError("libXrandr.so.2: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", load)
    assert asked() == "libXrandr.so.2"


def test_the_library_that_its_module_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_name: str) -> None:
        raise ImportError(
            "libpulse.so.0: cannot open shared object file: No such file or directory"
        )

    monkeypatch.setattr(multimedia, "_load_plugin", lambda: None)
    monkeypatch.setattr(importlib, "import_module", load)
    assert asked() == "libpulse.so.0"
