"""What can be asked of the whole list, beside its pages: what is said, where it came from, how fast it
was worked on, what was removed from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from recorder_app.domain.query import Folder
from recorder_app.domain.search import Sentence
from recorder_app.domain.words import StageType
from recorder_app.store import pages, removals, search, speeds
from recorder_app.store.removals import Removal


class Finding:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def folders(self) -> list[Folder]:
        """The 50 that most recordings came from, in this order."""
        return pages.folders(self._connection)

    def saying(self, words: str, ids: Sequence[int]) -> Mapping[int, list[Sentence]]:
        """The transcripts of those of these recordings in which that is said."""
        return search.found_in(self._connection, words, ids)

    def not_indexed(self, after: int, limit: int) -> list[int]:
        """The first recordings behind this one whose transcripts can't be searched yet."""
        return search.not_indexed(self._connection, after, limit)

    def forgotten_transcripts(self, limit: int) -> list[int]:
        """Recordings of which `forget_transcripts` has left what is to be swept."""
        return search.forgotten(self._connection, limit)

    def speeds(self) -> dict[StageType, float]:
        """Seconds of work for a second of film, as it was lately."""
        return speeds.lately(self._connection)

    def removed(self, until: datetime, limit: int) -> list[Removal]:
        """What was taken off the list until then and is still kept, the oldest first."""
        return removals.removed(self._connection, until, limit)
