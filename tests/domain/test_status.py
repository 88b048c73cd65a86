"""What waits, and for whom; the status itself is held to the design's tables in `test_tables`."""

from __future__ import annotations

from datetime import UTC, datetime

from recorder_app.domain import status as derive
from recorder_app.domain.recording import Waiting
from recorder_app.domain.words import WaitKind


def test_hours_a_metered_connection_and_a_login_are_waited_for_whoever_asks() -> None:
    stays = {kind for kind in WaitKind if derive.stays(Waiting(kind, "Later."))}
    assert stays == {WaitKind.HOURS, WaitKind.METERED, WaitKind.LOGIN}


def test_an_end_that_no_platform_can_tell_is_for_a_person() -> None:
    asked_again = Waiting(WaitKind.VERIFYING, "It is asked.", datetime(2026, 3, 2, tzinfo=UTC))
    assert not derive.for_a_person(asked_again)
    assert derive.for_a_person(Waiting(WaitKind.VERIFYING, "Is it there?"))
