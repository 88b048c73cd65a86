"""What a server knows of one account: its channels, its videos, its playlists.

https://docs.joinpeertube.org/api-rest-reference.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from recorder_app.domain.errors import NeedsUser, Permanent, Transient, WorkError
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import UploadContext
from recorder_app.platforms.http.failures import Missing, NoSuchRequest
from recorder_app.platforms.http.reason import given_reason
from recorder_app.platforms.http.service import Service, content_of
from recorder_app.platforms.peertube.login import PeerTubeLogin
from recorder_app.platforms.peertube.video import TITLE

API = "/api/v1"
_PAGE = 100
_MOST_PAGES = 100

Resource = Mapping[str, Any]


def connect(context: UploadContext) -> Service:
    """The account's server. Raises `Permanent` where the account names none."""
    root = str(context.account.get("api_root") or "").rstrip("/").removesuffix(API)
    if not root:
        raise Permanent(f"{TITLE}: the account doesn't say on which server it is.")
    return Service(TITLE, root, PeerTubeLogin(root, context), explain=explain)


def get(service: Service, path: str, params: Mapping[str, str] | None = None) -> Resource | None:
    """None where there is no such thing, or not for this account."""
    try:
        return content_of(service.ask("GET", API + path, params=params))
    except Missing:
        return None


def pages(
    service: Service, path: str, params: Mapping[str, str] | None = None
) -> Iterator[Resource]:
    """The entries of a list, page after page."""
    seen = 0
    for _ in range(_MOST_PAGES):
        place = {"start": str(seen), "count": str(_PAGE)}
        page = content_of(service.ask("GET", API + path, params={**(params or {}), **place}))
        data = page.get("data")
        entries = (
            [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []
        )
        yield from entries
        seen += len(entries)
        if not entries or seen >= int(page.get("total") or 0):
            return


def explain(answer: httpx.Response) -> WorkError | None:
    """PeerTube's own errors: `code` and `detail` of RFC 7807, `error` in older versions."""
    content = content_of(answer)
    code, status = str(content.get("code") or content.get("type") or ""), answer.status_code
    if "quota_reached" in code or ("quota" in _said(content).lower() and status in {403, 413}):
        return NeedsUser(
            f"{TITLE}: the account's space on the server is used up. Make room there, or ask whoever "
            "runs the server for more.",
            kind=WaitKind.QUOTA,
        )
    match status:
        case 409:
            return Transient(f"{TITLE} has lost its place in the film.")
        case 413:
            return Permanent(f"{TITLE}: the server takes no film as large as this one.")
        case 415:
            return Permanent(f"{TITLE}: the server takes no films of this kind.")
        case 422:
            return Permanent(f"{TITLE}: the server can't read the film.")
        case 404 if not code:
            return NoSuchRequest(f"{TITLE} refuses it ({status}): {_said(content)}")
        case 403 | 404:
            return Missing(f"{TITLE} refuses it ({status}): {_said(content)}")
        case 400:
            return Permanent(f"{TITLE} refuses it: {_said(content)}")
    return None


def _said(content: Resource) -> str:
    said = content.get("detail") or content.get("error") or content.get("title")
    return given_reason(said)
