"""When a transient failure is tried again."""

from __future__ import annotations

from itertools import pairwise

from recorder_app.domain.backoff import MAX_TRIES, RECHECK_S, delay_s
from recorder_app.domain.words import WaitKind


def test_each_wait_is_longer_than_the_one_before() -> None:
    delays = [delay_s(tries) for tries in range(MAX_TRIES - 1)]
    assert all(before < after for before, after in pairwise(delays))


def test_a_dead_network_is_borne_for_about_three_quarters_of_an_hour() -> None:
    assert 40 <= sum(delay_s(tries) for tries in range(MAX_TRIES - 1)) / 60 <= 45


def test_all_that_can_change_by_itself_is_looked_at_again() -> None:
    """A login can't; a retry has its own delays, hours their own times."""
    assert RECHECK_S.keys() == set(WaitKind) - {WaitKind.LOGIN, WaitKind.RETRY, WaitKind.HOURS}
