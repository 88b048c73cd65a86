"""One file per stage: files in, files out, checkpoints. No Qt, no SQL.

A stage is found by its name: `recorder_app/stages/<type>.py` defines `STAGE`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from recorder_app.domain.words import StageType
from recorder_app.domain.work import Stage, WarmsUp


@cache
def load(stage: StageType) -> Stage:
    """The stage of that type."""
    found: Stage = import_module(f"{__name__}.{stage.value}").STAGE
    return found


@cache
def warm_up_after(stage: StageType) -> None:
    """Have the stages that the same process may run after this one load what takes them long."""
    order = list(StageType)
    for later in map(load, order[order.index(stage) + 1 :]):
        if isinstance(later, WarmsUp):
            later.warm_up()
