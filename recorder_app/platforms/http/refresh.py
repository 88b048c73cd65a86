"""A new access token for a refresh token (RFC 6749, section 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from recorder_app.domain.errors import Transient
from recorder_app.platforms.http import service
from recorder_app.platforms.http.failures import NOT_THERE
from recorder_app.platforms.http.login import log_in_again
from recorder_app.sources.http_answer import retry_after_s

_KEPT = ("access_token", "refresh_token", "expires_in", "refresh_token_expires_in")


def refreshed(
    title: str, token_uri: str, account: Mapping[str, Any], names: Sequence[str], **said: str
) -> dict[str, Any]:
    """The account with the tokens that `token_uri` gives for its values called `names`.

    Raises `NeedsUser` where the account lacks one of them, or is refused; `Transient` where nothing
    can be had at the moment.
    """
    if not token_uri or not all(account.get(name) for name in names):
        raise log_in_again(title)
    form = {name: str(account[name]) for name in names} | {"grant_type": "refresh_token"} | said
    with service.client(service.Patience()) as http, service.explained(title):
        answer = http.post(token_uri, data=form)
    status = answer.status_code
    if (status >= 500 and status not in NOT_THERE) or status in {408, 425, 429}:
        raise Transient(
            f"{title} can't renew the login at the moment ({status}).",
            retry_after_s=retry_after_s(answer.headers.get("retry-after")),
        )
    renewed = service.content_of(answer)
    if not answer.is_success or not renewed.get("access_token"):
        raise log_in_again(title)
    kept = {name: renewed[name] for name in _KEPT if renewed.get(name)}
    return {**account, **kept} | _expiry(account, renewed)


def _expiry(account: Mapping[str, Any], renewed: Mapping[str, Any]) -> dict[str, str]:
    """When the token ends, for an account that says so."""
    try:
        ends = datetime.now(UTC) + timedelta(seconds=float(renewed.get("expires_in") or 0))
    except (TypeError, ValueError, OverflowError):
        return {}
    return {"expiry": ends.strftime("%Y-%m-%dT%H:%M:%SZ")} if "expiry" in account else {}
