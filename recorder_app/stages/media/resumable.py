"""What can be stopped while a film is cut: writing that can be gone on with, and short work."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from recorder_app.domain.work import Context, Json

MOST_REPEATED_S = 10.0
_ASK_EVERY_S = 0.5


class Unfit(Exception):
    """The film isn't one that can be cut so; `str(error)` says why, for the log."""


class Plan(Protocol):
    """What is to be written follows from the film alone, however often its writing is stopped."""

    @property
    def digest(self) -> str:
        """Equal where the same is to be written."""

    @property
    def size_bytes(self) -> int:
        """How long the cut becomes, or a little less than that."""

    def write(
        self, source: Path, target: Path, reached: Mapping[str, Json] | None
    ) -> Iterator[Mapping[str, Json]]:
        """Write `target`, or go on with it at a place that was `reached`.

        Yields places that could be gone on from; `held` in them is how many bytes of the target are
        needed for that. Nothing is made durable here. Raises `OSError`, and `Unfit` where the film
        turns out not to be what it seemed.
        """


@contextmanager
def opened_at(target: Path, reached: Mapping[str, Any] | None) -> Iterator[BinaryIO]:
    """`target`, to be written anew, or gone on with at a place that was `reached`."""
    with target.open("w+b" if reached is None else "r+b") as file:
        if reached is not None:
            # What comes after may be anything: it was not durable.
            file.truncate(reached["held"])
            file.seek(reached["held"])
        yield file


class Repeatable:
    """Work that can only be done anew: it stops for a pause while that costs ten seconds at most.

    Later it is better done to its end. Call it often.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._began = self._asked = time.monotonic()

    def __call__(self) -> None:
        """Raises `Stopped` if a pause is wanted."""
        now = time.monotonic()
        if now - self._asked >= _ASK_EVERY_S and now - self._began < MOST_REPEATED_S:
            self._asked = now
            stand_still(self._context)


def stand_still(context: Context) -> None:
    """Stop here if a pause is wanted: what must be kept is kept. Raises `Stopped`."""
    context.checkpoint(context.resume() or {})
