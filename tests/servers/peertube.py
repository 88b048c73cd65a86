"""PeerTube's REST API, as far as publishing needs it.

https://docs.joinpeertube.org/api-rest-reference.html#tag/Video-Upload
https://docs.joinpeertube.org/api/rest-getting-started
https://github.com/Chocobozzz/PeerTube/blob/develop/support/doc/api/openapi.yaml
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any, ClassVar

from tests.servers import multipart
from tests.servers.films import Content, Film
from tests.servers.loopback import Reply, Request, Route
from tests.servers.peertube_login import CHANNEL_ID, PeerTubeLogin, problem, problem_body
from tests.servers.resumable import Session, Sessions

PRIVACIES = {1: "Public", 2: "Unlisted", 3: "Private", 4: "Internal", 5: "Password protected"}
__all__ = ["CHANNEL_ID", "PeerTubeServer", "problem_body"]

_API = "/api/v1"
_VIDEO = r"/videos/([\w-]+)"


class PeerTubeServer(PeerTubeLogin):
    """A session that is complete is forgotten, as PeerTube does it; `sessions.forgets_done = False` for
    a version that remembers."""

    def __init__(self, *, root: str = "", counted: bool = False) -> None:
        super().__init__(root=root)
        self.films: list[Film] = []
        self.captions: dict[tuple[str, str], bytes] = {}
        """By the film's id and the language."""
        self.thumbnails: dict[str, bytes] = {}
        self.playlists: list[dict[str, Any]] = []
        self.playlist_items: list[tuple[int, str]] = []
        """Playlist and film."""
        self.page_size = 100
        self.unlisted_yet = 0
        self.relative_locations = False
        self.sessions = Sessions(
            self.publish, multiple=1, counted=counted, forgets_done=True, conflict=409
        )

    def film(self, name: str) -> Film | None:
        """By its id, its UUID or its short one."""
        keys = ("id", "uuid", "shortUUID")
        found = (x for x in self.films if name in {str(x.metadata[key]) for key in keys})
        return next(found, None)

    def add_film(self, title: str, content: bytes = b"") -> Film:
        """One that somebody has uploaded elsewhere."""
        session = Session("", len(content), {"name": title, "filename": "x.mp4"}, {}, Content())
        session.content.append(content)
        self.publish(session)
        return self.films[-1]

    def kind(self, route: Route, request: Request) -> str:
        asks = request.headers.get("content-range", "").startswith("bytes */")
        if route.name == "upload" and asks and not request.length:
            request.operation = "query"
        return request.operation

    # Uploading

    def _open(self, request: Request) -> Reply:
        resource = multipart.form(request)
        if not 3 <= len(str(resource.get("name", ""))) <= 120:
            return problem(400, "bad_request", "Incorrect request parameters: name")
        if int(resource.get("channelId") or 0) != CHANNEL_ID or not resource.get("filename"):
            return problem(400, "bad_request", "Incorrect request parameters: channelId, filename")
        total = request.headers.get("x-upload-content-length")
        if total is None or "x-upload-content-type" not in request.headers:
            return problem(400, "bad_request", "Incorrect request parameters: header")
        name = f"session-secret-{uuid.uuid4().hex}"
        self.sessions.begin(name, int(total), resource, request.headers)
        path = f"{self.root}{_API}/videos/upload-resumable?upload_id={name}"
        base = "" if self.relative_locations else self.origin.removeprefix("http:")
        return Reply(201, headers={"Location": base + path})

    def _put(self, request: Request) -> Reply:
        reply = self.sessions.put(request.query.get("upload_id", ""), request)
        return reply if reply.status < 400 or reply.body else problem(reply.status, "upload")

    def _delete_session(self, request: Request) -> Reply:
        return self.sessions.delete(request.query.get("upload_id", ""), 204)

    def publish(self, session: Session) -> Reply:
        with self.lock:
            number, own = next(self._numbers), uuid.uuid4()
            announced = session.announced
            privacy = int(announced.get("privacy") or 1)
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
            resource = {
                **announced,
                "id": number,
                "uuid": str(own),
                "shortUUID": own.hex[:22],
                "url": f"{self.origin}/videos/watch/{own}",
                "name": announced["name"],
                "description": announced.get("description"),
                "privacy": {"id": privacy, "label": PRIVACIES[privacy]},
                "state": {"id": 1, "label": "Published"},
                "createdAt": now,
                "publishedAt": now,
                "files": [{"id": 1, "size": session.content.size}],
                "streamingPlaylists": [],
                "channel": {"id": CHANNEL_ID, "name": "recorder_channel"},
            }
            resource["source"] = {
                "inputFilename": announced["filename"],
                "size": session.content.size,
                "createdAt": now,
            }
            film = Film(str(number), session.content, announced["name"], resource, session.headers)
            self.films.append(film)
            ids = {name: resource[name] for name in ("id", "uuid", "shortUUID")}
            return Reply(200, {"video": ids})

    # Asking and changing

    def _get(self, request: Request) -> Reply:
        film = self._named(request)
        return Reply(200, film.metadata) if film else problem(404, "not_found")

    def _source(self, request: Request) -> Reply:
        film = self._named(request)
        return Reply(200, film.metadata["source"]) if film else problem(404, "not_found")

    def _update(self, request: Request) -> Reply:
        film = self._named(request)
        if film is None:
            return problem(404, "not_found")
        changed = multipart.form(request)
        thumbnail = changed.pop("thumbnailfile", changed.pop("previewfile", None))
        if thumbnail is not None:
            self.thumbnails[film.id] = thumbnail
        film.metadata |= changed
        film.title = film.metadata["name"]
        return Reply(204)

    def _named(self, request: Request) -> Film | None:
        path = request.path.removeprefix(f"{self.root}{_API}/videos/")
        return self.film(path.split("/")[0])

    def _mine(self, request: Request) -> Reply:
        seen = self.films[: len(self.films) - self.unlisted_yet]
        searched = request.query.get("search", "")
        found = [each.metadata for each in reversed(seen) if searched in each.title]
        start, count = int(request.query.get("start", 0)), int(request.query.get("count", 15))
        page = found[start : start + min(count, self.page_size)]
        return Reply(200, {"total": len(found), "data": page})

    def _list_captions(self, request: Request) -> Reply:
        film = self._named(request)
        if film is None:
            return problem(404, "not_found")
        languages = [language for owner, language in self.captions if owner == film.id]
        data = [{"language": {"id": each, "label": each}} for each in languages]
        return Reply(200, {"total": len(data), "data": data})

    def _put_caption(self, request: Request) -> Reply:
        film = self._named(request)
        if film is None:
            return problem(404, "not_found")
        content = multipart.form(request).get("captionfile")
        if not isinstance(content, bytes):
            return problem(400, "bad_request", "Incorrect request parameters: captionfile")
        self.captions[film.id, request.path.rsplit("/", 1)[1]] = content
        return Reply(204)

    def _list_playlists(self, request: Request) -> Reply:
        return Reply(200, {"total": len(self.playlists), "data": self.playlists})

    def _add_playlist(self, request: Request) -> Reply:
        playlist = multipart.form(request)
        number = next(self._numbers)
        ids = {"id": number, "uuid": str(uuid.uuid4()), "shortUUID": f"playlist{number}"}
        self.playlists.append(playlist | ids)
        return Reply(200, {"videoPlaylist": ids})

    def _playlist(self, request: Request) -> dict[str, Any] | None:
        name = request.path.split("/")[-2]
        keys = ("id", "uuid", "shortUUID")
        return next((x for x in self.playlists if name in {str(x[key]) for key in keys}), None)

    def _list_items(self, request: Request) -> Reply:
        playlist = self._playlist(request)
        if playlist is None:
            return problem(404, "not_found")
        names = [name for owner, name in self.playlist_items if owner == playlist["id"]]
        films = [film for film in self.films if film.id in names]
        data = [{"id": number, "video": film.metadata} for number, film in enumerate(films)]
        return Reply(200, {"total": len(data), "data": data})

    def _add_item(self, request: Request) -> Reply:
        playlist, film = self._playlist(request), self.film(str(request.json().get("videoId")))
        if playlist is None or film is None:
            return problem(404, "not_found")
        self.playlist_items.append((playlist["id"], film.id))
        return Reply(200, {"videoPlaylistElement": {"id": len(self.playlist_items)}})

    def _words(self, request: Request) -> Reply:
        words = {
            "categories": {"1": "Music", "13": "Education", "15": "Science & Technology"},
            "licences": {"1": "Attribution", "7": "Public Domain Dedication"},
            "languages": {"en": "English", "ru": "Русский"},
            "privacies": {str(number): label for number, label in PRIVACIES.items()},
        }
        return Reply(200, words[request.path.rsplit("/", 1)[1]])

    def _config(self, request: Request) -> Reply:
        return Reply(200, {"instance": {"name": "Loopback"}, "serverVersion": "8.1.0"})

    routes: ClassVar[tuple[Route, ...]] = (
        Route("GET", f"{_API}/oauth-clients/local", "oauth_clients", PeerTubeLogin._client),
        Route("POST", f"{_API}/users/token", "token", PeerTubeLogin._token),
        Route("GET", f"{_API}/users/me", "me", PeerTubeLogin._me),
        Route("GET", f"{_API}/config", "config", _config),
        Route("GET", _API + r"/videos/(categories|licences|languages|privacies)", "words", _words),
        Route("POST", f"{_API}/videos/upload-resumable", "open", _open),
        Route("PUT", f"{_API}/videos/upload-resumable", "upload", _put),
        Route("DELETE", f"{_API}/videos/upload-resumable", "delete", _delete_session),
        Route("GET", f"{_API}/users/me/videos", "list", _mine),
        Route(
            "GET", _API + r"/accounts/[\w@.-]+/video-channels", "channels", PeerTubeLogin._channels
        ),
        Route("GET", _API + r"/(accounts/[\w@.-]+/)?video-playlists", "playlists", _list_playlists),
        Route("POST", f"{_API}/video-playlists", "playlist", _add_playlist),
        Route("GET", _API + r"/video-playlists/[\w-]+/videos", "playlist_items", _list_items),
        Route("POST", _API + r"/video-playlists/[\w-]+/videos", "playlist_item", _add_item),
        Route("GET", _API + _VIDEO + "/source", "source", _source),
        Route("GET", _API + _VIDEO + "/captions", "captions", _list_captions),
        Route("PUT", _API + _VIDEO + r"/captions/[\w-]+", "caption", _put_caption),
        Route("GET", _API + _VIDEO, "get", _get),
        Route("PUT", _API + _VIDEO, "update", _update),
    )
