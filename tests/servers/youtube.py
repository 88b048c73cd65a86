"""YouTube's Data API v3, as far as publishing needs it.

https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol
https://developers.google.com/youtube/v3/docs/videos/insert
https://developers.google.com/youtube/v3/docs/videos#resource
https://developers.google.com/youtube/v3/docs/playlistItems/list
https://developers.google.com/youtube/v3/docs/captions/insert
https://developers.google.com/youtube/v3/docs/thumbnails/set
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

from tests.servers.films import Content, Film
from tests.servers.google import GoogleServer, problem
from tests.servers.loopback import Reply, Request, Route
from tests.servers.multipart import related
from tests.servers.resumable import Session

CHANNEL, UPLOADS = "UCrecorder", "UUrecorder"
_UPLOAD, _API = "/upload/youtube/v3", "/youtube/v3"


@dataclass
class Caption:
    id: str
    snippet: dict[str, Any]
    content: bytes


class YouTubeServer(GoogleServer):
    def __init__(self, *, root: str = "/google", counted: bool = False) -> None:
        super().__init__(root=root, counted=counted)
        self.films: list[Film] = []
        self.captions: list[Caption] = []
        self.thumbnails: dict[str, bytes] = {}
        self.playlists: list[dict[str, Any]] = []
        self.playlist_items: list[dict[str, Any]] = []
        self.page_size = 50
        self.unlisted_yet = 0
        """So many of the newest films don't show in the uploads playlist."""

    def film(self, video_id: str) -> Film | None:
        return next((each for each in self.films if each.id == video_id), None)

    def add_film(self, title: str, content: bytes = b"", **snippet: Any) -> Film:
        """One that somebody has uploaded elsewhere."""
        session = Session("", len(content), {"snippet": {"title": title, **snippet}}, {}, Content())
        session.content.append(content)
        self.publish(session)
        return self.films[-1]

    def publish(self, session: Session) -> Reply:
        with self.lock:
            video_id = f"video{next(self._numbers):06d}"
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            snippet = {"categoryId": "22", "channelId": CHANNEL, "publishedAt": now}
            status = {"privacyStatus": "public", "license": "youtube", "uploadStatus": "uploaded"}
            size = session.content.size
            resource = {
                "kind": "youtube#video",
                "id": video_id,
                "snippet": snippet | session.announced.get("snippet", {}),
                "status": status | session.announced.get("status", {}),
                "fileDetails": {
                    "fileName": session.headers.get("slug", "unknown"),
                    "fileSize": str(size),
                },
                "processingDetails": {"processingStatus": "processing"},
            }
            title = resource["snippet"].get("title", "unknown")
            self.films.append(Film(video_id, session.content, title, resource, session.headers))
            return Reply(201, resource)

    # Uploading

    def _open(self, request: Request) -> Reply:
        resource = request.json()
        wrong = _wrong(resource)
        if wrong:
            return problem(400, wrong, domain="youtube.video")
        return self.begin(request, f"{_UPLOAD}/videos", resource)

    # Asking and changing

    def _channels(self, request: Request) -> Reply:
        related = {"likes": "LL", "uploads": UPLOADS}
        channel = {
            "kind": "youtube#channel",
            "id": CHANNEL,
            "snippet": {"title": "Recorder's channel"},
            "contentDetails": {"relatedPlaylists": related},
        }
        return self._page(request, [channel])

    def _list_items(self, request: Request) -> Reply:
        wanted = request.query.get("playlistId")
        if wanted == UPLOADS:
            seen = self.films[: len(self.films) - self.unlisted_yet]
            return self._page(request, [_as_item(each) for each in reversed(seen)])
        if wanted not in {each["id"] for each in self.playlists}:
            return problem(404, "playlistNotFound", domain="youtube.playlistItem")
        items = [each for each in self.playlist_items if each["snippet"]["playlistId"] == wanted]
        video_id = request.query.get("videoId")
        if video_id:
            items = [x for x in items if x["snippet"]["resourceId"]["videoId"] == video_id]
        return self._page(request, items)

    def _insert_item(self, request: Request) -> Reply:
        item = request.json()
        if item["snippet"]["playlistId"] not in {each["id"] for each in self.playlists}:
            return problem(404, "playlistNotFound", domain="youtube.playlistItem")
        if not self.film(item["snippet"]["resourceId"]["videoId"]):
            return problem(404, "videoNotFound", domain="youtube.playlistItem")
        self.playlist_items.append(item | {"id": f"item-{next(self._numbers)}"})
        return Reply(200, self.playlist_items[-1])

    def _list_videos(self, request: Request) -> Reply:
        wanted = request.query.get("id", "").split(",")
        return self._page(request, [each.metadata for each in self.films if each.id in wanted])

    def _update_video(self, request: Request) -> Reply:
        resource = request.json()
        film = self.film(resource.get("id", ""))
        if film is None:
            return problem(404, "videoNotFound", domain="youtube.video")
        for part in ("snippet", "status"):
            film.metadata[part] = film.metadata[part] | resource.get(part, {})
        film.title = film.metadata["snippet"]["title"]
        return Reply(200, film.metadata)

    def _list_captions(self, request: Request) -> Reply:
        video_id = request.query.get("videoId")
        found = [x for x in self.captions if x.snippet["videoId"] == video_id]
        items = [{"kind": "youtube#caption", "id": x.id, "snippet": x.snippet} for x in found]
        return self._page(request, items)

    def _insert_caption(self, request: Request) -> Reply:
        if request.query.get("uploadType") == "resumable":
            return self.begin(request, f"{_UPLOAD}/captions", request.json())
        resource, media = related(request)
        return self._add_caption(resource["snippet"], media)

    def _put_caption(self, request: Request) -> Reply:
        session = self.sessions.open.get(request.query.get("upload_id", ""))
        if session is None:
            return Reply(404)
        for piece in request.pieces():
            session.content.append(piece)
        return self._add_caption(session.announced["snippet"], bytes(session.content))

    def _add_caption(self, snippet: dict[str, Any], content: bytes) -> Reply:
        if not self.film(snippet["videoId"]):
            return problem(404, "videoNotFound", domain="youtube.caption")
        key = {name: snippet.get(name) for name in ("videoId", "language", "name")}
        if any(key.items() <= each.snippet.items() for each in self.captions):
            return problem(409, "captionExists", domain="youtube.caption")
        caption = Caption(f"caption-{next(self._numbers)}", {"name": "", **snippet}, content)
        self.captions.append(caption)
        return Reply(200, {"kind": "youtube#caption", "id": caption.id, "snippet": caption.snippet})

    def _set_thumbnail(self, request: Request) -> Reply:
        video_id = request.query.get("videoId", "")
        if not self.film(video_id):
            return problem(404, "videoNotFound", domain="youtube.thumbnail")
        _, media = related(request)
        if len(media) > 2 * 1024 * 1024:
            return problem(400, "invalidImage", domain="youtube.thumbnail")
        self.thumbnails[video_id] = media
        return Reply(200, {"kind": "youtube#thumbnailSetResponse", "items": [{}]})

    def _list_playlists(self, request: Request) -> Reply:
        wanted = request.query.get("id")
        return self._page(request, [x for x in self.playlists if wanted in (None, x["id"])])

    def _insert_playlist(self, request: Request) -> Reply:
        self.playlists.append(request.json() | {"id": f"PL{next(self._numbers)}"})
        return Reply(200, self.playlists[-1])

    def _page(self, request: Request, items: list[dict[str, Any]]) -> Reply:
        most = min(self.page_size, int(request.query.get("maxResults", 5)))
        start = int(request.query.get("pageToken") or 0)
        parts = {"kind", "id", *request.query.get("part", "snippet").split(",")}
        shown = [
            {name: value for name, value in each.items() if name in parts}
            for each in items[start : start + most]
        ]
        answer: dict[str, Any] = {
            "items": shown,
            "pageInfo": {"totalResults": len(items), "resultsPerPage": most},
        }
        if start + most < len(items):
            answer["nextPageToken"] = str(start + most)
        return Reply(200, answer)

    routes: ClassVar[tuple[Route, ...]] = (
        GoogleServer.TOKEN,
        Route("POST", f"{_UPLOAD}/videos", "open", _open),
        Route("PUT", f"{_UPLOAD}/videos", "upload", GoogleServer.put_chunk),
        Route("DELETE", f"{_UPLOAD}/videos", "delete", GoogleServer.delete_session),
        Route("GET", f"{_API}/channels", "channels", _channels),
        Route("GET", f"{_API}/playlistItems", "list", _list_items),
        Route("POST", f"{_API}/playlistItems", "playlist_item", _insert_item),
        Route("GET", f"{_API}/videos", "videos", _list_videos),
        Route("PUT", f"{_API}/videos", "update", _update_video),
        Route("GET", f"{_API}/captions", "captions", _list_captions),
        Route("POST", f"{_UPLOAD}/captions", "caption", _insert_caption),
        Route("PUT", f"{_UPLOAD}/captions", "caption", _put_caption),
        Route("POST", f"{_UPLOAD}/thumbnails/set", "thumbnail", _set_thumbnail),
        Route("GET", f"{_API}/playlists", "playlists", _list_playlists),
        Route("POST", f"{_API}/playlists", "playlist", _insert_playlist),
    )


def _as_item(film: Film) -> dict[str, Any]:
    snippet = film.metadata["snippet"]
    shown = {name: snippet[name] for name in ("title", "description") if name in snippet}
    resource = {"kind": "youtube#video", "videoId": film.id}
    at = snippet["publishedAt"]
    return {
        "kind": "youtube#playlistItem",
        "id": f"item-{film.id}",
        "snippet": {**shown, "playlistId": UPLOADS, "publishedAt": at, "resourceId": resource},
        "contentDetails": {"videoId": film.id, "videoPublishedAt": at},
        "status": {"privacyStatus": film.metadata["status"]["privacyStatus"]},
    }


def _wrong(resource: dict[str, Any]) -> str | None:
    """The reason for which YouTube refuses the video before its first byte."""
    snippet, status = resource.get("snippet", {}), resource.get("status", {})
    title = snippet.get("title", "")
    if not title.strip() or len(title) > 100 or set(title) & {"<", ">"}:
        return "invalidTitle"
    description = snippet.get("description", "")
    if len(description.encode()) > 5000 or set(description) & {"<", ">"}:
        return "invalidDescription"
    tags = snippet.get("tags", [])
    if sum(len(each) + 2 * (" " in each) for each in tags) + max(0, len(tags) - 1) > 500:
        return "invalidTags"
    if status.get("publishAt") and status.get("privacyStatus") != "private":
        return "invalidPublishAt"
    return None
