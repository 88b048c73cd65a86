"""Finding a video of ours among the channel's uploads.

https://developers.google.com/youtube/v3/guides/implementation/videos#videos-retrieve-uploads
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from recorder_app.domain.errors import Undecided
from recorder_app.platforms.http.failures import Missing
from recorder_app.platforms.http.service import Service, content_of
from recorder_app.platforms.youtube.video import is_mark

PARTS = "id,snippet,status,fileDetails"
_CHANNELS = "/youtube/v3/channels"
_MINE = {"part": "contentDetails", "mine": "true"}
_PAGE = "50"
_MOST_PAGES = 20
_CLOCKS_DIFFER = timedelta(hours=1)

Video = Mapping[str, Any]


def find(
    service: Service, *, mark: str, title: str | None, size_bytes: int, since: datetime
) -> Video | None:
    """The video that carries `mark` as a tag, uploaded since then.

    Without such a one, and with a `title`, one of that title and size has to do that carries no mark
    of another upload; more than one such is `Undecided`.
    """
    likely = []
    for page in _uploads(service, since - _CLOCKS_DIFFER):
        for video in _described(service, page):
            snippet = video.get("snippet") or {}
            tags = snippet.get("tags") or []
            if mark in tags:
                return video
            if title is None or any(map(is_mark, tags)) or snippet.get("title") != title:
                continue
            if file_size(video) in {None, size_bytes}:
                likely.append(video)
    if len(likely) > 1:
        raise Undecided(
            f"{service.title} has several videos called “{title}”, and doesn’t say whether one is "
            "this. Look there, then choose."
        )
    return likely[0] if likely else None


def videos(service: Service, ids: list[str]) -> list[Video]:
    """What YouTube says of these videos; those that are not there are left out."""
    if not ids:
        return []
    answer = service.ask("GET", "/youtube/v3/videos", params={"part": PARTS, "id": ",".join(ids)})
    items: list[Video] = content_of(answer).get("items") or []
    return items


def pages(service: Service, path: str, params: Mapping[str, str]) -> Iterator[list[dict[str, Any]]]:
    """The items of a list, page by page, up to a thousand."""
    token = ""
    for _ in range(_MOST_PAGES):
        asked = {"maxResults": _PAGE, **params} | ({"pageToken": token} if token else {})
        content = content_of(service.ask("GET", path, params=asked))
        yield content.get("items") or []
        token = str(content.get("nextPageToken") or "")
        if not token:
            return


def file_size(video: Video) -> int | None:
    """Of the film that was uploaded, where YouTube says it (to the owner, once it has looked)."""
    size = str((video.get("fileDetails") or {}).get("fileSize") or "")
    return int(size) if size.isascii() and size.isdigit() else None


def _described(service: Service, items: list[dict[str, Any]]) -> list[Video]:
    """The videos that these items of a playlist stand for; as the items call them, where YouTube can't
    be asked about videos."""
    titles = {_video_id(each): (each.get("snippet") or {}).get("title") for each in items}
    titles.pop("", None)
    try:
        return videos(service, list(titles))
    except Missing:
        return [{"id": name, "snippet": {"title": title}} for name, title in titles.items()]


def require_channel(service: Service) -> None:
    """Raises `Missing` where YouTube doesn't say whose account it is: then what it doesn't list may be
    there all the same."""
    if not any(pages(service, _CHANNELS, _MINE)):
        raise Missing(f"{service.title} shows no channel of this account.")


def _uploads(service: Service, since: datetime) -> Iterator[list[dict[str, Any]]]:
    """The channel's uploads, newest first, until a page holds only older ones."""
    for channels in pages(service, _CHANNELS, _MINE):
        for channel in channels:
            lists = (channel.get("contentDetails") or {}).get("relatedPlaylists") or {}
            uploads = {"part": "snippet,contentDetails", "playlistId": str(lists.get("uploads"))}
            for items in pages(service, "/youtube/v3/playlistItems", uploads):
                recent = [each for each in items if _is_since(each, since)]
                if not recent:
                    break
                yield recent


def _video_id(item: Mapping[str, Any]) -> str:
    details, snippet = item.get("contentDetails") or {}, item.get("snippet") or {}
    resource = snippet.get("resourceId") or {}
    return str(details.get("videoId") or resource.get("videoId") or "")


def _is_since(item: Mapping[str, Any], since: datetime) -> bool:
    try:
        at = datetime.fromisoformat(str((item.get("snippet") or {}).get("publishedAt")))
    except ValueError:
        return True
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) >= since
