"""Where no window can be shown, one clear line says so, and Qt never aborts the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recorder_app.ui.display import DEBIAN_LINE, display_problem

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux has displays")

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY")


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for each in _DISPLAYS:
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def test_without_a_display() -> None:
    problem = display_problem()
    assert problem == "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."


@pytest.mark.parametrize(
    ("name", "value"),
    [("DISPLAY", ":987"), ("DISPLAY", "no such form"), ("WAYLAND_DISPLAY", "wayland-987")],
)
def test_a_display_that_is_gone(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    problem = display_problem()
    assert problem == f"The display “{value}” ({name}) can't be reached."


def test_where_qt_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display_problem() is None


def test_a_platform_that_qt_does_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    assert display_problem() == "Qt knows no platform “nonsense” (QT_QPA_PLATFORM)."
    monkeypatch.setenv("QT_PLUGIN_PATH", "/where/others/are")
    assert display_problem() is None


def test_a_missing_library_is_named_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A platform plugin that needs a library that is nowhere, built as Qt's own are."""
    plugins = tmp_path / "PySide6" / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    (tmp_path / "PySide6" / "__init__.py").touch()
    source = tmp_path / "plugin.c"
    source.write_text("int nothing;")
    needed = tmp_path / "libxcb-cursor.so.987"
    build = ["cc", "-shared", "-fPIC", "-Wl,--no-as-needed"]
    try:
        subprocess.run([*build, f"-Wl,-soname,{needed.name}", "-o", needed, source], check=True)
        plugin = plugins / "libqxcb.so"
        subprocess.run([*build, "-o", plugin, source, needed], check=True)
    except FileNotFoundError:
        pytest.skip("there is no C compiler here")
    needed.unlink()
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, importlib.util; sys.path.insert(0, sys.argv[1])\n"
            "from recorder_app.ui.display import display_problem; print(display_problem())",
            str(tmp_path),
        ],
        env={**os.environ, "DISPLAY": ":987"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith("No window can be shown: the library libxcb-cursor.so.987")
    assert DEBIAN_LINE in found.stdout
    assert found.stdout.count("\n") == 1
