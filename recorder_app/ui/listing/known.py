"""What the list knows: which recordings are in it, in which order, and how the loaded ones stand."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from recorder_app.domain.snapshot import Snapshot
from recorder_app.ui.listing.changes import Insertion, Removal, Step
from recorder_app.ui.listing.row import Row

_MOST_ROWS = 4000
"""Loaded rows that are kept; those read longest ago go first."""


class Known:
    """All ids, in order, and the rows of some. A row never goes back to an older revision."""

    def __init__(self) -> None:
        self._ids: array[int] = array("q")
        self._places: Mapping[int, int] | None = {}
        """Id to row; None while it has to be worked out anew."""
        self._rows: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Sequence[int]:
        return self._ids

    def id_at(self, place: int) -> int:
        return self._ids[place]

    def row_at(self, place: int) -> Row | None:
        return self._rows.get(self._ids[place])

    def row(self, recording_id: int) -> Row | None:
        return self._rows.get(recording_id)

    def place(self, recording_id: int) -> int | None:
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        return self._places.get(recording_id)

    def ranges_of(self, ids: Iterable[int]) -> list[tuple[int, int]]:
        """The places of those of these ids that are in the list, as `ranges`."""
        self.place(0)  # they are worked out
        assert self._places is not None
        places = [place for place in map(self._places.get, set(ids)) if place is not None]
        if len(places) == len(self._ids) > 0:
            return [(0, len(places) - 1)]
        return ranges(places)

    def replace(self, ids: array[int], places: Mapping[int, int] | None = None) -> None:
        """A new order; rows that are in it stay loaded."""
        self._ids, self._places = ids, places
        self._rows = {key: row for key, row in self._rows.items() if self.place(key) is not None}

    def take(self, step: Step) -> None:
        """One step of `changes.steps`."""
        match step:
            case Removal(first, last):
                del self._ids[first : last + 1]
            case Insertion(first, ids):
                self._ids[first:first] = array("q", ids)
        self._places = None

    def load(self, rows: Iterable[Row]) -> list[int]:
        """A page was read. Returns the ids whose rows are new. What events have brought in the
        meantime is at least as new, and stays."""
        loaded = []
        for row in rows:
            key = row.id
            known = self._rows.pop(key, None)
            if known is None or known.recording.revision < row.recording.revision:
                known = row
                loaded.append(key)
            self._rows[key] = known  # as the one that was read last
        while len(self._rows) > _MOST_ROWS:
            del self._rows[next(iter(self._rows))]
        return loaded

    def loaded(self) -> list[int]:
        """The ids of the rows that have been read."""
        return list(self._rows)

    def forget_rows(self) -> None:
        """Read all rows again as they are looked at."""
        self._rows.clear()

    def apply(self, snapshots: Iterable[Snapshot]) -> list[Row]:
        """Events: the rows as they were before them, of those that are loaded and have changed."""
        changed = []
        for snapshot in snapshots:
            key = snapshot.recording.id
            known = self._rows.get(key)
            if known is None or known.recording.revision > snapshot.recording.revision:
                continue
            self._rows[key] = known.moved(snapshot)
            changed.append(known)
        return changed

    def say_again(self) -> None:
        """In another language."""
        self._rows = {key: Row(row.snapshot) for key, row in self._rows.items()}


def ranges(places: Iterable[int]) -> list[tuple[int, int]]:
    """Rows as ranges with both ends included, in ascending order."""
    result: list[tuple[int, int]] = []
    for place in sorted(places):
        if result and place == result[-1][1] + 1:
            result[-1] = (result[-1][0], place)
        else:
            result.append((place, place))
    return result
