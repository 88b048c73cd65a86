"""What the window remembers between starts: its size, its panes and columns, what it has explained."""

from __future__ import annotations

import base64
import json
import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray

log = logging.getLogger(__name__)


class WindowState:
    """A small JSON file. Damaged or missing, it is as if nothing had been remembered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(read, dict):
            self._values = read

    def flag(self, name: str) -> bool | None:
        value = self._values.get(name)
        return value if isinstance(value, bool) else None

    def text(self, name: str) -> str:
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def blob(self, name: str) -> QByteArray | None:
        """What a widget's `saveState` or `saveGeometry` gave."""
        try:
            return QByteArray(base64.b64decode(self.text(name), validate=True)) or None
        except ValueError:
            return None

    def put(self, name: str, value: bool | str | QByteArray) -> None:
        if isinstance(value, QByteArray):
            value = base64.b64encode(value.data()).decode("ascii")
        self._values[name] = value

    def save(self) -> None:
        partial = self._path.with_suffix(".partial")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
            partial.replace(self._path)
        except OSError as error:
            log.warning("the window's state could not be saved: %s", error)
