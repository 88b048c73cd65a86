"""Putting many sources on the list at once: a broken one must not keep out the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recorder_app.domain.outcome import Outcome
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Front


@dataclass(frozen=True, slots=True)
class Refusal:
    source: str
    sentence: str


@dataclass(slots=True)
class Additions:
    """What became of the sources of one drop."""

    snapshots: list[Snapshot] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    """Of running them, where the person wants what is dropped to be run."""


def add_each(
    front: Front, sources: Sequence[str], presets: Sequence[str] | None, key: str
) -> Additions:
    """Add what can be added, in order, and run it if the settings say so. Blocks. `presets` are those
    that each gets; None: as rules and defaults say. `key` is the idempotency key of the drop; each
    call that it takes has one that begins with it."""
    additions = Additions()
    _add(front, sources, presets, additions, key)
    if additions.snapshots and front.settings.run_on_drop:
        ids = [each.recording.id for each in additions.snapshots]
        additions.outcomes = front.run(ids, key=f"{key}-run")
    return additions


def _add(
    front: Front,
    sources: Sequence[str],
    presets: Sequence[str] | None,
    additions: Additions,
    key: str,
) -> None:
    """All in one call; where that is refused, each half: a few bad ones among n sources cost a few
    times log2(n) calls instead of n."""
    try:
        additions.snapshots.extend(front.add(sources, presets=presets, key=key))
    except ValueError as error:
        if len(sources) == 1:
            additions.refused.append(Refusal(sources[0], str(error)))
            return
        middle = len(sources) // 2
        _add(front, sources[:middle], presets, additions, f"{key}0")
        _add(front, sources[middle:], presets, additions, f"{key}1")
