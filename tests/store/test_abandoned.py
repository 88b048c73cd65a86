from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from recorder_app.domain.abandoned import Abandoned
from recorder_app.store.store import Store

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def given_up(next_try: datetime) -> Abandoned:
    return Abandoned(0, 7, 8, "youtube", "main", {"session": "sealed"}, NOW, 0, next_try)


def test_what_is_due_is_not_waited_for(store: Store) -> None:
    """Else the clock would strike all the time that a deletion takes."""
    later = NOW + timedelta(minutes=5)
    with store.write() as tx:
        tx.abandon(given_up(NOW))
        tx.abandon(replace(given_up(later), output_id=9))
    with store.read() as tx:
        assert [each.next_try for each in tx.due_abandoned(NOW)] == [NOW]
        assert tx.next_abandoned(NOW) == later
        assert tx.next_abandoned(later) is None
        assert tx.abandoned_of([7, 8]) == {7: {"youtube"}}


def test_a_cancel_that_is_carried_out_twice_abandons_once(store: Store) -> None:
    with store.write() as tx:
        tx.abandon(given_up(NOW))
        tx.abandon(given_up(NOW))
        assert len(tx.due_abandoned(NOW)) == 1
