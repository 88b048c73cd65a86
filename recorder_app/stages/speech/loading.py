"""A model that is ready to hear: provided, loaded, and kept for the next recording."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from recorder_app.stages.speech import models
from recorder_app.stages.speech.models import Model, Report

if TYPE_CHECKING:
    from recorder_app.stages.speech.recogniser import Recogniser

_lock = threading.Lock()
_kept: Recogniser | None = None


def load(
    setting: str, folder: Path, careful: bool, wanted: Callable[[], bool], report: Report
) -> Recogniser | None:
    """The model that the setting names, ready. Where it must be fetched, `wanted` is asked first,
    which may wait for the answer: nothing is fetched for a film without speech, None is returned.

    Raises as `models.provide`.
    """
    model = models.find(setting, folder)
    if model is None:
        if not wanted():
            return None
        model = models.provide(setting, folder, report)
    return _ready(model, careful)


def warm_up(setting: str, folder: Path, careful: bool) -> None:
    """Load what hears and listens, if the model is on this machine."""
    from recorder_app.stages.speech import listening  # noqa: F401

    load(setting, folder, careful, lambda: False, lambda _come, _total: None)


def _ready(model: Model, careful: bool) -> Recogniser:
    global _kept
    # Loading takes half a second and much memory: the last one is kept, and only that.
    from recorder_app.stages.speech.recogniser import CarefulRecogniser, Recogniser

    kind = CarefulRecogniser if careful else Recogniser
    with _lock:
        if _kept is None or type(_kept) is not kind or _kept.model != model:
            _kept = None
            _kept = kind(model)
        return _kept
