"""What is done once the film is up: captions, a thumbnail, a playlist. Each once, in any attempt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from recorder_app.domain.errors import Permanent, WorkError
from recorder_app.domain.work import UploadContext

Step = Callable[[bool], None]
"""Told whether it was begun before, so that it may have been carried out without our knowing."""

_BEGUN, _DONE = "begun", "done"


def take_steps(context: UploadContext, state: dict[str, Any], steps: Mapping[str, Step]) -> None:
    """Do those of `steps` that `state["steps"]` doesn't call done, and keep a checkpoint of each.

    One that fails stops no other. What failed is raised at the end, as it can be told: the film is up.
    What will be tried again by itself comes first.
    """
    taken: dict[str, str] = state.setdefault("steps", {})
    failures = []
    for name, step in steps.items():
        before = taken.get(name)
        if before == _DONE:
            continue
        if before != _BEGUN:
            taken[name] = _BEGUN
            context.checkpoint(state)
        try:
            step(before == _BEGUN)
        except WorkError as error:
            error.args = (f"The video is up, but not its {name}. {error}",)
            failures.append(error)
        else:
            taken[name] = _DONE
            context.checkpoint(state)
    if failures:
        raise min(failures, key=lambda each: isinstance(each, Permanent))
