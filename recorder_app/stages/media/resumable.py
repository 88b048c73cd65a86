"""What a cut consists of that can be gone on with where it was stopped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from recorder_app.domain.work import Json


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
