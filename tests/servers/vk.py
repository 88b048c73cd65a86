"""VK Video, as far as publishing needs it: an id is reserved, then the film is sent in one request.

https://dev.vk.com/en/method/video.save
https://dev.vk.com/en/api/upload/video-in-profile
https://dev.vk.com/en/method/video.get
https://dev.vk.com/en/reference/errors (an error is answered with status 200)
"""

from __future__ import annotations

import hashlib
import itertools
import json
from typing import Any, ClassVar

from tests.servers import multipart
from tests.servers.films import Content, Film
from tests.servers.loopback import Loopback, Reply, Request, Route
from tests.servers.script import Fault

OWNER_ID = 743784474


def error(code: int, message: str = "") -> Reply:
    return Reply(200, error_body(code, message))


def error_body(code: int, message: str = "") -> dict[str, Any]:
    return {"error": {"error_code": code, "error_msg": message or f"Error {code}"}}


class VkServer(Loopback):
    def __init__(self, *, root: str = "/vk") -> None:
        super().__init__(root=root)
        self._numbers = itertools.count(456239017)
        self._tokens: set[str] = set()
        self.reserved: dict[int, dict[str, Any]] = {}
        """What `video.save` was asked, by the id that it gave."""
        self.films: list[Film] = []
        self._pictures: dict[str, bytes] = {}
        self.thumbnails: dict[str, bytes] = {}
        """By the film's id."""
        self.shows_reserved = False
        """`video.get` has an item for an id whose film hasn't come."""
        self.hidden_yet = False
        """`video.get` doesn't have the films that have come."""

    def credentials(self) -> dict[str, Any]:
        return {"access_token": self.issue(), "api_root": self.api_root}

    def issue(self) -> str:
        with self.lock:
            token = f"vk1.a.access-secret-{next(self._numbers)}"
            self._tokens.add(token)
            return token

    def expire(self) -> None:
        with self.lock:
            self._tokens.clear()

    revoke = expire

    def film(self, video_id: int) -> Film | None:
        return next((each for each in self.films if each.id == f"{OWNER_ID}_{video_id}"), None)

    def _parameters(self, request: Request) -> dict[str, Any] | Reply:
        """What the method is called with, or why it isn't called."""
        given: dict[str, Any] = dict(request.query)
        if request.method == "POST":
            given |= multipart.form(request)
        header = request.headers.get("authorization", "").removeprefix("Bearer ")
        if given.pop("access_token", header) not in self._tokens:
            return error(5, "User authorization failed: invalid access_token.")
        if "v" not in given:
            return error(8, "Invalid request: v is a required parameter")
        return given

    def _save(self, request: Request) -> Reply:
        given = self._parameters(request)
        if isinstance(given, Reply):
            return given
        with self.lock:
            video_id = next(self._numbers)
            self.reserved[video_id] = given
        path = f"{self.root}/upload.do?sig=upload-secret-{video_id}&vkVideoId={video_id}"
        return Reply(
            200,
            {
                "response": {
                    "access_key": "494cb27d4cde22a64d",
                    "description": given.get("description", ""),
                    "owner_id": self._owner(given),
                    "title": given.get("name", "Untitled"),
                    "upload_url": self.origin + path,
                    "video_id": video_id,
                }
            },
        )

    def _owner(self, given: dict[str, Any]) -> int:
        return -int(given["group_id"]) if given.get("group_id") else OWNER_ID

    def _upload(self, request: Request) -> Reply:
        video_id = int(request.query["vkVideoId"])
        given = self.reserved.get(video_id)
        if given is None or request.query.get("sig") != f"upload-secret-{video_id}":
            return Reply(200, {"error_code": 2, "error_msg": "wrong signature"})
        if request.step.fault is Fault.GONE:
            del self.reserved[video_id]
            return Reply(request.step.status, request.step.body)
        files = [each for each in multipart.parts(request) if each.name == "video_file"]
        if not files or not files[0].file_name:
            return Reply(200, {"error_code": 1, "error_msg": "no file"})
        content = Content()
        content.append(files[0].content)
        if request.step.fault is Fault.SHORT:
            content.truncate(content.size - request.step.after)
        return self._publish(video_id, given, content)

    def _publish(self, video_id: int, given: dict[str, Any], content: Content) -> Reply:
        owner = self._owner(given)
        resource = {
            "id": video_id,
            "owner_id": owner,
            "title": given.get("name", "Untitled"),
            "description": given.get("description", ""),
            "duration": 180,
            "date": 1772442000,
            "can_edit": 1,
            "processing": 1,
            "player": f"https://vk.example/video_ext.php?oid={owner}&id={video_id}",
        }
        film = Film(f"{owner}_{video_id}", content, str(resource["title"]), resource)
        with self.lock:
            # A second film under one reserved id takes the first one's place.
            self.films = [each for each in self.films if each.id != film.id] + [film]
        digest = hashlib.sha1(bytes(content)).hexdigest()[:18]
        answer = {"size": content.size, "video_hash": digest, "owner_id": owner}
        return Reply(200, answer | {"direct_link": "", "video_id": video_id})

    def _get(self, request: Request) -> Reply:
        given = self._parameters(request)
        if isinstance(given, Reply):
            return given
        there = {} if self.hidden_yet else {film.id: film.metadata for film in self.films}
        empty = {
            f"{self._owner(asked)}_{video_id}": {
                "id": video_id,
                "owner_id": self._owner(asked),
                "title": asked.get("name", "Untitled"),
                "description": asked.get("description", ""),
                "duration": 0,
                "processing": 1,
            }
            for video_id, asked in self.reserved.items()
            if self.shows_reserved
        }
        known = empty | there
        wanted = given.get("videos")
        names = (
            [x.rsplit("_", len(x.split("_")) - 2)[0] for x in wanted.split(",")]
            if wanted
            else there
        )
        items = [known[name] for name in names if name in known]
        return Reply(200, {"response": {"count": len(items), "items": items}})

    def _albums(self, request: Request) -> Reply:
        given = self._parameters(request)
        if isinstance(given, Reply):
            return given
        return Reply(200, {"response": {"count": 0, "items": []}})

    def _edit(self, request: Request) -> Reply:
        given = self._parameters(request)
        if isinstance(given, Reply):
            return given
        film = self.film(int(given["video_id"]))
        if film is None:
            return error(100, "One of the parameters specified was missing or invalid")
        film.metadata |= {key: given[key] for key in ("desc", "name") if key in given}
        return Reply(200, {"response": {"success": 1}})

    def _delete(self, request: Request) -> Reply:
        given = self._parameters(request)
        if isinstance(given, Reply):
            return given
        video_id = int(given["video_id"])
        self.reserved.pop(video_id, None)
        self.films = [each for each in self.films if not each.id.endswith(f"_{video_id}")]
        return Reply(200, {"response": 1})

    def _thumbnail_url(self, request: Request) -> Reply:
        given = self._parameters(request)
        if isinstance(given, Reply):
            return given
        return Reply(200, {"response": {"upload_url": f"{self.origin}{self.root}/upload_thumb.do"}})

    def _thumbnail(self, request: Request) -> Reply:
        files = [each for each in multipart.parts(request) if each.name == "file"]
        name = hashlib.sha1(files[0].content).hexdigest()
        self._pictures[name] = files[0].content
        return Reply(200, {"sha": name, "app_id": 1})

    def _save_thumbnail(self, request: Request) -> Reply:
        given = self._parameters(request)
        if isinstance(given, Reply):
            return given
        name = json.loads(given["thumb_json"])["sha"]
        self.thumbnails[f"{given['owner_id']}_{given['video_id']}"] = self._pictures[name]
        return Reply(200, {"response": {"photo_hash": name}})

    def _users(self, request: Request) -> Reply:
        given = self._parameters(request)
        if isinstance(given, Reply):
            return given
        person = {"id": OWNER_ID, "first_name": "Re", "last_name": "Corder"}
        return Reply(200, {"response": [person]})

    def unknown(self, request: Request) -> Reply:
        return error(3, "Unknown method passed")

    routes: ClassVar[tuple[Route, ...]] = tuple(
        Route(method, path, name, does)
        for path, name, does in (
            (r"/method/video\.save", "save", _save),
            (r"/method/video\.get", "get", _get),
            (r"/method/video\.getAlbums", "albums", _albums),
            (r"/method/video\.edit", "edit", _edit),
            (r"/method/video\.delete", "delete", _delete),
            (r"/method/video\.getThumbUploadUrl", "thumbnail_url", _thumbnail_url),
            (r"/method/video\.saveUploadedThumb", "save_thumbnail", _save_thumbnail),
            (r"/upload_thumb\.do", "thumbnail", _thumbnail),
            (r"/method/users\.get", "users", _users),
            (r"/upload\.do", "upload", _upload),
        )
        for method in ("POST", "GET")
    )
