"""Google Drive's API v3, as far as publishing needs it.

https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable
https://developers.google.com/workspace/drive/api/reference/rest/v3/files/generateIds
https://developers.google.com/workspace/drive/api/guides/search-files
"""

from __future__ import annotations

import hashlib
import re
from typing import Any, ClassVar

from tests.servers.films import Content, Film
from tests.servers.google import GoogleServer, problem
from tests.servers.loopback import Reply, Request, Route
from tests.servers.multipart import related
from tests.servers.resumable import Session

FOLDER_TYPE = "application/vnd.google-apps.folder"
_UPLOAD, _API = "/upload/drive/v3/files", "/drive/v3/files"
_FILE = r"/([\w-]+)"


class GoogleDriveServer(GoogleServer):
    def __init__(self, *, root: str = "/google", counted: bool = False) -> None:
        super().__init__(root=root, counted=counted)
        self.files: dict[str, Film] = {}
        """Every file and folder, by its id."""
        self.generated: set[str] = set()

    @property
    def films(self) -> list[Film]:
        """What was brought by a resumable upload and is no subtitle, in that order."""
        with self.lock:
            return [
                each
                for each in self.files.values()
                if str(each.metadata["mimeType"]).startswith(("video/", "application/octet-stream"))
            ]

    def add_folder(self, name: str) -> str:
        folder_id = f"folder{next(self._numbers)}"
        self._keep({"id": folder_id, "name": name, "mimeType": FOLDER_TYPE}, Content())
        return folder_id

    def publish(self, session: Session) -> Reply:
        with self.lock:
            resource = session.announced
            taken = self.files.get(resource["id"])
            if taken and "replaces" not in resource:
                return problem(409, "fileIdInUse", "A file already exists with the provided ID.")
            resource.pop("replaces", None)
            return Reply(200, self._keep(resource, session.content).metadata)

    def _keep(self, resource: dict[str, Any], content: Content) -> Film:
        file_id = resource["id"]
        kept = {
            "kind": "drive#file",
            "trashed": False,
            "parents": ["root"],
            "mimeType": "application/octet-stream",
            "name": "Untitled",
            "webViewLink": f"https://drive.example/file/d/{file_id}/view",
            **resource,
            "size": str(content.size),
        }
        if not self.sessions.counted:
            kept["md5Checksum"] = hashlib.md5(bytes(content)).hexdigest()
            kept["sha256Checksum"] = hashlib.sha256(bytes(content)).hexdigest()
        self.files[file_id] = Film(file_id, content, kept["name"], kept)
        return self.files[file_id]

    def _generate(self, request: Request) -> Reply:
        count = int(request.query.get("count", 10))
        ids = [f"drive{next(self._numbers):028d}" for _ in range(count)]
        self.generated.update(ids)
        return Reply(200, {"kind": "drive#generatedIds", "space": "drive", "ids": ids})

    def _create(self, request: Request) -> Reply:
        """`uploadType=resumable` opens a session, `multipart` brings a small file at once."""
        kind = request.query.get("uploadType")
        resource, media = (request.json(), b"") if kind == "resumable" else related(request)
        resource.setdefault("mimeType", request.headers.get("x-upload-content-type", "text/plain"))
        refused = self._identified(resource)
        if refused:
            return refused
        if kind == "resumable":
            return self.begin(request, _UPLOAD, resource)
        content = Content()
        content.append(media)
        return Reply(200, self._keep(resource, content).metadata)

    def _identified(self, resource: dict[str, Any]) -> Reply | None:
        """Every file has an id; one of the client's own must have been generated here."""
        resource.setdefault("id", f"drive-own-{next(self._numbers)}")
        chosen = not str(resource["id"]).startswith("drive-own-")
        if chosen and resource["id"] not in self.generated:
            return problem(400, "invalid", "The provided file ID is not usable.")
        if resource["id"] in self.files:
            return problem(409, "fileIdInUse", "A file already exists with the provided ID.")
        unknown = [x for x in resource.get("parents", []) if x != "root" and x not in self.files]
        return problem(404, "notFound", f"File not found: {unknown[0]}.") if unknown else None

    def _create_plain(self, request: Request) -> Reply:
        resource = {"mimeType": "application/octet-stream", **request.json()}
        refused = self._identified(resource)
        return refused or Reply(200, self._keep(resource, Content()).metadata)

    def _replace(self, request: Request) -> Reply:
        """New content for a file that is there."""
        file = self._named(request)
        if file is None:
            return problem(404, "notFound")
        if request.query.get("uploadType") == "resumable":
            changed = {**file.metadata, **request.json(), "replaces": True}
            return self.begin(request, _UPLOAD, changed)
        resource, media = related(request)
        content = Content()
        content.append(media)
        return Reply(200, self._keep({**file.metadata, **resource}, content).metadata)

    def _get(self, request: Request) -> Reply:
        file = self._named(request)
        if file is None:
            return problem(404, "notFound", "File not found.")
        if request.query.get("alt") == "media":
            return Reply(200, file.bytes)
        return Reply(200, file.metadata)

    def _update(self, request: Request) -> Reply:
        file = self._named(request)
        if file is None:
            return problem(404, "notFound", "File not found.")
        file.metadata |= request.json()
        file.title = file.metadata["name"]
        return Reply(200, file.metadata)

    def _delete(self, request: Request) -> Reply:
        file = self._named(request)
        if file is None:
            return problem(404, "notFound", "File not found.")
        del self.files[file.id]
        return Reply(204)

    def _named(self, request: Request) -> Film | None:
        return self.files.get(request.path.rsplit("/", 1)[1])

    def _list(self, request: Request) -> Reply:
        wanted = request.query.get("q", "")
        found = [each.metadata for each in self.files.values() if _matches(each.metadata, wanted)]
        most, start = (
            int(request.query.get("pageSize", 100)),
            int(request.query.get("pageToken") or 0),
        )
        answer: dict[str, Any] = {"kind": "drive#fileList", "files": found[start : start + most]}
        if start + most < len(found):
            answer["nextPageToken"] = str(start + most)
        return Reply(200, answer)

    def _about(self, request: Request) -> Reply:
        quota = {"limit": str(15 * 1024**3), "usage": "0"}
        return Reply(200, {"user": {"displayName": "Recorder"}, "storageQuota": quota})

    routes: ClassVar[tuple[Route, ...]] = (
        GoogleServer.TOKEN,
        Route("GET", f"{_API}/generateIds", "ids", _generate),
        Route("POST", _UPLOAD, "open", _create),
        Route("PUT", _UPLOAD, "upload", GoogleServer.put_chunk),
        Route("DELETE", _UPLOAD, "delete", GoogleServer.delete_session),
        Route("PATCH", _UPLOAD + _FILE, "replace", _replace),
        Route("GET", _API, "list", _list),
        Route("POST", _API, "create", _create_plain),
        Route("GET", _API + _FILE, "get", _get),
        Route("PATCH", _API + _FILE, "update", _update),
        Route("DELETE", _API + _FILE, "remove", _delete),
        Route("GET", "/drive/v3/about", "about", _about),
    )


_TERMS: tuple[tuple[str, Any], ...] = (
    (r"trashed ?= ?(true|false)", lambda f, v: str(f["trashed"]).lower() == v),
    (r"name ?= ?'((?:[^'\\]|\\.)*)'", lambda f, v: f["name"] == re.sub(r"\\(.)", r"\1", v)),
    (r"mimeType ?= ?'([^']*)'", lambda f, v: f["mimeType"] == v),
    (r"mimeType ?!= ?'([^']*)'", lambda f, v: f["mimeType"] != v),
    (r"'([^']*)' in parents", lambda f, v: v in f["parents"]),
    (
        r"(?:appP|p)roperties has ?\{ ?key ?= ?'([^']*)' and value ?= ?'([^']*)' ?\}",
        lambda f, k, v: (f.get("appProperties", {}) | f.get("properties", {})).get(k) == v,
    ),
)


def _matches(file: dict[str, Any], wanted: str) -> bool:
    """Whether a query of terms joined by `and` holds for the file."""
    rest, holds = wanted, True
    for pattern, says in _TERMS:
        for found in re.finditer(pattern, rest):
            holds = holds and says(file, *found.groups())
        rest = re.sub(pattern, "", rest)
    assert not rest.replace("and", "").strip(), f"a query this server doesn't know: {wanted}"
    return holds
