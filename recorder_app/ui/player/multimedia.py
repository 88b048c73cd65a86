"""Whether Qt Multimedia works here, asked before it is needed.

It wants system libraries beyond those of Qt's windows. Where one is missing, importing it fails, or,
worse, its plugin is left out in silence and nothing is ever played.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import re
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLoggingCategory

DEBIAN_PACKAGES = "libpulse0 libxrandr2"
"""What Debian and Ubuntu need for it beyond `ui/display.py`'s line; the README gives them, too."""

_MISSING_LIBRARY = re.compile(r"(\S+\.so[.\d]*): cannot open shared object file")
_NOISE = """\
qt.multimedia.symbolsresolver=false
qt.multimedia.ffmpeg.info=false
qt.multimedia.ffmpeg.mediadataholder=false
qt.multimedia.playbackengine.codec.info=false
"""
"""At its import it complains of every library that it could use and does without (Pipewire, VA-API), and
each film is described on the terminal. Of one that can't be opened `Playback.failed` tells people."""


@cache
def multimedia_problem() -> str | None:
    """What is missing, or None: `PySide6.QtMultimedia` can be imported and used. Blocks: some twenty
    megabytes of libraries are loaded."""
    QLoggingCategory.setFilterRules(_NOISE)
    try:
        _load_plugin()
        importlib.import_module("PySide6.QtMultimedia")
    except (ImportError, OSError) as error:
        missing = _MISSING_LIBRARY.search(str(error))
        return missing[1] if missing else str(error)
    return None


def _load_plugin() -> None:
    """As Qt will; the loader names what it lacks."""
    spec = importlib.util.find_spec("PySide6")
    if not sys.platform.startswith("linux") or spec is None or not spec.submodule_search_locations:
        return
    plugins = Path(spec.submodule_search_locations[0]) / "Qt" / "plugins" / "multimedia"
    for plugin in sorted(plugins.glob("*.so")):
        ctypes.CDLL(str(plugin))
