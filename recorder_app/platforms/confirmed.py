"""Looking at what a platform has confirmed: a new film may take a moment until it is shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from recorder_app.domain.errors import NeedsUser, Permanent, Unknown
from recorder_app.domain.work import UploadContext

PAUSES_S = (0.5, 1.0, 2.0)
"""Before what is not there is looked for again."""

Resource = Mapping[str, Any]


def looked_at(
    title: str,
    context: UploadContext,
    look: Callable[[], Resource | None],
    *,
    expected: bool = True,
) -> Resource | None:
    """What the platform, called `title`, says of the film. None where it can't be asked, as `look` says
    by raising `Permanent` or `NeedsUser`: then what it has confirmed has to do.

    Where it says, again and again, that the film is not there: `Unknown`, or None if that is `expected`
    no more.
    """
    for pause_s in (0.0, *PAUSES_S) if expected else (0.0,):
        time.sleep(pause_s)
        try:
            there = look()
        except (Permanent, NeedsUser):
            context.say(
                f"{title} has confirmed the film, but doesn’t show it: it was not looked at."
            )
            return None
        if there is not None:
            return there
    if not expected:
        return None
    raise Unknown(f"{title} has confirmed the film, but doesn’t show it yet.")
