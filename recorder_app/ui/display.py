"""Whether a window can be shown here, asked before Qt is: Qt answers a missing display with an abort.

Imports nothing of Qt, so that it also works where Qt's window libraries are missing.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import socket
import sys
from pathlib import Path

DEBIAN_LINE = (
    "apt install libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-shape0"
)
"""What Debian and Ubuntu need for Qt's windows; the README gives the same line."""

_MISSING_LIBRARY = re.compile(r"^(\S+): cannot open shared object file")


def display_problem() -> str | None:
    """One line that says why no window can be shown, or None."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if platform and platform not in ("xcb", "wayland", "wayland-egl"):
        return _library_problem(platform)
    x_name, wayland_name = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if not x_name and not wayland_name:
        return "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    problem = None
    if wayland_name and platform != "xcb":
        if _wayland_answers(wayland_name):
            return _library_problem("wayland")
        problem = f"The display “{wayland_name}” (WAYLAND_DISPLAY) can't be reached."
    if x_name and not platform.startswith("wayland"):
        missing = _library_problem("xcb")
        if missing is not None:
            return missing
        if _x_answers():
            return None
        problem = f"The display “{x_name}” (DISPLAY) can't be reached."
    return problem or f"There is no display for QT_QPA_PLATFORM={platform}."


def _library_problem(platform: str) -> str | None:
    """Load Qt's plugin for the platform as Qt will: the loader names what it lacks."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return "PySide6 is not installed."
    plugins = Path(spec.submodule_search_locations[0]) / "Qt" / "plugins" / "platforms"
    plugin = next(iter(sorted(plugins.glob(f"libq{platform}*.so"))), None)
    if plugin is None:
        others = any(map(os.environ.get, ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")))
        lacks = plugins.is_dir() and not others
        return f"Qt knows no platform “{platform}” (QT_QPA_PLATFORM)." if lacks else None
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        missing = _MISSING_LIBRARY.match(str(error))
        what = f"the library {missing[1]} is missing" if missing else str(error)
        return f"No window can be shown: {what}. On Debian or Ubuntu: {DEBIAN_LINE}"
    return None


def _wayland_answers(name: str) -> bool:
    """Whether something listens at the socket that `WAYLAND_DISPLAY` names."""
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        try:
            client.connect(str(path))
        except OSError:
            return False
    return True


def _x_answers() -> bool:
    """A whole handshake, so that a display that refuses us (its cookie is missing) counts as none."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return int(xcb.xcb_connection_has_error(connection)) == 0
    finally:
        xcb.xcb_disconnect(connection)
