"""Presets by name, and the one that is there without anybody having made it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recorder_app.domain.preset import Preset
from recorder_app.settings import Settings
from recorder_app.store.store import Reader

DEFAULT_PRESET = "Folder"


class Presets:
    def __init__(self, current: Callable[[], Settings]) -> None:
        self._current = current

    def default(self) -> Preset:
        folder = str(self._current().output_folder)
        return Preset(DEFAULT_PRESET, "folder", settings={"dir": folder})

    def named(self, tx: Reader, name: str) -> Preset:
        """Raises `ValueError` where there is none of that name."""
        found = tx.preset(name)
        if found is None and name == DEFAULT_PRESET:
            return self.default()
        if found is None:
            raise ValueError(f"There is no preset called “{name}”.")
        return found

    def chosen(self, tx: Reader, names: Sequence[str] | None) -> list[Preset]:
        """Those of these names; where none are named, the default."""
        return [self.default()] if names is None else [self.named(tx, name) for name in names]
