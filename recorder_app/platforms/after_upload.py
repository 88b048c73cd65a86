"""What is done once the film is up: captions, a thumbnail, a playlist. Each once, in any attempt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from recorder_app.domain.errors import Permanent, WorkError
from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http.failures import NoSuchRequest

Step = Callable[[bool], None]
"""Told whether it was begun before, so that it may have been carried out without our knowing."""

_BEGUN, _DONE = "begun", "done"


def take_steps(
    context: UploadContext,
    state: dict[str, Any],
    steps: Mapping[str, Step],
    *,
    spare: Collection[str] = (),
) -> None:
    """Do those of `steps` that `state["steps"]` doesn't call done, and keep a checkpoint of each.

    One that fails stops no other. What failed is raised at the end, as it can be told: the film is up.
    What will be tried again by itself comes first. A `spare` one, which nobody has asked for by name, is
    left out where the server knows no such request.
    """
    taken: dict[str, str] = state.setdefault("steps", {})
    failures: list[WorkError] = []
    for name, step in steps.items():
        before = taken.get(name)
        if before == _DONE:
            continue
        if before != _BEGUN:
            taken[name] = _BEGUN
            context.checkpoint(state)
        try:
            step(before == _BEGUN)
        except NoSuchRequest as error:
            if name in spare:
                context.say(
                    f"The video is up without {name}, which its server doesn’t take. {error}"
                )
                taken[name] = _DONE
                context.checkpoint(state)
            else:
                failures.append(_told(name, error))
        except WorkError as error:
            failures.append(_told(name, error))
        else:
            taken[name] = _DONE
            context.checkpoint(state)
    if failures:
        raise min(failures, key=lambda each: isinstance(each, Permanent))


def _told(name: str, error: WorkError) -> WorkError:
    error.args = (f"The video is up, but not its {name}. {error}",)
    return error
