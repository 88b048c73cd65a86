"""Google's refusals as the person can use them.

https://developers.google.com/youtube/v3/docs/errors
https://developers.google.com/workspace/drive/api/guides/handle-errors
https://developers.google.com/youtube/v3/guides/quota_and_compliance_audits
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from recorder_app.domain.errors import NeedsUser, Permanent, Transient, WorkError
from recorder_app.domain.words import WaitKind
from recorder_app.platforms.http.failures import NOT_THERE, Missing, NoSuchRequest
from recorder_app.platforms.http.login import log_in_again
from recorder_app.platforms.http.service import content_of
from recorder_app.sources.file_name import shown
from recorder_app.sources.http_answer import retry_after_s

_DAILY = {"quotaExceeded", "dailyLimitExceeded", "dailyLimitExceededUnreg"}
_UPLOADS = {"uploadLimitExceeded"}
_RATE = {
    "rateLimitExceeded",
    "userRateLimitExceeded",
    "uploadRateLimitExceeded",
    "sharingRateLimitExceeded",
    "RATE_LIMIT_EXCEEDED",
    "RESOURCE_EXHAUSTED",
}
_FULL = {"storageQuotaExceeded", "teamDriveFileLimitExceeded"}
_SCOPES = {
    "insufficientPermissions",
    "insufficientScopes",
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
    "appNotAuthorizedToFile",
}
_NO_CHANNEL = {"youtubeSignupRequired", "authenticatedUserNotChannel", "channelNotFound"}
_FULL_WAIT = timedelta(hours=1)


def reasons(answer: httpx.Response) -> set[str]:
    """The machine words for why: `quotaExceeded`."""
    error = _error(answer)
    listed = [*_objects(error.get("errors")), *_objects(error.get("details"))]
    return {str(each["reason"]) for each in listed if each.get("reason")} | {
        str(error.get("status") or "")
    }


def explain_as(title: str) -> Callable[[httpx.Response], WorkError | None]:
    """The function that finds the error for an answer of `title`'s API; None where status says all."""
    return lambda answer: _explained(title, answer)


def _explained(title: str, answer: httpx.Response) -> WorkError | None:
    why = reasons(answer)
    message = str(_error(answer).get("message") or "")
    now = datetime.now(UTC)
    per_day = bool(re.search(r"per day|daily", message, re.IGNORECASE))
    if why & _UPLOADS:
        return _quota(f"{title}: daily upload limit.", now + timedelta(days=1))
    if why & _DAILY or (why & _RATE and per_day):
        return _quota(f"{title}: daily limit of requests.", next_pacific_midnight(now))
    if why & _FULL:
        return _quota(f"{title} is full. Make room there.", now + _FULL_WAIT)
    if why & _RATE:
        return Transient(
            f"{title}: too many requests at once.",
            retry_after_s=retry_after_s(answer.headers.get("retry-after")),
        )
    if why & _SCOPES:
        return NeedsUser(
            f"{title}: the login doesn’t allow this. Log in again and allow all that is asked.",
            kind=WaitKind.LOGIN,
        )
    if why & _NO_CHANNEL:
        return NeedsUser(
            f"{title}: this account has no channel yet. Create one there, then log in again.",
            kind=WaitKind.LOGIN,
        )
    if answer.status_code == 401:
        return log_in_again(title)
    if 400 <= answer.status_code < 500 and answer.status_code not in {408, 425, 429}:
        said = plain(message) or ", ".join(sorted(filter(None, why))) or str(answer.status_code)
        return _kind(answer.status_code, why)(f"{title} refuses it: {said.rstrip('.')}.")
    return None


def _kind(status: int, why: set[str]) -> type[Permanent]:
    """Google always says why a thing is not there."""
    if status not in NOT_THERE:
        return Permanent
    return Missing if status == 404 and any(why) else NoSuchRequest


def next_pacific_midnight(now: datetime) -> datetime:
    """When the daily quotas begin anew, in UTC: at midnight in Google's time zone."""
    here = now.astimezone(ZoneInfo("America/Los_Angeles"))
    midnight = (here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(UTC)


def plain(message: str) -> str:
    """What Google says, without mark-up and without anything that could be an address or a token."""
    words = re.sub(r"<[^>]*>", "", message).split()
    return shown(" ".join(word for word in words if len(word) <= 40 and "://" not in word))


def _quota(sentence: str, until: datetime) -> NeedsUser:
    return NeedsUser(sentence, kind=WaitKind.QUOTA, until=until)


def _error(answer: httpx.Response) -> dict[str, Any]:
    error = content_of(answer).get("error")
    return error if isinstance(error, dict) else {}


def _objects(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
