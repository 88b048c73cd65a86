"""The order of the queue, and what moving does to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from recorder_app.domain.words import Place


def moved(order: Sequence[int], chosen: Collection[int], place: Place) -> list[int]:
    """The ids of `order` with the chosen ones moved; among each other they keep their order."""
    chosen = frozenset(chosen)
    if place in (Place.TOP, Place.BOTTOM):
        these = [each for each in order if each in chosen]
        others = [each for each in order if each not in chosen]
        return [*these, *others] if place is Place.TOP else [*others, *these]
    # Down is up, seen from the other end.
    after = list(order) if place is Place.UP else list(reversed(order))
    for here in range(1, len(after)):
        if after[here] in chosen and after[here - 1] not in chosen:
            after[here - 1], after[here] = after[here], after[here - 1]
    return after if place is Place.UP else after[::-1]


def new_places(
    places: Mapping[int, int], order: Sequence[int], chosen: Collection[int], place: Place
) -> dict[int, int]:
    """The places of those runs whose place changes. `places` are those of all open runs, by recording;
    `order` are those among which the chosen ones move. The ends of the queue lie beyond every run, so
    that nobody but the chosen ones changes place."""
    chosen = frozenset(chosen)
    after = moved(order, chosen, place)
    if after == list(order) and place in (Place.UP, Place.DOWN):
        return {}
    these = [each for each in after if each in chosen]
    if place is Place.TOP:
        first = min(places.values()) - len(these)
        return {each: first + number for number, each in enumerate(these)}
    if place is Place.BOTTOM:
        last = max(places.values()) + 1
        return {each: last + number for number, each in enumerate(these)}
    taken = sorted(places[each] for each in order)
    return {each: new for each, new in zip(after, taken, strict=True) if places[each] != new}
