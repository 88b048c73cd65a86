"""Limits that a platform sets: waited for, until the time that it is known to go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from recorder_app.domain.errors import NeedsUser, Permanent, Transient
from recorder_app.domain.words import WaitKind
from tests.platforms.sites import site
from tests.servers import google, peertube
from tests.servers.script import Fault

QUOTAS = [
    ("youtube", 403, google.problem_body(403, "quotaExceeded", domain="youtube.quota")),
    ("youtube", 400, google.problem_body(400, "uploadLimitExceeded", domain="youtube.video")),
    ("google_drive", 403, google.problem_body(403, "storageQuotaExceeded")),
    ("peertube", 413, peertube.problem_body(413, "quota_reached")),
]


@pytest.mark.parametrize(("name", "status", "body"), QUOTAS)
@pytest.mark.parametrize("operation", ["open", "upload"])
def test_a_quota_is_waited_for(
    name: str, status: int, body: dict[str, Any], operation: str, tmp_path: Path
) -> None:
    with site(name, tmp_path) as here:
        here.server.script.next(operation, Fault.ANSWER, status=status, body=body)
        with pytest.raises(NeedsUser) as caught:
            here.attempt()
        assert caught.value.kind is WaitKind.QUOTA
        if name == "youtube":
            now = datetime.now(UTC)
            assert caught.value.until
            assert now < caught.value.until <= now + timedelta(hours=25)
        here.finish()
        assert here.one_whole_film


def test_youtube_s_day_begins_at_midnight_pacific_time(tmp_path: Path) -> None:
    """https://developers.google.com/youtube/v3/getting-started#quota"""
    with site("youtube", tmp_path) as here:
        body = google.problem_body(403, "quotaExceeded", domain="youtube.quota")
        here.server.script.next("open", Fault.ANSWER, status=403, body=body)
        with pytest.raises(NeedsUser) as caught:
            here.attempt()
        assert caught.value.until
        local = caught.value.until.astimezone(ZoneInfo("America/Los_Angeles"))
        assert local.hour == 0
        assert local.minute <= 15


@pytest.mark.parametrize("reason", ["rateLimitExceeded", "userRateLimitExceeded"])
@pytest.mark.parametrize("name", ["youtube", "google_drive"])
def test_too_many_requests_are_tried_again(name: str, reason: str, tmp_path: Path) -> None:
    with site(name, tmp_path) as here:
        body = google.problem_body(403, reason, domain="usageLimits")
        here.server.script.next("open", Fault.ANSWER, status=403, body=body, times=5)
        with pytest.raises((Transient, NeedsUser)) as caught:
            here.attempt()
        if isinstance(caught.value, NeedsUser):
            assert caught.value.until
            assert caught.value.until < datetime.now(UTC) + timedelta(minutes=15)
        here.server.script.clear()
        here.finish()
        assert here.one_whole_film


def test_a_film_that_is_too_large_for_peertube_fails(tmp_path: Path) -> None:
    with site("peertube", tmp_path) as here:
        body = peertube.problem_body(413, "max_file_size_reached")
        here.server.script.next("open", Fault.ANSWER, status=413, body=body)
        with pytest.raises(Permanent):
            here.attempt()
