"""What was removed from the list is deleted once nobody takes that back any more."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path

from recorder_app.domain.words import SourceKind
from recorder_app.engine.attempts.leftovers import Leftovers
from recorder_app.engine.files import published_to
from recorder_app.platforms import published_folder
from recorder_app.store.removals import Removal
from recorder_app.store.store import Store

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(minutes=10)
_AT_ONCE = 5
"""Putting back and quitting wait for no more than that."""


class Purging:
    """Thread-safe. Files go first: what the program does not live to delete goes with its next start."""

    def __init__(self, store: Store, leftovers: Leftovers) -> None:
        self._store = store
        self._leftovers = leftovers
        self._lock = threading.Lock()

    def held_off(self) -> AbstractContextManager[bool]:
        """Nothing is deleted meanwhile."""
        return self._lock

    def purge(self, until: datetime, giving_up: threading.Event) -> None:
        """Delete what was removed until then."""
        while not giving_up.is_set() and self._purge_some(until):
            pass

    def _purge_some(self, until: datetime) -> bool:
        with self._lock:
            with self._store.read() as tx:
                found = tx.removed(until, _AT_ONCE)
            if not found:
                return False
            self._delete(found)
            with self._store.write() as tx:
                tx.purge([each.recording.id for each in found])
        return True

    def _delete(self, found: Sequence[Removal]) -> None:
        self._leftovers.of_unfinished([each.recording for each in found])
        for each in found:
            if each.files:
                self._unpublish(each)
            self._leftovers.results(each.recording.id)

    def _unpublish(self, removal: Removal) -> None:
        """What a person has put in these folders, has changed or uses as a source stays."""
        for output in removal.recording.outputs:
            folder = published_to(output)
            if folder is None:
                continue
            try:
                published_folder.unpublish(folder, output.marker, self._is_source)
            except OSError as error:
                log.warning("what was published to a folder could not be deleted: %s", error)

    def _is_source(self, file: Path) -> bool:
        with self._store.read() as tx:
            return tx.is_source(SourceKind.FILE, str(file))
