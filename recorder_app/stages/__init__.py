"""One file per stage: files in, files out, checkpoints. No Qt, no SQL.

A stage is found by its name: `recorder_app/stages/<type>.py` defines `STAGE`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from recorder_app.domain.words import StageType
from recorder_app.domain.work import Stage


@cache
def load(stage: StageType) -> Stage:
    """The stage of that type."""
    found: Stage = import_module(f"{__name__}.{stage.value}").STAGE
    return found
