"""Which settings a run freezes: the person's, under those of the recording itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from recorder_app.domain.recording import Recording
from recorder_app.settings import Settings


class Freezer:
    def __init__(self, current: Callable[[], Settings]) -> None:
        self._current = current
        self._frozen: tuple[Settings, Mapping[str, Any]] | None = None

    def settings(self, recording: Recording) -> Mapping[str, Any]:
        """Each stage's settings under its name, with the recording's own options laid over them."""
        plain = self._plain()
        if not recording.options:
            return plain
        frozen = dict(plain)
        for name, value in recording.options.items():
            if isinstance(value, Mapping):
                frozen[name] = {**frozen.get(name, {}), **value}
            else:
                frozen[name] = value
        return frozen

    def _plain(self) -> Mapping[str, Any]:
        """Frozen once for as long as the settings are the same: ten thousand runs share it."""
        current = self._current()
        if self._frozen is None or self._frozen[0] is not current:
            self._frozen = (current, current.frozen())
        return self._frozen[1]
