"""Google's refusals, in the words of the person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Transient, WorkError
from recorder_app.domain.words import WaitKind
from recorder_app.platforms.google.answers import explain_as, next_pacific_midnight, plain
from tests.servers.google import problem_body


def explained(status: int, body: Any, **headers: str) -> WorkError | None:
    return explain_as("YouTube")(httpx.Response(status, json=body, headers=headers))


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        (datetime(2026, 1, 10, 7, 59, tzinfo=UTC), datetime(2026, 1, 10, 8, tzinfo=UTC)),
        (datetime(2026, 1, 10, 8, 0, tzinfo=UTC), datetime(2026, 1, 11, 8, tzinfo=UTC)),
        (datetime(2026, 7, 10, 12, 0, tzinfo=UTC), datetime(2026, 7, 11, 7, tzinfo=UTC)),
        # The day on which the clocks go forward there.
        (datetime(2026, 3, 8, 9, 0, tzinfo=UTC), datetime(2026, 3, 9, 7, tzinfo=UTC)),
    ],
)
def test_quotas_are_renewed_at_midnight_in_california(now: datetime, midnight: datetime) -> None:
    assert next_pacific_midnight(now) == midnight


def test_the_new_form_of_a_daily_limit_is_understood() -> None:
    """https://cloud.google.com/apis/design/errors#error_payloads"""
    message = "Quota exceeded for quota metric 'Video uploads' and limit 'Video uploads per day'."
    detail = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED"}
    error = {
        "code": 429,
        "message": message,
        "status": "RESOURCE_EXHAUSTED",
        "details": [detail],
    }
    found = explained(429, {"error": error})
    assert isinstance(found, NeedsUser)
    assert found.kind is WaitKind.QUOTA
    assert found.until == next_pacific_midnight(datetime.now(UTC))


def test_a_short_limit_with_a_time_is_tried_again_by_itself() -> None:
    headers = {"Retry-After": "30"}
    found = explained(403, problem_body(403, "userRateLimitExceeded"), **headers)
    assert isinstance(found, Transient)
    assert found.retry_after_s == 30


def test_a_permission_that_lacks_is_asked_for() -> None:
    found = explained(403, problem_body(403, "insufficientPermissions"))
    assert isinstance(found, NeedsUser)
    assert found.kind is WaitKind.LOGIN


def test_other_refusals_are_told_as_google_tells_them() -> None:
    body = problem_body(400, "invalidTitle", "The <code>snippet.title</code> is invalid.")
    found = explained(400, body)
    assert isinstance(found, Permanent)
    assert str(found) == "YouTube refuses it: The snippet.title is invalid."


@pytest.mark.parametrize("body", [[], "no", {"error": "no"}, {"error": {"errors": "no"}}])
def test_an_answer_in_another_form_is_a_refusal_too(body: Any) -> None:
    assert isinstance(explained(400, body), Permanent)
    assert explained(503, body) is None


def test_what_google_says_is_told_without_addresses() -> None:
    said = 'See <a href="/quota">quota</a> at https://x.example/?upload_id=1 ' + "k" * 60
    assert plain(said) == "See quota at"
