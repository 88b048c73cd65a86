"""Films that are damaged or made to harm, and what cutting them may lead to."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings

from recorder_app.stages.media.cut import Way
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.resumable import Plan, Unfit


def mutations(count: int) -> settings:
    """So many damaged films, the same ones each time."""
    return settings(
        max_examples=count,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


def cut_or_refused(
    plan: Callable[[Film, Way], Plan], film: Film, way: Way, *refusals: type[Exception]
) -> None:
    """Cut it `way`, to nothing much longer than it; or have it refused, also by one of `refusals`."""
    target = film.path.with_suffix(".cut")
    refused: tuple[type[Exception], ...] = (Unfit, ArithmeticError, LookupError, *refusals)
    try:
        for _ in plan(film, way).write(film.path, target, None):
            pass
    except refused:
        return
    assert target.stat().st_size < 2 * film.path.stat().st_size + 10_000


def most_memory(film: Film, places: Iterable[int], folder: Path, do: Callable[[Film], None]) -> int:
    """Bytes held at most while `do` is done with films of which one byte each is turned over."""
    content = film.path.read_bytes()
    mutated = replace(film, path=folder / f"turned{film.path.suffix}")
    tracemalloc.start()
    try:
        for at in places:
            changed = bytes([content[at] ^ 0xFF])
            mutated.path.write_bytes(content[:at] + changed + content[at + 1 :])
            do(mutated)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
