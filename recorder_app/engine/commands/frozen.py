"""Which settings a run freezes: the person's, under those of the recording itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from recorder_app.domain.recording import Recording
from recorder_app.settings import Settings


class Freezer:
    def __init__(self, current: Callable[[], Settings]) -> None:
        self._current = current

    def settings(self, recording: Recording) -> dict[str, Any]:
        """Each stage's settings under its name, with the recording's own options laid over them."""
        frozen = self._current().frozen()
        for name, value in recording.options.items():
            if isinstance(value, Mapping):
                frozen[name] = {**frozen.get(name, {}), **value}
            else:
                frozen[name] = value
        return frozen
