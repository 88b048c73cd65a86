"""PeerTube's REST API, as far as publishing needs it.

https://docs.joinpeertube.org/api-rest-reference.html#tag/Video-Upload
https://docs.joinpeertube.org/api/rest-getting-started
https://github.com/Chocobozzz/PeerTube/blob/develop/support/doc/api/openapi.yaml
"""

from __future__ import annotations

import itertools
import uuid
from datetime import UTC, datetime
from typing import Any, ClassVar

from tests.servers import multipart
from tests.servers.films import Content, Film
from tests.servers.loopback import Loopback, Reply, Request, Route
from tests.servers.resumable import Session, Sessions

CLIENT = {"client_id": "peertube-client", "client_secret": "peertube-client-secret"}
USER, PASSWORD, REFRESH_TOKEN = "recorder", "peertube-password", "peertube-refresh"
CHANNEL_ID = 7
PRIVACIES = {1: "Public", 2: "Unlisted", 3: "Private", 4: "Internal", 5: "Password protected"}
_API = "/api/v1"
_VIDEO = r"/videos/([\w-]+)"


def problem(status: int, code: str, detail: str = "") -> Reply:
    """RFC 7807, as PeerTube writes it."""
    return Reply(status, problem_body(status, code, detail))


def problem_body(status: int, code: str, detail: str = "") -> dict[str, Any]:
    return {"type": "about:blank", "status": status, "code": code, "detail": detail or code}


class PeerTubeServer(Loopback):
    """A session that is complete is forgotten, as PeerTube does it; `sessions.forgets_done = False` for
    a version that remembers."""

    def __init__(self, *, root: str = "", counted: bool = False) -> None:
        super().__init__(root=root)
        self._numbers = itertools.count(1)
        self._tokens: set[str] = set()
        self.refresh_token = REFRESH_TOKEN
        self.revoked = False
        self.refreshes = 0
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

    def credentials(self) -> dict[str, Any]:
        return {
            "access_token": self.issue(),
            "refresh_token": self.refresh_token,
            **CLIENT,
            "api_root": self.api_root,
        }

    def issue(self) -> str:
        with self.lock:
            token = f"peertube-access-{next(self._numbers)}"
            self._tokens.add(token)
            return token

    def expire(self) -> None:
        with self.lock:
            self._tokens.clear()

    def revoke(self) -> None:
        self.expire()
        self.revoked = True

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

    def refusal(self, request: Request) -> Reply | None:
        open_to_all = {"oauth_clients", "token", "config", "words"}
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if request.operation in open_to_all or token in self._tokens:
            return None
        return problem(401, "invalid_token", "Invalid token: access token is invalid")

    def kind(self, route: Route, request: Request) -> str:
        asks = request.headers.get("content-range", "").startswith("bytes */")
        if route.name == "upload" and asks and not request.length:
            request.operation = "query"
        return request.operation

    # Login

    def _client(self, request: Request) -> Reply:
        return Reply(200, CLIENT)

    def _token(self, request: Request) -> Reply:
        form = request.form()
        if {name: form.get(name) for name in CLIENT} != CLIENT:
            return problem(400, "invalid_client")
        by_password = form.get("grant_type") == "password"
        known = (
            (form.get("username"), form.get("password")) == (USER, PASSWORD)
            if by_password
            else form.get("refresh_token") == self.refresh_token and not self.revoked
        )
        if not known:
            return problem(400, "invalid_grant", "Invalid grant: refresh token is invalid")
        self.refreshes += not by_password
        with self.lock:
            # "Only one access token can currently be used at a time"; the refresh token rotates.
            self._tokens.clear()
            self.refresh_token = f"{REFRESH_TOKEN}-{next(self._numbers)}"
        return Reply(
            200,
            {
                "token_type": "Bearer",
                "access_token": self.issue(),
                "refresh_token": self.refresh_token,
                "expires_in": 86399,
                "refresh_token_expires_in": 1209600,
            },
        )

    def _me(self, request: Request) -> Reply:
        channel = {"id": CHANNEL_ID, "name": "recorder_channel", "displayName": "Recorder's"}
        account = {"id": 3, "name": USER, "displayName": "Recorder"}
        found = {"id": 3, "username": USER, "account": account, "videoChannels": [channel]}
        return Reply(200, found | {"videoQuota": -1, "videoQuotaDaily": -1})

    def _channels(self, request: Request) -> Reply:
        channel = {"id": CHANNEL_ID, "name": "recorder_channel", "displayName": "Recorder's"}
        return Reply(200, {"total": 1, "data": [channel]})

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
        name = uuid.uuid4().hex
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
        Route("GET", f"{_API}/oauth-clients/local", "oauth_clients", _client),
        Route("POST", f"{_API}/users/token", "token", _token),
        Route("GET", f"{_API}/users/me", "me", _me),
        Route("GET", f"{_API}/config", "config", _config),
        Route("GET", _API + r"/videos/(categories|licences|languages|privacies)", "words", _words),
        Route("POST", f"{_API}/videos/upload-resumable", "open", _open),
        Route("PUT", f"{_API}/videos/upload-resumable", "upload", _put),
        Route("DELETE", f"{_API}/videos/upload-resumable", "delete", _delete_session),
        Route("GET", f"{_API}/users/me/videos", "list", _mine),
        Route("GET", _API + r"/accounts/[\w@.-]+/video-channels", "channels", _channels),
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
