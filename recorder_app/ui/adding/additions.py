"""Putting many sources on the list at once: a broken one must not keep out the others, and one that is
there already is not put there again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recorder_app.domain.outcome import Outcome
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import FoundSource, Front


@dataclass(frozen=True, slots=True)
class Refusal:
    source: str
    sentence: str


@dataclass(slots=True)
class Additions:
    """What became of the sources of one drop."""

    snapshots: list[Snapshot] = field(default_factory=list)
    known: list[FoundSource] = field(default_factory=list)
    """On the list before, and unchanged since."""
    refused: list[Refusal] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    """Of running them, where the person wants what is dropped to be run."""


def add_each(
    front: Front,
    sources: Sequence[str],
    presets: Sequence[str] | None,
    key: str,
    *,
    again: bool = False,
) -> Additions:
    """Add what can be added, in order, and run it if the settings say so. Blocks. `presets` are those
    that each gets; None: as rules and defaults say. With `again`, also what is on the list already.
    `key` is the idempotency key of the drop; each call that it takes has one that begins with it."""
    additions = Additions()
    found = _found(front, sources, additions)
    new = list(dict.fromkeys(each.location for each in found if again or each.recording_id is None))
    additions.known = [each for each in found if not again and each.recording_id is not None]
    if new:
        additions.snapshots = front.add(new, presets=presets, key=key)
    if additions.snapshots and front.settings.run_on_drop:
        ids = [each.recording.id for each in additions.snapshots]
        additions.outcomes = front.run(ids, key=f"{key}-run")
    return additions


def _found(front: Front, sources: Sequence[str], additions: Additions) -> list[FoundSource]:
    """All in one call; where that is refused, each half: a few bad ones among n sources cost a few
    times log2(n) calls instead of n."""
    try:
        return front.find(sources)
    except ValueError as error:
        if len(sources) == 1:
            additions.refused.append(Refusal(sources[0], str(error)))
            return []
        middle = len(sources) // 2
        first = _found(front, sources[:middle], additions)
        return [*first, *_found(front, sources[middle:], additions)]
